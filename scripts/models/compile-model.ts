// Compiles the schemas of one client to the model that the local cloud reads.
import type { ErrorShape, Member, OperationModel, ServiceModel, Shape, StructureShape } from '../../src/cloud/model/service-model.ts';
import { compileMember, namespaceOf } from './compile-member.ts';
import type { Client } from './read-client.ts';
import { ERROR, LIST, MAP, OPERATION, resolve, STRUCTURE, traitsOf, UNION } from './schema-tuples.ts';
import type { ListSchema, MapSchema, OperationSchema, Reference, Schema, StructureSchema } from './schema-tuples.ts';

export function compileModel(client: Client): ServiceModel {
  const shapes = new ShapeCompiler(client);
  const kept = client.source.operations === undefined ? undefined : new Set(client.source.operations);
  const schemas = client.schemas.filter((schema): schema is OperationSchema => schema[0] === OPERATION).sort(byName);
  const missing = [...(kept ?? [])].filter((name) => schemas.every((schema) => schema[2] !== name));
  if (missing.length > 0) throw new Error(`${client.source.from} has no ${missing.join(', ')}`);
  const isKept = ([, , name]: Schema): boolean => kept === undefined || kept.has(name);
  for (const schema of schemas) if (isKept(schema)) shapes.visitRoot(schema[4], true);
  const operations = schemas.map((schema) => compileOperation(schema, client, shapes, isKept(schema)));
  for (const schema of client.schemas) if (isServiceError(schema)) shapes.visit(schema, false);
  const { name, protocols } = client.source;
  return {
    name,
    serviceId: client.serviceId,
    signingName: client.signingName,
    version: client.version,
    protocols,
    ...(client.xmlNamespace === undefined ? {} : { xmlNamespace: client.xmlNamespace }),
    ...(client.targetPrefix === undefined ? {} : { targetPrefix: client.targetPrefix }),
    hosts: client.hosts,
    operations: Object.fromEntries(operations.map((operation) => [operation.name, operation])),
    shapes: Object.fromEntries([...shapes.compiled].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function compileOperation(schema: OperationSchema, client: Client, shapes: ShapeCompiler, kept: boolean): OperationModel {
  const [, , name] = schema;
  const traits = traitsOf(schema[3]);
  const input = kept ? shapes.visitRoot(schema[4], true) : undefined;
  const output = kept ? shapes.visitRoot(schema[5], false) : undefined;
  const http = traits.get('http') as OperationModel['http'];
  const [hostPrefix] = (traits.get('endpoint') as readonly [string] | undefined) ?? [];
  return {
    name,
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(http === undefined ? {} : { http: [http[0], withBucket(http[1], shapes.membersOf(input)), http[2]] as const }),
    ...(hostPrefix === undefined ? {} : { hostPrefix }),
    errors: client.declarations.errorsOf(name),
  };
}

/** The client of S3 leaves the bucket out of its paths, as it may stand in the host. */
function withBucket(uri: string, members: Readonly<Record<string, Member>>): string {
  if (members['Bucket']?.label !== true || uri.includes('{Bucket}')) return uri;
  return uri.startsWith('/{') ? `/{Bucket}${uri}` : `/{Bucket}${uri.slice(1)}`;
}

/** Without the client's own base classes. */
function isServiceError(schema: Schema): boolean {
  return schema[0] === ERROR && !schema[1].startsWith('smithy.ts.sdk.synthetic.');
}

function byName(a: Schema, b: Schema): number {
  return a[2] < b[2] ? -1 : 1;
}

/** Collects the shapes reachable from what it is asked to visit. */
class ShapeCompiler {
  readonly compiled: Map<string, Shape> = new Map();
  readonly #client: Client;
  readonly #visited = new Set<string>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Name of an input or output structure; undefined for none. */
  visitRoot(reference: Reference, isInput: boolean): string | undefined {
    const { target } = resolve(reference);
    return typeof target === 'object' ? this.visit(target, isInput) : undefined;
  }

  /** Enumerations are kept where somebody checks them: in inputs, which therefore are visited before outputs. */
  visit(schema: Schema, isInput: boolean): string {
    const name = schema[2];
    if (this.#visited.has(name)) return name;
    this.#visited.add(name); // Before what it contains, which may be itself.
    this.compiled.set(name, this.#compile(schema, isInput));
    return name;
  }

  membersOf(name: string | undefined): Readonly<Record<string, Member>> {
    const shape = name === undefined ? undefined : this.compiled.get(name);
    return shape !== undefined && 'members' in shape ? shape.members : {};
  }

  #compile(schema: Schema, isInput: boolean): Shape {
    const visit = (inner: Schema): string => this.visit(inner, isInput);
    const [kind, , , traits] = schema;
    const sparse = traitsOf(traits).has('sparse') ? ({ sparse: true } as const) : {};
    if (kind === LIST) return { kind: 'list', member: compileMember((schema as ListSchema)[4], visit), ...sparse };
    if (kind === MAP) {
      const [, , , , key, value] = schema as MapSchema;
      return { kind: 'map', key: compileMember(key, visit), value: compileMember(value, visit), ...sparse };
    }
    if (kind !== STRUCTURE && kind !== UNION && kind !== ERROR) throw new Error(`${schema[2]} has the unknown kind ${kind}`);
    return kind === ERROR ? this.#error(schema as StructureSchema) : this.#structure(schema as StructureSchema, isInput);
  }

  #structure(schema: StructureSchema, isInput: boolean): StructureShape {
    const [kind, , name, traits, names, members, required = 0] = schema;
    const valuesOf = (member: string): readonly string[] | undefined =>
      isInput ? this.#client.declarations.valuesOf(name, member) : undefined;
    const compiled = names.map((member, index) => {
      const reference = members[index] ?? 'unit';
      return [member, compileMember(reference, (inner) => this.visit(inner, isInput), valuesOf(member))] as const;
    });
    const xml = traitsOf(traits);
    return {
      kind: kind === UNION ? 'union' : 'structure',
      members: Object.fromEntries(compiled),
      required: names.slice(0, required),
      ...(xml.has('xmlName') ? { xmlName: xml.get('xmlName') as string } : {}),
      ...(xml.has('xmlNamespace') ? { xmlNamespace: namespaceOf(xml.get('xmlNamespace')) } : {}),
    };
  }

  #error(schema: StructureSchema): ErrorShape {
    const traits = traitsOf(schema[3]);
    const query = traits.get('awsQueryError') as readonly [string, number] | undefined;
    const status = (traits.get('httpError') as number | undefined) ?? (traits.get('error') === 'server' ? 500 : 400);
    const protocol = this.#client.source.protocols[0];
    const { members, required } = this.#structure(schema, false);
    const shape = { kind: 'error', members, required } as const;
    if (protocol === 'awsQuery' || protocol === 'ec2Query')
      return { ...shape, code: query?.[0] ?? schema[2], status: query?.[1] ?? status };
    // JSON 1.x tells errors apart by name only, and the reference pages of these services say 400 or 500 whatever the model says.
    if (protocol === 'awsJson1_0' || protocol === 'awsJson1_1') return { ...shape, code: schema[2], status: status < 500 ? 400 : 500 };
    return { ...shape, code: schema[2], status };
  }
}
