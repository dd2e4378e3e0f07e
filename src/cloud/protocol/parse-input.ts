// From a request to the input of its operation, in whichever protocol it came.
import type { OperationModel, Protocol, ServiceModel } from '../model/service-model.ts';
import { ServiceError } from '../service-error.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { XmlError } from '../xml/xml-element.ts';
import { readXml } from '../xml/read-xml.ts';
import { CborError, decodeCbor } from './cbor/decode-cbor.ts';
import { CBOR_FORMAT, JSON_FORMAT } from './document/document-format.ts';
import { DocumentError, readMembers, readValue } from './document/read-document.ts';
import { malformedInput } from './malformed-input.ts';
import { planOf } from './operation-plan.ts';
import type { LinkedMember } from './linked-shape.ts';
import type { Bindings } from './operation-plan.ts';
import { parseFormTree } from './query/form-tree.ts';
import { readForm } from './query/read-form.ts';
import { readBindings } from './rest/read-bindings.ts';
import { lacksRequired } from './xml/lacks-required.ts';
import { readElement } from './xml/read-element.ts';

export interface ReadableRequest extends Pick<WireRequest, 'path' | 'query' | 'headers'> {
  /** The whole body; undefined for none, and where it is kept as a stream. */
  readonly body: Uint8Array | undefined;
}

/**
 * The input by the model's member names, with what the request leaves out left out. `stream` members are never in it: they are the
 * caller's to add. `labels` are those of the route, decoded. Throws ServiceError with the protocol's code for what cannot be read.
 */
export function parseInput(
  model: ServiceModel,
  operation: OperationModel,
  protocol: Protocol,
  request: ReadableRequest,
  labels: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { input: bindings } = planOf(model, operation);
  try {
    switch (protocol) {
      case 'awsQuery':
      case 'ec2Query':
        return bindings === undefined ? {} : parseForm(bindings, protocol, request);
      case 'awsJson1_0':
      case 'awsJson1_1':
        return parseDocument(bindings, request.body, parseJson, JSON_FORMAT);
      case 'rpcv2Cbor':
        return parseDocument(bindings, request.body, decodeCbor, CBOR_FORMAT);
      case 'restJson1':
      case 'restXml':
        return bindings === undefined ? {} : parseRest(model, bindings, protocol, request, labels);
    }
  } catch (problem) {
    if (problem instanceof DocumentError || problem instanceof CborError || problem instanceof XmlError) {
      throw malformedInput(protocol, problem.message);
    }
    throw problem;
  }
}

function parseForm({ structure }: Bindings, protocol: 'awsQuery' | 'ec2Query', request: ReadableRequest): Record<string, unknown> {
  if (structure.members.length === 0) return {};
  const body = request.body === undefined ? '' : textOf(request.body);
  const tree = parseFormTree([request.query, body]);
  if (tree === undefined) throw malformedInput(protocol, 'The request is not a well-formed form');
  return readForm(structure, tree, protocol);
}

function parseDocument(
  bindings: Bindings | undefined,
  body: Uint8Array | undefined,
  decode: (body: Uint8Array) => unknown,
  format: typeof JSON_FORMAT,
): Record<string, unknown> {
  const document = body === undefined || body.length === 0 ? {} : decode(body);
  return readMembers(bindings?.structure ?? { members: [], union: false }, document, format);
}

function parseRest(
  model: ServiceModel,
  bindings: Bindings,
  protocol: 'restJson1' | 'restXml',
  request: ReadableRequest,
  labels: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  readBindings(bindings, request, labels, protocol, input);
  const body = request.body === undefined || request.body.length === 0 ? undefined : request.body;
  if (bindings.payload !== undefined) parsePayload(model, bindings, protocol, body, input);
  else if (body !== undefined && bindings.body.length > 0) {
    if (protocol === 'restJson1') Object.assign(input, readMembers({ members: bindings.body, union: false }, parseJson(body), JSON_FORMAT));
    else {
      const found = readElement(bindings.structure, readXml(body));
      for (const { name } of bindings.body) if (Object.hasOwn(found, name)) input[name] = found[name];
    }
  }
  return input;
}

function parsePayload(
  model: ServiceModel,
  { payload }: Bindings,
  protocol: 'restJson1' | 'restXml',
  body: Uint8Array | undefined,
  input: Record<string, unknown>,
): void {
  if (payload === undefined) return;
  const { name, shape } = payload;
  if (shape.kind === 'scalar') {
    if (shape.scalar === 'stream') return;
    if (body === undefined) requireBody(model, payload);
    else if (shape.scalar === 'blob') input[name] = body;
    else if (shape.scalar === 'document') input[name] = readValue(shape, parseJson(body), JSON_FORMAT);
    else input[name] = textOf(body);
    return;
  }
  if (body === undefined) {
    requireBody(model, payload);
    return;
  }
  if (protocol === 'restJson1') input[name] = readValue(shape, parseJson(body), JSON_FORMAT);
  else if (shape.kind === 'structure') {
    const root = readXml(body);
    const wanted = payload.xmlName ?? shape.xmlName ?? shape.name;
    if (model.name === 's3' && root.name !== wanted) throw new XmlError(`the root is not ${wanted}`);
    const value = readElement(shape, root);
    if (model.name === 's3' && lacksRequired(shape, value)) throw new XmlError(`${wanted} lacks a member`);
    input[name] = value;
  }
}

/** As Amazon S3 says it of configurations; other services leave it to the check of required members. */
function requireBody({ name }: ServiceModel, { required }: LinkedMember): void {
  if (name === 's3' && required) throw new ServiceError('MissingRequestBodyError', 400, 'Request Body is empty');
}

function parseJson(body: Uint8Array): unknown {
  const text = textOf(body);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentError('The request body is not well-formed JSON');
  }
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}
