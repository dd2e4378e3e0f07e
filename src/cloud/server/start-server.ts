// The cloud's port: plain HTTP for local endpoints, and a forward proxy for AWS's own host names.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { SecureContext } from 'node:tls';
import { BRAND } from '../../brand.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { trackConnections } from './connection.ts';
import { acceptTunnels } from './forward-proxy.ts';
import type { Guard } from './guard.ts';
import { httpDate } from './http-date.ts';
import { listenOnLoopback } from './listen-on-loopback.ts';
import { refuseBrokenRequest } from './refuse-broken-request.ts';
import { newRequestId } from './request-id.ts';
import { type CrossOrigin, serveExchange, type ServeOptions, type ServerLife } from './serve-exchange.ts';

export interface ServerOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Answers a request. What it throws becomes a 500 that is reported. */
  readonly handle: (request: WireRequest) => Promise<WireResponse>;
  /** Answers a request of a web page of another origin. Absent: they are refused. */
  readonly handleCrossOrigin?: (request: WireRequest, page: CrossOrigin) => Promise<WireResponse>;
  readonly guard: Guard;
  /** Certificates for the proxy; see `certificateAuthority`. */
  readonly certificates: { readonly secureContext: (host: string) => Promise<SecureContext> };
  readonly clock: Clock;
  readonly random: Random;
  /** Told of every error that should not be, with the request id that the client got. */
  readonly report: (error: unknown, requestId: string) => void;
  /** Connections at the same time, per address. Default: 4096. */
  readonly maxConnections?: number;
  /** Requests at the same time; further ones get 503. Default: 1024. */
  readonly maxInFlight?: number;
}

export interface Server {
  readonly port: number;
  /** `http://localhost:4566`. */
  readonly url: string;
  /** Accepts nothing more, and resolves when the running requests are answered, or cut off after `graceMilliseconds` (default 5000). */
  readonly close: (graceMilliseconds?: number) => Promise<void>;
}

/** Listens on 127.0.0.1 and ::1 and resolves when it does. Rejects with node's error if the port is taken. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const life: ServerLife = { port: options.port, inFlight: 0, closing: false, onIdle: undefined };
  const connections = trackConnections();
  const requestId = (): string => newRequestId(options.random);
  const serve: ServeOptions = {
    handle: options.handle,
    handleCrossOrigin: options.handleCrossOrigin,
    guard: options.guard,
    signature: { date: httpDate(options.clock), server: BRAND },
    requestId,
    report: options.report,
    maxInFlight: options.maxInFlight ?? 1024,
  };
  const maxConnections = options.maxConnections ?? 4096;
  const server = createServer({
    maxHeaderSize: 65_536, // Session tokens and policies in queries.
    requestTimeout: 0, // Uploads take as long as they take.
    headersTimeout: 10_000,
    connectionsCheckingInterval: 5000,
    keepAliveTimeout: 75_000, // Longer than any SDK keeps an idle connection, or it would use one that is being closed.
    noDelay: true,
    requireHostHeader: false, // Node's own refusal goes on to read what follows.
  });
  server.maxHeadersCount = 0; // Node would drop what is beyond its limit without a word.
  server.maxConnections = maxConnections;

  const accept = (req: IncomingMessage, res: ServerResponse, expects: boolean): void => {
    const connection = connections.of(req.socket);
    connection.inFlight += 1;
    connection.latest = { req, res };
    life.inFlight += 1;
    res.sendDate = false;
    res.once('close', () => {
      connection.inFlight -= 1;
      life.inFlight -= 1;
      if (life.closing && life.inFlight === 0) life.onIdle?.();
    });
    if (!connection.doomed) serveExchange(req, res, expects, connection, life, serve);
  };
  server.on('request', (req, res) => accept(req, res, false));
  server.on('checkContinue', (req, res) => accept(req, res, true));
  server.on('clientError', (error, socket) => refuseBrokenRequest(error, socket, connections.of(socket)));
  const cutTunnels = acceptTunnels(server, {
    secureContext: options.certificates.secureContext,
    connections,
    report: (error) => options.report(error, requestId()),
  });
  const listeners = await listenOnLoopback(server, options.port, maxConnections);
  life.port = listeners.port;
  server.on('error', (error) => options.report(error, requestId()));
  return {
    port: listeners.port,
    url: `http://localhost:${listeners.port}`,
    close: async (graceMilliseconds = 5000) => {
      life.closing = true;
      const stopped = listeners.stop();
      server.closeIdleConnections();
      await untilIdle(life, graceMilliseconds);
      server.closeAllConnections();
      cutTunnels();
      await stopped;
    },
  };
}

/** Resolves when no request is under way, or when the time is up. */
function untilIdle(life: ServerLife, milliseconds: number): Promise<void> {
  if (life.inFlight === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const deadline = setTimeout(resolve, milliseconds);
    life.onIdle = () => {
      clearTimeout(deadline);
      resolve();
    };
  });
}
