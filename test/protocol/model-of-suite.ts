// A suite's shapes and one of its operations as a model, as if it had been compiled from a client.
import type {
  ErrorShape,
  Member,
  MemberTraits,
  OperationModel,
  Protocol,
  ServiceModel,
  Shape,
} from '../../src/cloud/model/service-model.ts';
import type { CaseMember, CaseNamespace, CaseOperation, CaseShape, ProtocolSuite } from './protocol-cases.ts';

const SCALARS: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['character', 'string'],
  ['boolean', 'boolean'],
  ['byte', 'number'],
  ['short', 'number'],
  ['integer', 'number'],
  ['long', 'number'],
  ['float', 'number'],
  ['double', 'number'],
  ['bigInteger', 'bigint'],
  ['bigDecimal', 'bigdecimal'],
  ['blob', 'blob'],
]);
const TIMESTAMPS: ReadonlyMap<string, string> = new Map([
  ['iso8601', 'date-time'],
  ['rfc822', 'http-date'],
  ['unixTimestamp', 'epoch-seconds'],
]);

export function protocolOf({ metadata }: ProtocolSuite): Protocol {
  switch (metadata.protocol) {
    case 'query':
      return 'awsQuery';
    case 'ec2':
      return 'ec2Query';
    case 'json':
      return metadata.jsonVersion === '1.0' ? 'awsJson1_0' : 'awsJson1_1';
    case 'rest-json':
      return 'restJson1';
    case 'rest-xml':
      return 'restXml';
    default:
      return 'rpcv2Cbor';
  }
}

export function modelOfSuite(suite: ProtocolSuite, given: CaseOperation): { model: ServiceModel; operation: OperationModel } {
  const protocol = protocolOf(suite);
  const operation: OperationModel = {
    name: given.name,
    ...(given.input === undefined ? {} : { input: given.input.shape }),
    ...(given.output === undefined ? {} : { output: given.output.shape }),
    ...(given.http === undefined ? {} : { http: [given.http.method, given.http.requestUri, given.http.responseCode ?? 200] as const }),
    errors: given.errors?.map(({ shape }) => shape) ?? [],
  };
  const converter = new Converter(suite, protocol);
  const shapes = Object.entries(suite.shapes).flatMap(([name, shape]) => converter.shape(name, shape));
  // The root of an input may be named where the operation refers to it.
  const roots = [given.input, given.output].flatMap((member) => (member === undefined ? [] : converter.root(member)));
  return {
    operation,
    model: {
      name: 'suite',
      serviceId: 'Suite',
      signingName: 'suite',
      version: suite.metadata.apiVersion ?? '',
      protocols: [protocol],
      ...(suite.metadata.xmlNamespace === undefined ? {} : { xmlNamespace: suite.metadata.xmlNamespace }),
      hosts: [],
      operations: { [operation.name]: operation },
      shapes: Object.fromEntries([...shapes, ...roots]),
    },
  };
}

class Converter {
  readonly #suite: ProtocolSuite;
  readonly #protocol: Protocol;

  constructor(suite: ProtocolSuite, protocol: Protocol) {
    this.#suite = suite;
    this.#protocol = protocol;
  }

  shape(name: string, shape: CaseShape): readonly (readonly [string, Shape])[] {
    if (shape.type === 'list' && shape.member !== undefined) {
      return [[name, { kind: 'list', member: this.#member(shape.member), ...this.#sparse(name) }]];
    }
    if (shape.type === 'map' && shape.key !== undefined && shape.value !== undefined) {
      return [[name, { kind: 'map', key: this.#member(shape.key), value: this.#member(shape.value), ...this.#sparse(name) }]];
    }
    if (shape.type !== 'structure' || shape.document === true) return [];
    const members = Object.entries(shape.members ?? {}).map(([key, member]) => {
      if (shape.payload !== key) return [key, this.#member(member)] as const;
      // The suites repeat the name of a payload's member, which is not what its root is called.
      const { locationName, ...unnamed } = member;
      return [key, { ...this.#member(locationName === key ? unnamed : member), payload: true as const }] as const;
    });
    const structure = {
      members: Object.fromEntries(members),
      required: shape.required ?? [],
      ...(shape.locationName === undefined ? {} : { xmlName: shape.locationName }),
      ...(shape.xmlNamespace === undefined ? {} : { xmlNamespace: namespaceOf(shape.xmlNamespace) }),
    };
    if (shape.exception !== true) return [[name, { kind: shape.union === true ? 'union' : 'structure', ...structure }]];
    const { code, httpStatusCode } = shape.error ?? {};
    const compatible = this.#suite.metadata.awsQueryCompatible !== undefined;
    const error: ErrorShape = { kind: 'error', ...structure, code: (compatible ? undefined : code) ?? name, status: httpStatusCode ?? 400 };
    return [[name, compatible && code !== undefined ? { ...error, queryCode: code } : error]];
  }

  /** The root's name and namespace, where the operation gives them. */
  root(member: CaseMember): readonly (readonly [string, Shape])[] {
    const [[name, shape] = []] = this.shape(member.shape, this.#suite.shapes[member.shape] ?? { type: 'structure' });
    if (name === undefined || shape === undefined || shape.kind === 'list' || shape.kind === 'map') return [];
    const xmlName = member.locationName === undefined ? {} : { xmlName: member.locationName };
    const xmlNamespace = member.xmlNamespace === undefined ? {} : { xmlNamespace: namespaceOf(member.xmlNamespace) };
    return [[name, { ...shape, ...xmlName, ...xmlNamespace }]];
  }

  #member(member: CaseMember): Member {
    const shape = this.#suite.shapes[member.shape] ?? { type: 'string' };
    return { shape: this.#ref(member, shape), ...this.#traits(member) };
  }

  #ref(member: CaseMember, shape: CaseShape): string {
    if (shape.document === true) return 'document';
    if (shape.type === 'timestamp') return TIMESTAMPS.get(member.timestampFormat ?? shape.timestampFormat ?? '') ?? 'timestamp';
    if (shape.type === 'blob' && shape.streaming === true) return 'stream';
    return SCALARS.get(shape.type) ?? `#${member.shape}`;
  }

  #traits(member: CaseMember): MemberTraits {
    const xml = {
      ...(member.flattened === true ? { xmlFlattened: true as const } : {}),
      ...(member.xmlAttribute === true ? { xmlAttribute: true as const } : {}),
      ...(member.xmlNamespace === undefined ? {} : { xmlNamespace: namespaceOf(member.xmlNamespace) }),
    };
    const name = member.locationName;
    switch (member.location) {
      case 'uri':
        return { ...xml, label: true };
      case 'header':
        return { ...xml, header: name ?? '' };
      case 'headers':
        return { ...xml, prefixHeaders: name ?? '' };
      case 'statusCode':
        return { ...xml, responseCode: true };
      case 'querystring':
        return name === undefined || this.#suite.shapes[member.shape]?.type === 'map'
          ? { ...xml, queryParams: true }
          : { ...xml, query: name };
      default:
        if (name === undefined) return xml;
        return this.#protocol === 'restJson1' || this.#protocol.startsWith('awsJson')
          ? { ...xml, jsonName: name }
          : { ...xml, xmlName: name };
    }
  }

  // The suites do not say which collections may hold null, but their names do.
  #sparse(name: string): { readonly sparse?: true } {
    return name.toLowerCase().includes('sparse') ? { sparse: true } : {};
  }
}

function namespaceOf(namespace: CaseNamespace): readonly [uri: string, prefix?: string] {
  if (typeof namespace === 'string') return [namespace];
  return namespace.prefix === undefined ? [namespace.uri] : [namespace.uri, namespace.prefix];
}
