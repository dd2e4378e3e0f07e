// The way of a request, as one list: every step adds what it finds to the exchange, or throws AWS's error.
import { hash } from 'node:crypto';
import type { Kernel } from '../kernel.ts';
import type { StreamedBody } from '../model/streamed-body.ts';
import type { BlobStore } from '../ports/blobs.ts';
import type { Clock } from '../ports/clock.ts';
import { parseInput } from '../protocol/parse-input.ts';
import { type Output, renderOutput } from '../protocol/render-output.ts';
import { requestRouter, type RequestRouter } from '../protocol/request-router.ts';
import type { AnyOperation } from '../registry.ts';
import { ServiceError } from '../service-error.ts';
import type { Session } from '../session.ts';
import { authenticationError } from '../signature/authentication-error.ts';
import { isFailure, type SignatureFailure } from '../signature/signature-failure.ts';
import { type PayloadMode, signsLikeS3 } from '../signature/signature-input.ts';
import { payloadMode, unsignedPayload } from '../signature/payload-mode.ts';
import { readSignature } from '../signature/read-signature.ts';
import { rehearse, runTurn } from '../turn.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { answerByGateway } from './gateway/answer-by-gateway.ts';
import { authenticate, callerNow } from './authenticate.ts';
import { encodedTarget } from './encoded-target.ts';
import { errorStyle } from './error-style.ts';
import { beginExchange, type Exchange, known } from './exchange.ts';
import { gatewayFinder } from './gateway/gateway-finder.ts';
import { hostRegion, isGlobal } from './host-region.ts';
import { decodeContent, hasNothingToCheck, receiveStored, receiveWhole, receiveWholeChecked } from './receive-body.ts';
import { refuse } from './refuse.ts';
import { type SendingBlobs, sendStored, slicesOf } from './send-stored.ts';
import { storeBodies, storesAny } from './store-bodies.ts';
import { hostName, type ServiceFinder, serviceFinder } from './service-finder.ts';
import { streamedMembers } from './streamed-member.ts';
import { turnOf } from './turn-of.ts';

/** The region of requests that name none. */
const DEFAULT_REGION = 'us-east-1';
/** Directory buckets and object lambdas are S3 under other names. */
const S3_SIGNING_NAMES: readonly string[] = ['s3', 's3express', 's3-object-lambda', 's3-outposts'];
const NOTHING = new Uint8Array(0);

interface Tools {
  readonly kernel: Kernel;
  readonly clientsClock: Clock;
  readonly blobs: BlobStore & SendingBlobs;
  readonly findService: ServiceFinder;
  readonly route: RequestRouter;
  readonly openSession: (token: string) => Session | undefined;
}

type Step = (exchange: Exchange, tools: Tools) => void | Promise<void> | undefined;

const STEPS: readonly Step[] = [
  findService,
  receiveBody,
  findOperation,
  authenticateCaller,
  checkBody,
  parse,
  receiveStream,
  storeMembers,
  authorizeAndHandle,
  render,
];

export interface PipelineOptions {
  readonly kernel: Kernel;
  /** Opens session tokens. */
  readonly openSession: (token: string) => Session | undefined;
  readonly newRequestId: () => string;
  readonly blobs: BlobStore & SendingBlobs;
  /** The clock that clients sign by; absent: the cloud's. */
  readonly clientsClock?: Clock;
}

/** Answers requests; never rejects but for broken invariants. */
export function createPipeline({
  kernel,
  openSession,
  newRequestId,
  blobs,
  clientsClock = kernel.clock,
}: PipelineOptions): (request: WireRequest) => Promise<WireResponse> {
  const tools: Tools = { kernel, clientsClock, blobs, openSession, findService: serviceFinder(kernel.registry), route: requestRouter() };
  const findGateway = gatewayFinder(kernel.registry);
  return async (request) => {
    const door = findGateway(request);
    if (door !== undefined) return answerByGateway(door, request, tools, newRequestId());
    const exchange = beginExchange(request, newRequestId(), kernel.clock.now());
    try {
      for (const step of STEPS) {
        const waiting = step(exchange, tools);
        if (waiting !== undefined) await waiting;
      }
      return known(exchange.response, 'response');
    } catch (error) {
      if (error instanceof ServiceError) return refuse(exchange, error);
      throw error;
    } finally {
      // What no row refers to goes.
      if (exchange.held !== undefined) for (const digest of exchange.held) blobs.release(digest);
    }
  };
}

function findService(exchange: Exchange, tools: Tools): void {
  const { request } = exchange;
  const read = readSignature(request);
  let failed: SignatureFailure | undefined;
  if (read === 'unsigned' || !isFailure(read)) exchange.signature = read;
  else failed = read;
  const found = tools.findService(request, exchange.signature ?? 'unsigned');
  if (found !== undefined) {
    exchange.service = found.service;
    exchange.protocol = found.protocol;
    exchange.path = encodedTarget(found.path);
    exchange.query = encodedTarget(request.query);
  }
  if (failed !== undefined) throw authenticationError(failed, errorStyle(exchange.protocol ?? 'restXml'));
  if (found === undefined)
    throw new ServiceError('UnknownService', 404, 'No service here answers to this host name, target or signing name.');
  const { signature } = exchange;
  const signed = signature === 'unsigned' || signature === undefined ? undefined : signature.region;
  // Services without regions are in this one, whatever a client that was given a local endpoint has signed for.
  exchange.region = isGlobal(found.service.model) ? DEFAULT_REGION : (signed ?? hostRegion(hostName(request.host)) ?? DEFAULT_REGION);
}

/** Services but S3 have small bodies, and sign over them; S3's are checked as they stream, once the operation is known. */
function receiveBody(exchange: Exchange): Promise<void> | undefined {
  if (isS3(exchange)) return undefined;
  if (exchange.request.bodiless === true) {
    exchange.body = NOTHING;
    return undefined;
  }
  return receiveWhole(exchange.request, storesAny(known(exchange.service, 'service'))).then((body) => {
    exchange.body = body;
  });
}

function findOperation(exchange: Exchange, { route }: Tools): void {
  const { request, body } = exchange;
  const service = known(exchange.service, 'service');
  const { method, headers } = request;
  const path = known(exchange.path, 'path');
  const query = known(exchange.query, 'query');
  const routable = { method, path, query, headers, ...(body !== undefined && { body }) };
  const found = route(service.model, known(exchange.protocol, 'protocol'), routable);
  exchange.operation = found.operation;
  exchange.labels = found.labels;
}

function authenticateCaller(exchange: Exchange, { kernel, openSession, clientsClock }: Tools): void {
  const { request, body, now } = exchange;
  const service = known(exchange.service, 'service');
  const region = hostRegion(hostName(request.host));
  const signature = known(exchange.signature, 'signature');
  const result = authenticate(kernel, openSession, request, {
    signature,
    signingNames: isS3(exchange) ? S3_SIGNING_NAMES : [service.model.signingName],
    anonymous: definitionOf(exchange)?.anonymous === true,
    now,
    clientsNow: clientsClock.now(),
    ...(region !== undefined && !isS3(exchange) && { region }),
    ...(body !== undefined && { bodyDigest: sha256(body) }),
    ...bucketOfHost(exchange),
  });
  if ('failure' in result) throw authenticationError(result, errorStyle(known(exchange.protocol, 'protocol')));
  exchange.caller = result.caller;
  exchange.account = result.caller.account ?? '';
  if (result.verified !== undefined) exchange.verified = result.verified;
}

/** The rest of what the body needs before it is parsed. */
function checkBody(exchange: Exchange): Promise<void> | undefined {
  const { request, body } = exchange;
  if (body !== undefined) {
    if (headerOf(request, 'content-encoding') !== 'gzip') return undefined;
    return decodeContent(request, body).then((decoded) => {
      exchange.body = decoded;
      exchange.waited = true;
    });
  }
  const service = known(exchange.service, 'service');
  if (streamedMembers(service.model, known(exchange.operation, 'operation')).input !== undefined) return undefined;
  const payload = payloadOf(exchange);
  if (hasNothingToCheck(request, payload)) {
    exchange.body = NOTHING;
    return undefined;
  }
  return receiveWholeChecked(request, payload, exchange.verified).then((whole) => {
    exchange.body = whole;
    exchange.waited = true;
  });
}

function parse(exchange: Exchange): void {
  const { request, body } = exchange;
  const path = known(exchange.path, 'path');
  const { model } = known(exchange.service, 'service');
  exchange.input = parseInput(
    model,
    known(exchange.operation, 'operation'),
    known(exchange.protocol, 'protocol'),
    { path, query: known(exchange.query, 'query'), headers: request.headers, body },
    known(exchange.labels, 'labels'),
  );
}

/** A body is taken in only if the call may be made: refused uploads are refused before they are sent. */
function receiveStream(exchange: Exchange, { kernel }: Tools): Promise<void> | undefined {
  const { model } = known(exchange.service, 'service');
  const member = streamedMembers(model, known(exchange.operation, 'operation')).input;
  if (member === undefined || definitionOf(exchange) === undefined) return undefined;
  rehearse(kernel, turnOf(exchange));
  return receiveStored(exchange.request, payloadOf(exchange), exchange.verified, kernel.blobs).then((received) => {
    keepUntilEnd(exchange, received.digest);
    exchange.waited = true;
    known(exchange.input, 'input')[member] = received;
  });
}

/** The same for bodies that come within the input. */
function storeMembers(exchange: Exchange, { kernel }: Tools): Promise<void> | undefined {
  const definition = definitionOf(exchange);
  if (definition?.stores === undefined && definition?.joins === undefined) return undefined;
  return storeBodies(kernel, turnOf(exchange), (digest) => keepUntilEnd(exchange, digest))?.then((input) => {
    exchange.waited = true;
    exchange.input = input;
  });
}

function keepUntilEnd(exchange: Exchange, digest: string): void {
  exchange.held ??= [];
  exchange.held.push(digest);
}

/** One synchronous turn; the answer waits until what it shows is durable. */
function authorizeAndHandle(exchange: Exchange, { kernel: { state }, kernel, blobs }: Tools): Promise<void> | undefined {
  if (exchange.waited === true) findCallerAgain(exchange, kernel);
  const { value, changes } = state.transact((writer) => runTurn(kernel, turnOf(exchange), writer));
  exchange.output = value;
  for (const { digest } of slicesOf(streamOf(exchange) ?? NOTHING)) blobs.hold(digest);
  return state.commit(changes) ?? state.settled();
}

/** While a body came in, a key may have been deleted, a policy taken away, an account closed. */
function findCallerAgain(exchange: Exchange, kernel: Kernel): void {
  const result = callerNow(kernel, known(exchange.caller, 'caller'));
  if ('failure' in result) throw authenticationError(result, errorStyle(known(exchange.protocol, 'protocol')));
  exchange.caller = result;
}

function render(exchange: Exchange, { blobs }: Tools): void {
  const service = known(exchange.service, 'service');
  const operation = known(exchange.operation, 'operation');
  const rendered = renderOutput(
    service.model,
    operation,
    known(exchange.protocol, 'protocol'),
    exchange.output as Output,
    exchange.requestId,
  );
  const { status = rendered.status, headers: further = [] } = exchange.details ?? {};
  const headers = further.length === 0 ? rendered.headers : [...rendered.headers, ...further];
  const stream = streamOf(exchange);
  const body = stream === undefined ? rendered.body : sendStored(blobs, stream);
  exchange.response = body === undefined ? { status, headers } : { status, headers, body };
}

function streamOf({ service, operation, output }: Exchange): StreamedBody | undefined {
  const member = streamedMembers(known(service, 'service').model, known(operation, 'operation')).output;
  return member === undefined ? undefined : (output as Readonly<Record<string, StreamedBody | undefined>>)[member];
}

function definitionOf({ service, operation }: Exchange): AnyOperation | undefined {
  return service?.operation(known(operation, 'operation').name);
}

/** The bucket that the host names, which old signatures are over. */
function bucketOfHost({ request, path = '' }: Exchange): { readonly bucket?: string } {
  const plain = encodedTarget(request.path);
  return path === plain || !path.endsWith(plain) ? {} : { bucket: path.slice(1, path.length - plain.length) };
}

/** Anonymous callers may announce a digest too. */
function payloadOf({ signature, request }: Exchange): PayloadMode {
  if (signature !== undefined && signature !== 'unsigned') return signature.payload;
  return payloadMode(headerOf(request, 'x-amz-content-sha256'), 's3') ?? unsignedPayload;
}

function isS3({ service }: Exchange): boolean {
  return signsLikeS3(known(service, 'service').model.signingName);
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
