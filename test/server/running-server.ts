// A server on a free port, with an authority of its own, and raw connections to it.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type CertificateAuthority, certificateAuthority } from '../../src/cloud/certificate/certificate-authority.ts';
import type { StoredAuthority } from '../../src/cloud/certificate/certificate-store.ts';
import { createGuard } from '../../src/cloud/server/guard.ts';
import { type Server, type ServerOptions, startServer } from '../../src/cloud/server/start-server.ts';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';

/** Sunday, 6 November 1994: not today, so that what reads the machine's clock is seen. */
export const NOW: number = Date.UTC(1994, 10, 6, 8, 49, 37);

export interface RunningServer {
  readonly server: Server;
  readonly authority: CertificateAuthority;
  /** What was reported. */
  readonly reports: unknown[];
  /** The requests that came to the handler. */
  readonly seen: WireRequest[];
  readonly close: () => Promise<void>;
}

/** Certificates are real, with today's dates. */
export function testAuthority(): CertificateAuthority {
  let stored: StoredAuthority | undefined;
  const store = {
    load: async () => stored,
    save: async (authority: StoredAuthority) => {
      stored = authority;
    },
  };
  return certificateAuthority({ store, clock: { now: () => Date.now() }, random: { bytes: counted() } });
}

export async function runServer(
  handle: (request: WireRequest) => Promise<WireResponse> | WireResponse,
  options: Partial<ServerOptions> = {},
  authority: CertificateAuthority = testAuthority(),
): Promise<RunningServer> {
  const reports: unknown[] = [];
  const seen: WireRequest[] = [];
  const server = await startServer({
    port: 0,
    guard: createGuard(),
    certificates: authority,
    clock: { now: () => NOW },
    random: { bytes: counted() },
    report: (error) => reports.push(error),
    ...options,
    handle: async (request) => {
      seen.push(request);
      return handle(request);
    },
  });
  return { server, authority, reports, seen, close: () => server.close(500) };
}

/** Bytes that differ from call to call, the same in each run. */
function counted(): (count: number) => Uint8Array {
  let calls = 0;
  return (count) => {
    calls += 1;
    return Uint8Array.from({ length: count }, (_, index) => (calls * 31 + index * 7) & 0xff);
  };
}

export function text(status: number, body: string): WireResponse {
  return { status, headers: [['content-type', 'text/plain']], body };
}

export async function bodyOf(request: WireRequest): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

/** Sends text as it is and gives all that comes until the server closes, or until `enough` says so. */
export async function exchange(port: number, sent: string | readonly string[], enough?: (received: string) => boolean): Promise<string> {
  const socket = await open(port);
  const received = receive(socket, enough);
  for (const part of typeof sent === 'string' ? [sent] : sent) socket.write(part, 'latin1');
  return received;
}

export async function open(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host });
  await once(socket, 'connect');
  return socket;
}

/** Resolves with what the socket has received when it closes, or with `enough`; closes it then. */
export function receive(socket: Socket, enough?: (received: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (enough?.(received) === true) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

/** Counts how often something stands in a text. */
export function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
