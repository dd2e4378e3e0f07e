// A server on the loopback interface that speaks Trino's statement protocol: canned rows, page by page, and faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeTrinoScript {
  readonly columns?: readonly string[];
  /** Rows of each page; an empty page is one that only says that the query still runs. */
  readonly pages?: readonly (readonly (readonly unknown[])[])[];
  /** In the place of the last page. */
  readonly error?: Readonly<Record<string, unknown>>;
  /** What stands in the way of requests, in their order (the POST first); undefined: nothing. */
  readonly faults?: readonly (FakeFault | undefined)[];
  /** Changes the address of the next page. */
  readonly nextUri?: (address: string) => string;
}

export interface FakeFault {
  /** `reset`: the connection breaks. `hang`: no answer. */
  readonly answer:
    | 'reset'
    | 'hang'
    | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };
}

export interface FakeTrino {
  readonly url: URL;
  readonly requests: readonly FakeRequest[];
  /** Resolves when a request of that method has come. */
  readonly asked: (method: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export async function startFakeTrino(script: FakeTrinoScript): Promise<FakeTrino> {
  const requests: FakeRequest[] = [];
  const waiting: { readonly method: string; readonly resolve: () => void }[] = [];
  const faults = [...(script.faults ?? [])];
  const pages = script.pages ?? [];

  const answer = (request: FakeRequest, response: ServerResponse): void => {
    const fault = faults.shift();
    if (fault?.answer === 'hang') return;
    if (fault?.answer === 'reset') {
      response.destroy();
      return;
    }
    if (fault !== undefined) {
      const { status, body = '', headers = {} } = fault.answer;
      response.writeHead(status, headers).end(body);
      return;
    }
    if (request.method === 'DELETE') {
      response.writeHead(204).end();
      return;
    }
    const at = request.method === 'POST' ? -1 : Number(request.path.split('/').at(-1));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pageAt(at)));
  };

  const pageAt = (at: number): Readonly<Record<string, unknown>> => {
    const isLast = at + 1 >= pages.length;
    const next = `${origin()}/v1/statement/executing/q1/${at + 1}`;
    const rows = at < 0 ? [] : (pages[at] ?? []);
    return {
      id: 'q1',
      infoUri: `${origin()}/ui/query.html?q1`,
      stats: { state: isLast ? 'FINISHED' : 'RUNNING', physicalInputBytes: 1000 * (at + 1) },
      ...(at >= 0 && script.columns !== undefined ? { columns: script.columns.map((name) => ({ name, type: 'varchar' })) } : {}),
      ...(rows.length > 0 ? { data: rows } : {}),
      ...(isLast && script.error !== undefined ? { error: script.error } : {}),
      ...(isLast ? {} : { nextUri: script.nextUri?.(next) ?? next }),
    };
  };

  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(pieces).toString('utf8') };
      requests.push(request);
      answer(request, response);
      for (const waiter of waiting) if (waiter.method === method) waiter.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = (): string => `http://127.0.0.1:${portOf(server.address())}`;
  return {
    url: new URL(origin()),
    requests,
    asked: (method) =>
      requests.some((request) => request.method === method)
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ method, resolve });
          }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
