// Prints the TypeScript types of a model's structures, and of what each of its operations takes and gives.
import type { Member, ServiceModel, Shape, StructureShape } from '../../src/cloud/model/service-model.ts';
import type { ClientSource } from './clients.ts';

/** A structure of such a name gets the service's name before it. */
const TAKEN: ReadonlySet<string> = new Set(['Array', 'Date', 'Error', 'Map', 'Object', 'Readonly', 'Record', 'StreamedBody', 'Uint8Array']);

/** A module that declares types only. */
export function printTypes(source: ClientSource, model: ServiceModel, version: string): string {
  const operations = Object.values(model.operations).filter((operation) => source.operations?.includes(operation.name) ?? true);
  const outputs = reachable(
    model,
    operations.flatMap(({ output }) => output ?? []),
  );
  const inputs = reachable(
    model,
    operations.flatMap(({ input }) => input ?? []),
  );
  const names = [...new Set([...inputs, ...outputs])].sort();
  const writer = { model, typeName: source.typeName };
  const structures = names.flatMap((name) => {
    const shape = model.shapes[name];
    if (shape === undefined || !isStructure(shape)) return [];
    return printStructure(nameOf(name, source.typeName), shape, { ...writer, stream: outputs.has(name) ? 'StreamedBody' : 'ReceivedBody' });
  });
  const entries = operations.map(({ name, input, output }) => {
    const taken = input === undefined ? 'Record<string, never>' : nameOf(input, source.typeName);
    const given = output === undefined ? 'undefined' : nameOf(output, source.typeName);
    return `  readonly ${name}: { readonly input: ${taken}; readonly output: ${given} };\n`;
  });
  const body = [...structures, `export interface ${source.typeName}Operations {\n${entries.join('')}}\n`].join('\n');
  const streams = ['ReceivedBody', 'StreamedBody'].filter((type) => new RegExp(`\\b${type}\\b`).test(body));
  return [
    `// Inputs and outputs of ${model.serviceId}. Written by scripts/build-models.ts from ${source.from}@${version} (Apache-2.0).\n`,
    streams.length === 0 ? '' : `import type { ${streams.join(', ')} } from '../streamed-body.ts';\n`,
    `\n${body}`,
  ].join('');
}

interface Writer {
  readonly model: ServiceModel;
  readonly typeName: string;
  readonly stream: string;
}

function printStructure(name: string, shape: StructureShape, writer: Writer): string {
  const members = Object.entries(shape.members).map(([member, { shape: ref }]) => {
    const type = typeOf(ref, writer);
    return shape.required.includes(member) ? `  readonly ${key(member)}: ${type};\n` : `  readonly ${key(member)}?: ${type} | undefined;\n`;
  });
  return members.length === 0 ? `export type ${name} = Record<string, never>;\n` : `export interface ${name} {\n${members.join('')}}\n`;
}

function typeOf(ref: string, writer: Writer): string {
  if (ref.startsWith('list:')) return `readonly ${element(ref.slice('list:'.length), writer)}[]`;
  if (ref.startsWith('map:')) return `Readonly<Record<string, ${typeOf(ref.slice('map:'.length), writer)}>>`;
  if (!ref.startsWith('#')) return scalarType(ref, writer.stream);
  const name = ref.slice(1);
  const shape = writer.model.shapes[name];
  if (shape?.kind === 'list') return `readonly ${element(shape.member.shape, writer)}[]`;
  if (shape?.kind === 'map') return `Readonly<Record<string, ${typeOf(shape.value.shape, writer)}>>`;
  return nameOf(name, writer.typeName);
}

function element(ref: string, writer: Writer): string {
  const type = typeOf(ref, writer);
  return type.startsWith('readonly ') ? `(${type})` : type;
}

function scalarType(ref: string, stream: string): string {
  if (ref === 'string' || ref === 'number' || ref === 'boolean' || ref === 'bigint') return ref;
  if (ref === 'bigdecimal') return 'string';
  if (ref === 'blob') return 'Uint8Array';
  if (ref === 'stream') return stream;
  return ref === 'document' ? 'unknown' : 'Date';
}

function nameOf(shape: string, prefix: string): string {
  const name = shape.charAt(0).toUpperCase() + shape.slice(1);
  return TAKEN.has(name) ? `${prefix}${name}` : name;
}

function key(member: string): string {
  return /^[A-Za-z_]\w*$/.test(member) ? member : `'${member}'`;
}

function isStructure(shape: Shape): shape is StructureShape {
  return shape.kind === 'structure' || shape.kind === 'union';
}

/** Names of all shapes that these lead to, with themselves. */
function reachable(model: ServiceModel, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const shape = model.shapes[name];
    if (shape === undefined || found.has(name)) return;
    found.add(name);
    for (const { shape: ref } of membersOf(shape)) {
      const at = ref.indexOf('#');
      if (at >= 0) visit(ref.slice(at + 1));
    }
  };
  for (const root of roots) visit(root);
  return found;
}

function membersOf(shape: Shape): readonly Member[] {
  if (shape.kind === 'list') return [shape.member];
  return shape.kind === 'map' ? [shape.key, shape.value] : Object.values(shape.members);
}
