// Which member of a structure is the body itself, passed through without being read whole.
import type { OperationModel, ServiceModel, StructureShape } from '../model/service-model.ts';

const known = new WeakMap<OperationModel, { readonly input: string | undefined; readonly output: string | undefined }>();

/** Names of the `stream` members of an operation's input and output. */
export function streamedMembers(
  model: ServiceModel,
  operation: OperationModel,
): { readonly input: string | undefined; readonly output: string | undefined } {
  let members = known.get(operation);
  if (members === undefined) {
    members = { input: streamOf(model, operation.input), output: streamOf(model, operation.output) };
    known.set(operation, members);
  }
  return members;
}

function streamOf(model: ServiceModel, name: string | undefined): string | undefined {
  const shape = name === undefined ? undefined : (model.shapes[name] as StructureShape | undefined);
  return shape && Object.entries(shape.members).find(([, member]) => member.shape === 'stream' && member.payload === true)?.[0];
}
