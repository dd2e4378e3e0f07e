// One request from its arrival to its answer: read, guarded, handled, sent.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import type { ArrivedRequest } from './arrived-request.ts';
import { confineStoredContent } from './confine-stored-content.ts';
import type { Connection } from './connection.ts';
import type { Guard, Verdict } from './guard.ts';
import { headerMap } from './header-map.ts';
import { readRequest } from './read-request.ts';
import { refusal } from './refusal.ts';
import { discardResponse, sendResponse, type Signature } from './send-response.ts';

export type CrossOrigin = Extract<Verdict, { readonly kind: 'crossOrigin' }>;

export interface ServeOptions {
  readonly handle: (request: WireRequest) => Promise<WireResponse>;
  readonly handleCrossOrigin: ((request: WireRequest, page: CrossOrigin) => Promise<WireResponse>) | undefined;
  readonly guard: Guard;
  readonly signature: Omit<Signature, 'report'>;
  readonly requestId: () => string;
  readonly report: (error: unknown, requestId: string) => void;
  /** Requests under way beyond which new ones are turned away. */
  readonly maxInFlight: number;
}

/** What changes while the server runs. */
export interface ServerLife {
  port: number;
  inFlight: number;
  closing: boolean;
  /** Called when the last request is answered, while closing. */
  onIdle: (() => void) | undefined;
}

/** `expects`: the client waits for `100 Continue`. */
export function serveExchange(
  req: IncomingMessage,
  res: ServerResponse,
  expects: boolean,
  connection: Connection,
  life: ServerLife,
  options: ServeOptions,
): void {
  const headers = headerMap(req.rawHeaders);
  let waiting = expects;
  const onFirstRead = expects
    ? () => {
        if (res.headersSent || res.destroyed) return;
        waiting = false;
        res.writeContinue();
      }
    : undefined;
  let request: ArrivedRequest | undefined;

  const report = (error: unknown): string => {
    const id = options.requestId();
    options.report(error, id);
    return id;
  };
  const send = (response: WireResponse): void => {
    request?.release();
    const exchange = { req, res, waiting, last: life.closing || connection.doomed };
    const { date, server } = options.signature;
    sendResponse(exchange, response, confineStoredContent(headers), { date, server, report });
  };
  const fail = (error: unknown): void => {
    // A body that was cut short is the client's doing, and nobody is left to answer.
    if (res.destroyed || req.socket.destroyed) return;
    const id = report(error);
    if (res.headersSent) res.destroy();
    else send(refusal(headers, 500, 'InternalFailure', 'We encountered an internal error. Please try again.', id));
  };
  const refuse = (status: number, code: string, message: string): void => {
    send(refusal(headers, status, code, message, options.requestId()));
  };

  if (life.inFlight > options.maxInFlight) {
    refuse(503, 'ServiceUnavailable', 'Too many requests are under way. Please try again.');
    return;
  }
  const reading = readRequest(req, headers, connection, life.port, onFirstRead);
  if (reading.request === undefined) {
    connection.doomed = true;
    refuse(reading.status, reading.code, reading.message);
    return;
  }
  request = reading.request;
  const verdict = options.guard(request.host, request.method, headers);
  const handling = verdict.kind === 'refused' ? undefined : start(request, verdict, options);
  if (handling === undefined) {
    refuse(403, 'AccessDenied', verdict.kind === 'refused' ? verdict.reason : foreignPage(verdict));
    return;
  }
  handling
    .then((response) => {
      if (res.destroyed) discardResponse(response);
      else send(response);
    })
    .catch(fail);
}

/** Undefined if no service may be asked. */
function start(
  request: WireRequest,
  verdict: Exclude<Verdict, { kind: 'refused' }>,
  options: ServeOptions,
): Promise<WireResponse> | undefined {
  try {
    return verdict.kind === 'ok' ? options.handle(request) : options.handleCrossOrigin?.(request, verdict);
  } catch (error) {
    return Promise.reject(error);
  }
}

function foreignPage(verdict: Verdict): string {
  const origin = verdict.kind === 'crossOrigin' ? verdict.origin : undefined;
  const page = origin !== undefined && /^[\x21-\x7e]{1,200}$/.test(origin) ? ` (${origin})` : '';
  return `This request was made by a web page of another origin${page}, which may not call this cloud. Allow the origin when you start it.`;
}
