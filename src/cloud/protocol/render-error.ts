// Errors in the envelope of each protocol.
import type { OperationModel, Protocol, ServiceModel } from '../model/service-model.ts';
import type { ServiceError } from '../service-error.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { escapeXml } from '../xml/escape-xml.ts';
import { encodeCbor } from './cbor/encode-cbor.ts';
import { CONTENT_TYPES, XML_DECLARATION } from './content-types.ts';
import { CBOR_FORMAT, JSON_FORMAT } from './document/document-format.ts';
import { writeMembers } from './document/write-document.ts';
import { errorShapeOf } from './error-shape.ts';
import type { KnownError } from './error-shape.ts';
import { hostIdOf, requestIdHeaders } from './request-id-headers.ts';
import { writeHeaders } from './rest/write-bindings.ts';
import type { Header } from './rest/write-bindings.ts';
import { printNamespace, writeMembers as writeElements } from './xml/write-element.ts';

/**
 * The response to a call that failed, with everything that the error's shape says about it, if the model has one for its code. The body of
 * an answer to HEAD is the sender's to leave out. `operation` is undefined where the request was refused before it was routed.
 */
export function renderError(
  model: ServiceModel,
  operation: OperationModel | undefined,
  protocol: Protocol,
  error: ServiceError,
  requestId: string,
): WireResponse {
  const known = errorShapeOf(model, operation, error.code);
  const fault = error.details.fault ?? (error.status < 500 ? 'Sender' : 'Receiver');
  const headers: Header[] = [...requestIdHeaders(protocol, requestId), ['Content-Type', CONTENT_TYPES[protocol]]];
  if (protocol === 'rpcv2Cbor') headers.push(['smithy-protocol', 'rpc-v2-cbor']);
  if (protocol === 'restJson1') headers.push(['x-amzn-ErrorType', error.code]);
  if (known?.queryCode !== undefined && isRpc(protocol)) headers.push(['x-amzn-query-error', `${known.queryCode};${fault}`]);
  const values: Readonly<Record<string, unknown>> = { ...error.details.members, [known?.messageMember ?? 'message']: error.message };
  if (known !== undefined) headers.push(...writeHeaders(known.bindings, values));
  headers.push(...(error.details.headers ?? []));
  return { status: error.status, headers, body: bodyOf(model, protocol, error, { known, values, fault, requestId }) };
}

interface Parts {
  readonly known: KnownError | undefined;
  /** By member, with the message. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly fault: 'Sender' | 'Receiver';
  readonly requestId: string;
}

function bodyOf(model: ServiceModel, protocol: Protocol, error: ServiceError, parts: Parts): string | Uint8Array {
  const { known, values, fault, requestId } = parts;
  const id = escapeXml(requestId);
  const code = escapeXml(error.code);
  const message = escapeXml(error.message);
  switch (protocol) {
    case 'awsQuery': {
      const inner = `<Type>${fault}</Type><Code>${code}</Code><Message>${message}</Message>${elements(parts)}`;
      return `<ErrorResponse${namespaceOf(model)}><Error>${inner}</Error><RequestId>${id}</RequestId></ErrorResponse>`;
    }
    case 'ec2Query': {
      const inner = `<Code>${code}</Code><Message>${message}</Message>${elements(parts)}`;
      return `${XML_DECLARATION}<Response><Errors><Error>${inner}</Error></Errors><RequestID>${id}</RequestID></Response>`;
    }
    case 'restXml': {
      const inner = `<Code>${code}</Code><Message>${message}</Message>${elements(parts)}`;
      const ids = `<RequestId>${id}</RequestId><HostId>${hostIdOf(requestId)}</HostId>`;
      if (model.name === 's3') return `${XML_DECLARATION}<Error>${inner}${ids}</Error>`;
      return `${XML_DECLARATION}<ErrorResponse${namespaceOf(model)}><Error><Type>${fault}</Type>${inner}</Error>${ids}</ErrorResponse>`;
    }
    case 'restJson1':
      return JSON.stringify(document(known, values, JSON_FORMAT));
    case 'awsJson1_0':
    case 'awsJson1_1':
      return JSON.stringify({ __type: error.code, ...document(known, values, JSON_FORMAT) });
    case 'rpcv2Cbor':
      return encodeCbor({ __type: error.code, ...document(known, values, CBOR_FORMAT) });
  }
}

/** Members beside the message: those of the shape in its own way, others as plain text (`BucketName` of Amazon S3). */
function elements({ known, values }: Parts): string {
  const members = known?.bindings.body.filter(({ name }) => name !== known.messageMember) ?? [];
  let result = writeElements(members, values, false);
  for (const [name, value] of Object.entries(values)) {
    if (known === undefined ? name === 'message' : known.names.has(name) || name === known.messageMember) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      result += `<${name}>${escapeXml(String(value))}</${name}>`;
    }
  }
  return result;
}

function document(
  known: KnownError | undefined,
  values: Readonly<Record<string, unknown>>,
  format: typeof JSON_FORMAT,
): Readonly<Record<string, unknown>> {
  if (known === undefined) return values;
  const written = writeMembers(known.bindings.body, values, format);
  return { ...written, [known.messageMember]: values[known.messageMember] };
}

function namespaceOf({ xmlNamespace }: ServiceModel): string {
  return xmlNamespace === undefined ? '' : printNamespace([xmlNamespace]);
}

function isRpc(protocol: Protocol): boolean {
  return protocol === 'awsJson1_0' || protocol === 'awsJson1_1' || protocol === 'rpcv2Cbor';
}
