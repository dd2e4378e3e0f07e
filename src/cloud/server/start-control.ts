// The control listener: a port of its own, on this machine only, for who holds the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BRAND } from '../../brand.ts';
import { ServiceError } from '../service-error.ts';
import { type ControlRoute, matchRoute } from './control-route.ts';
import { drainRequest } from './drain-request.ts';
import { createGuard, type Guard } from './guard.ts';
import { headerMap } from './header-map.ts';

export interface ControlOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Not empty. */
  readonly token: string;
  readonly routes: readonly ControlRoute[];
  /** Told of what a route throws that is no `ServiceError`. */
  readonly report: (error: unknown) => void;
}

export interface Control {
  readonly port: number;
  /** `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export const CONTROL_TOKEN_HEADER: string = `x-${BRAND}-token`;

const LARGEST_BODY = 67_108_864;
const LOOPBACK = createGuard({ aws: false });

/** Listens on 127.0.0.1. Rejects with node's error if the port is taken. */
export async function startControl(options: ControlOptions): Promise<Control> {
  if (options.token === '') throw new Error('The control token is empty.');
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 75_000 });
  server.on('request', (req, res) => {
    answer(req, options, LOOPBACK)
      .catch((error: unknown) => failed(error, options.report))
      .then(({ status, body }) => send(req, res, status, body))
      .catch((error: unknown) => {
        options.report(error);
        res.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function answer(req: IncomingMessage, options: ControlOptions, guard: Guard): Promise<Answer> {
  const headers = headerMap(req.rawHeaders);
  const method = req.method ?? '';
  const [host = '', ...otherHosts] = headers.get('host') ?? [];
  const verdict = guard(host, method, headers);
  if (verdict.kind !== 'ok' || otherHosts.length > 0) throw new ServiceError('Forbidden', 403, 'Only local programs may call this port.');
  const tokens = headers.get(CONTROL_TOKEN_HEADER) ?? [];
  if (tokens.length !== 1 || !isToken(tokens[0]!, options.token)) {
    throw new ServiceError('Unauthorized', 401, `The header ${CONTROL_TOKEN_HEADER} does not hold the token of this cloud.`);
  }
  const [path = '', ...query] = (req.url ?? '').split('?');
  const match = matchRoute(options.routes, method, path, query.join('?'));
  if (match === undefined) {
    const routes = options.routes.map((route) => `${route.method} ${route.path}`);
    throw new ServiceError('NotFound', 404, 'There is no such route.', { members: { routes } });
  }
  if (!('route' in match)) {
    throw new ServiceError('MethodNotAllowed', 405, `This route takes ${match.otherMethods.join(', ')}.`);
  }
  // Pages can send forms and text without asking first, but not this type.
  const type = headers.get('content-type')?.[0] ?? '';
  const json = /^application\/json(?:$|[ \t]*;)/i.test(type);
  if ((method === 'POST' || method === 'PUT') && !json) {
    throw new ServiceError('UnsupportedMediaType', 415, 'The content-type must be application/json.');
  }
  const text = await readText(req);
  return { status: 200, body: (await match.route.handle(text === '' ? undefined : parse(text), match.params)) ?? null };
}

/** Takes as long for a wrong token as for the right one. */
function isToken(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not with `for await`, which would close the connection before the refusal is written.
  await new Promise<void>((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LARGEST_BODY) chunks.push(chunk);
      else reject(new ServiceError('PayloadTooLarge', 413, `The body is larger than ${LARGEST_BODY} bytes.`));
    });
    req.on('end', resolve);
    req.on('error', reject);
  });
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError('BadRequest', 400, 'The body is not JSON.');
  }
}

function failed(error: unknown, report: (error: unknown) => void): Answer {
  if (error instanceof ServiceError) {
    return { status: error.status, body: { error: { code: error.code, message: error.message, ...error.details.members } } };
  }
  report(error);
  return { status: 500, body: { error: { code: 'InternalError', message: 'The route failed; the log of the cloud says why.' } } };
}

function send(req: IncomingMessage, res: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`;
  const whole = req.complete || (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined);
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    ...(whole ? {} : { connection: 'close' }),
  });
  if (whole) {
    res.end(text);
    return;
  }
  res.write(text);
  drainRequest(req, { bytes: LARGEST_BODY, milliseconds: 2000 }, () => res.end());
}
