// Responses of the REST protocols: status, headers, and a body of the members that do not travel elsewhere.
import type { OperationModel, ServiceModel } from '../../model/service-model.ts';
import { CONTENT_TYPES, XML_DECLARATION } from '../content-types.ts';
import { JSON_FORMAT } from '../document/document-format.ts';
import { writeMembers as writeDocument, writeValue } from '../document/write-document.ts';
import type { LinkedMember, LinkedStructure } from '../linked-shape.ts';
import type { Bindings } from '../operation-plan.ts';
import type { RenderedOutput } from '../render-output.ts';
import { requestIdHeaders } from '../request-id-headers.ts';
import { escapeXml } from '../../xml/escape-xml.ts';
import { printNamespace, writeStructure } from '../xml/write-element.ts';
import type { XmlNamespace } from '../xml/write-element.ts';
import { statusOf, writeHeaders } from './write-bindings.ts';
import type { Header } from './write-bindings.ts';

type Values = Readonly<Record<string, unknown>>;
type RestProtocol = 'restJson1' | 'restXml';
type Body = Pick<RenderedOutput, 'body' | 'streamed'> & { readonly type?: string };

export function renderRest(
  model: ServiceModel,
  operation: OperationModel,
  protocol: RestProtocol,
  bindings: Bindings | undefined,
  output: Values,
  requestId: string,
): RenderedOutput {
  const declared = operation.http?.[2] ?? 200;
  const headers: Header[] = requestIdHeaders(protocol, requestId);
  if (bindings === undefined) return { status: declared, headers };
  headers.push(...writeHeaders(bindings, output));
  const partial = model.name === 's3' && declared === 200 && output['ContentRange'] !== undefined;
  const status = partial ? 206 : statusOf(bindings, output, declared);
  const { type, ...body } = bodyOf(model, operation, protocol, bindings, output);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (type !== undefined && !typed) headers.push(['Content-Type', type]);
  return { status, headers, ...body };
}

function bodyOf(model: ServiceModel, operation: OperationModel, protocol: RestProtocol, bindings: Bindings, output: Values): Body {
  const { payload, structure, body } = bindings;
  if (payload !== undefined) return payloadOf(model, protocol, payload, output[payload.name]);
  if (protocol === 'restJson1') {
    return { body: JSON.stringify(writeDocument(body, output, JSON_FORMAT)), type: CONTENT_TYPES.restJson1 };
  }
  if (body.length === 0) return {};
  if (model.name === 's3' && operation.name === 'GetBucketLocation') return xml(unwrappedLocation(model, output));
  return xml(writeRoot(model, structure.xmlName ?? structure.name, structure, body, output));
}

function payloadOf(model: ServiceModel, protocol: RestProtocol, { shape, xmlName, xmlNamespace }: LinkedMember, value: unknown): Body {
  if (value === undefined || value === null) return {};
  if (shape.kind === 'scalar') {
    if (shape.scalar === 'stream') {
      const type = 'application/octet-stream';
      return value instanceof Uint8Array ? { body: value, type } : { streamed: value as NonNullable<RenderedOutput['streamed']>, type };
    }
    if (shape.scalar === 'blob') return { body: value as Uint8Array, type: 'application/octet-stream' };
    // Amazon S3 hands out bucket policies this way.
    if (shape.scalar !== 'document') return { body: String(value), type: model.name === 's3' ? 'application/json' : 'text/plain' };
  }
  if (protocol === 'restJson1') return { body: JSON.stringify(writeValue(shape, value, JSON_FORMAT)), type: CONTENT_TYPES.restJson1 };
  if (shape.kind !== 'structure') throw new Error('a payload of XML must be a structure');
  const name = xmlName ?? shape.xmlName ?? shape.name;
  return xml(writeRoot(model, name, shape, shape.members, value, xmlNamespace));
}

function writeRoot(
  model: ServiceModel,
  name: string,
  structure: LinkedStructure,
  members: readonly LinkedMember[],
  value: object,
  namespace?: XmlNamespace,
): string {
  const ofService: XmlNamespace | undefined = model.xmlNamespace === undefined ? undefined : [model.xmlNamespace];
  return writeStructure(name, { members }, value, model.name === 's3', namespace ?? structure.xmlNamespace ?? ofService);
}

/** The one answer whose only member is the root itself; empty for the first region. */
function unwrappedLocation(model: ServiceModel, output: Values): string {
  const location = output['LocationConstraint'];
  const start = `LocationConstraint${printNamespace(model.xmlNamespace === undefined ? undefined : [model.xmlNamespace])}`;
  return typeof location === 'string' && location !== '' ? `<${start}>${escapeXml(location)}</LocationConstraint>` : `<${start}/>`;
}

function xml(root: string): Body {
  return { body: `${XML_DECLARATION}${root}`, type: CONTENT_TYPES.restXml };
}
