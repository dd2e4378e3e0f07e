// Finds the shape of an error by its code on the wire.
import type { ErrorShape, OperationModel, ServiceModel } from '../model/service-model.ts';
import { responseBindings } from './operation-plan.ts';
import type { Bindings } from './operation-plan.ts';

export interface KnownError {
  readonly bindings: Bindings;
  /** Names of its members. */
  readonly names: ReadonlySet<string>;
  /** The member that is its message: services write it with a small or a large letter. */
  readonly messageMember: string;
  readonly queryCode: string | undefined;
}

const byModel = new WeakMap<ServiceModel, ReadonlyMap<string, readonly (readonly [name: string, shape: ErrorShape])[]>>();

/** Among shapes of the same code, the one that the operation lists; undefined if the model has none. */
export function errorShapeOf(model: ServiceModel, operation: OperationModel | undefined, code: string): KnownError | undefined {
  let shapes = byModel.get(model);
  if (shapes === undefined) {
    shapes = collect(model);
    byModel.set(model, shapes);
  }
  const candidates = shapes.get(code);
  const [name, shape] = candidates?.find(([candidate]) => operation?.errors.includes(candidate) === true) ?? candidates?.[0] ?? [];
  const bindings = responseBindings(model, name);
  if (bindings === undefined) return undefined;
  const names = new Set(bindings.structure.members.map((member) => member.name));
  const messageMember = [...names].find((member) => member.toLowerCase() === 'message') ?? 'message';
  return { bindings, names, messageMember, queryCode: shape?.queryCode };
}

function collect(model: ServiceModel): ReadonlyMap<string, readonly (readonly [string, ErrorShape])[]> {
  const found = new Map<string, (readonly [string, ErrorShape])[]>();
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.kind !== 'error') continue;
    const known = found.get(shape.code);
    if (known === undefined) found.set(shape.code, [[name, shape]]);
    else known.push([name, shape]);
  }
  return found;
}
