// A server on the loopback interface that speaks Athena's protocol (JSON 1.1) to the real SDK: canned rows by pages, states and faults on demand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeAthenaScript {
  readonly columns?: readonly string[];
  /** Rows of each page of GetQueryResults, without the header that the first page begins with. */
  readonly pages?: readonly (readonly (readonly (string | null)[])[])[];
  /** What GetQueryExecution tells, one after the other; the last stays. */
  readonly states?: readonly string[];
  readonly reason?: string;
  /** Errors that are given in the place of an answer, by operation, one after the other. */
  readonly errors?: ReadonlyMap<string, readonly FakeError[]>;
}

export interface FakeError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

export interface FakeCall {
  readonly operation: string;
  readonly input: ReadonlyMap<string, unknown>;
}

export interface FakeAthena {
  readonly endpoint: string;
  readonly calls: readonly FakeCall[];
  readonly close: () => Promise<void>;
}

export async function startFakeAthena(script: FakeAthenaScript): Promise<FakeAthena> {
  const calls: FakeCall[] = [];
  const errors = new Map([...(script.errors ?? [])].map(([operation, list]) => [operation, [...list]]));
  const states = [...(script.states ?? ['QUEUED', 'RUNNING', 'SUCCEEDED'])];

  const answer = (operation: string, input: ReadonlyMap<string, unknown>): unknown => {
    switch (operation) {
      case 'StartQueryExecution':
        return { QueryExecutionId: 'query-1' };
      case 'GetQueryExecution': {
        const state = states.length > 1 ? states.shift() : states[0];
        const status = { State: state, ...(script.reason === undefined ? {} : { StateChangeReason: script.reason }) };
        return { QueryExecution: { QueryExecutionId: 'query-1', Status: status, Statistics: { DataScannedInBytes: 12_345_678 } } };
      }
      case 'GetQueryResults':
        return resultPage(script, input.get('NextToken'));
      default:
        return {};
    }
  };

  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
      const parsed: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
      const input = new Map<string, unknown>(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []);
      calls.push({ operation, input });
      const error = errors.get(operation)?.shift();
      const headers = { 'content-type': 'application/x-amz-json-1.1', ...(error === undefined ? {} : { 'x-amzn-errortype': error.type }) };
      response.writeHead(error?.status ?? 200, headers);
      response.end(JSON.stringify(error === undefined ? answer(operation, input) : { __type: error.type, Message: error.message }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function resultPage({ columns = [], pages = [] }: FakeAthenaScript, token: unknown): unknown {
  const at = token === undefined ? 0 : Number(token);
  const rows = [...(at === 0 ? [columns] : []), ...(pages[at] ?? [])];
  return {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: columns.map((name) => ({ Name: name, Type: 'varchar' })) },
      Rows: rows.map((row) => ({ Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })) })),
    },
    ...(at + 1 < pages.length ? { NextToken: String(at + 1) } : {}),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
