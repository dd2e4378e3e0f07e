// What the tests of the server do as clients, and how they wait without a clock.
import { type Agent, request as httpRequest } from 'node:http';
import { createServer, type Socket } from 'node:net';

export interface Fetched {
  readonly status: number | undefined;
  readonly body: string;
  readonly connection: string | undefined;
}

/** Sends a PUT with a body and reads the answer whole. */
export function fetchBy(agent: Agent | undefined, port: number, headers: Record<string, number>, body: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', method: 'PUT', path: '/k', headers: { connection: 'keep-alive', ...headers } };
    const outgoing = httpRequest({ ...options, ...(agent === undefined ? {} : { agent }) }, (response) => {
      let received = '';
      response.on('data', (chunk) => {
        received += chunk;
      });
      response.on('end', () => {
        if (agent === undefined) outgoing.destroy();
        resolve({ status: response.statusCode, body: received, connection: response.headers.connection });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Waits until a number does not change over many turns of the event loop, sockets included. */
export async function settled(read: () => number): Promise<void> {
  let last = Number.NaN;
  for (let same = 0; same < 200; same += 1) {
    const now = read();
    if (now !== last) same = 0;
    last = now;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Whether this machine has ::1. */
export function hasIpv6(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer((socket: Socket) => socket.destroy());
    probe.once('error', () => resolve(false));
    probe.listen(0, '::1', () => probe.close(() => resolve(true)));
  });
}
