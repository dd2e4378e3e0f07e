// `generate` with a database in the place of files, against a server that speaks Trino's protocol.
import { afterEach, expect, test } from 'vitest';
import { type FakeTrino, type FakeTrinoScript, startFakeTrino } from '../../../test/activity/sql/fake-trino.ts';
import { groupedRow } from '../../../test/activity/sql/grouped-rows.ts';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { ROW_COLUMNS } from '../../activity/sql/grouping-sql.ts';
import { main } from '../main.ts';

const APP = 'arn:aws:iam::111122223333:role/app';
const NOBODY = { id: 'q0', stats: { state: 'FINISHED' }, columns: ROW_COLUMNS.map((name) => ({ name, type: 'varchar' })) };
/** In the place of the first answer. */
const NOBODY_FIRST = [{ answer: { status: 200, body: JSON.stringify(NOBODY), headers: { 'content-type': 'application/json' } } }];

let fake: FakeTrino | undefined;
afterEach(() => fake?.close());

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The conditions on identities in the queries that were sent. */
  readonly asked: readonly (string | undefined)[];
}

async function generate(script: FakeTrinoScript, ...args: readonly string[]): Promise<Answer> {
  fake = await startFakeTrino({ columns: ROW_COLUMNS, ...script });
  const streams = fakeStreams();
  const code = await main(['generate', '--trino', fake.url.origin, '--table', 'hive.logs.trail', ...args], streams);
  const queries = fake.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
  return { code, ...streams.written, asked: queries.map((query) => /WHERE line <> '' OR \((.+)\)$/m.exec(query)?.[1]) };
}

test('only the events of the principal are asked for', async () => {
  const { code, out, asked } = await generate({ pages: [[groupedRow()]] }, '--principal', APP, '--format', 'policy');
  expect(code).toBe(0);
  expect(out).toContain('arn:aws:s3:::docs/a');
  expect(asked).toEqual([expect.stringContaining("IN ('111122223333/app')")]);
});

test('who is not found is told among everybody', async () => {
  const { code, err, asked } = await generate(
    { pages: [[groupedRow()]], faults: NOBODY_FIRST },
    '--principal',
    'sso:Admin',
    '-p',
    `${APP}s`,
  );
  expect(code).toBe(1);
  expect(err).toContain('no role of a permission set `Admin` was seen');
  expect(err).toContain(`seen were ${APP}`);
  expect(asked).toEqual([expect.stringContaining("IN ('Admin')"), undefined]);
});

test('a table without events is an error, whoever is asked for', async () => {
  const { code, err, asked } = await generate({ pages: [[]] }, '--principal', APP);
  expect({ code, queries: asked.length }).toEqual({ code: 1, queries: 2 });
  expect(err).toContain('has no event that was asked for');
});
