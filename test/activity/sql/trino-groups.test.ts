// Trino's protocol as the client speaks it, against a server on this machine.
import { afterEach, expect, test } from 'vitest';
import { ROW_COLUMNS } from '../../../src/activity/sql/grouping-sql.ts';
import { type TrinoGroupsOptions, trinoGroups } from '../../../src/activity/sql/trino-groups.ts';
import { type FakeTrino, type FakeTrinoScript, startFakeTrino } from './fake-trino.ts';
import { groupedRow, PLAIN_GROUP } from './grouped-rows.ts';

const open: FakeTrino[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function fakeTrino(script: FakeTrinoScript): Promise<FakeTrino> {
  const fake = await startFakeTrino({ columns: ROW_COLUMNS, ...script });
  open.push(fake);
  return fake;
}

/** Does not wait, and remembers how long it should have. */
function options(fake: FakeTrino, given: Partial<TrinoGroupsOptions> = {}): TrinoGroupsOptions & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  return {
    server: { url: fake.url, user: 'ann', login: { kind: 'none' }, catalog: 'hive', schema: 'logs' },
    table: { form: 'lines', name: ['hive', 'logs', 'cloudtrail'] },
    filter: {},
    wanted: () => ({ parameters: ['bucketName'], response: [] }),
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...given,
    pauses,
  };
}

const two = [[groupedRow()], [], [groupedRow({ event_name: 'PutObject', data_events: 'false', last_seen: '2026-08-26T00:00:00Z' })]];

test('reads all pages, those without rows too, and sends what the protocol asks for', async () => {
  const fake = await fakeTrino({ pages: two });
  const progress: number[] = [];
  const read = await trinoGroups(options(fake, { onPage: (rows) => progress.push(rows) }));
  expect(read.ok && [...read.value.groups]).toEqual([
    PLAIN_GROUP,
    { ...PLAIN_GROUP, eventName: 'PutObject', lastSeen: '2026-08-26T00:00:00Z' },
  ]);
  expect(read).toMatchObject({
    ok: true,
    value: {
      report: {
        events: 4,
        repeats: 2,
        firstSeen: '2026-08-24T00:00:00Z',
        lastSeen: '2026-08-26T00:00:00Z',
        dataEventSources: ['s3.amazonaws.com'],
        compressedBytes: 3000,
        problems: [],
      },
    },
  });
  expect(progress).toEqual([1, 2]);
  expect(fake.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  expect(fake.requests[0]).toMatchObject({
    path: '/v1/statement',
    headers: { 'x-trino-user': 'ann', 'x-trino-catalog': 'hive', 'x-trino-schema': 'logs', 'x-trino-source': 'wariin' },
  });
  expect(fake.requests[0]?.body).toContain('FROM "hive"."logs"."cloudtrail"');
  expect(fake.requests[0]?.headers).not.toHaveProperty('authorization');
});

test('no rows are no groups', async () => {
  const fake = await fakeTrino({ pages: [[]] });
  expect(await trinoGroups(options(fake))).toMatchObject({
    ok: true,
    value: { groups: { size: 0 }, report: { events: 0, firstSeen: '' } },
  });
});

test('an error of the query is told with its name, place and query', async () => {
  const error = { errorName: 'COLUMN_NOT_FOUND', message: 'Column x', errorLocation: { lineNumber: 3, columnNumber: 9 } };
  const fake = await fakeTrino({ pages: [[], []], error });
  expect(await trinoGroups(options(fake))).toEqual({
    ok: false,
    error: { kind: 'query', message: 'COLUMN_NOT_FOUND at line 3, column 9: Column x (query q1)' },
  });
});

test('an error in the middle of the rows gives no rows', async () => {
  const fake = await fakeTrino({ pages: two, error: { errorName: 'EXCEEDED_TIME_LIMIT', message: 'too long' } });
  expect(await trinoGroups(options(fake))).toMatchObject({
    ok: false,
    error: { kind: 'query', message: expect.stringMatching(/^EXCEEDED_TIME_LIMIT: too long/) },
  });
});

test.each([429, 502, 503, 504])('status %i is asked again, each time later', async (status) => {
  const fault = { answer: { status } } as const;
  const fake = await fakeTrino({ pages: two, faults: [fault, fault, undefined, fault] });
  const given = options(fake);
  expect(await trinoGroups(given)).toMatchObject({ ok: true, value: { report: { events: 4 } } });
  expect(fake.requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST', 'GET', 'GET', 'GET', 'GET']);
  expect(given.pauses).toEqual([100, 200, 100]);
});

test('Retry-After is kept to, within bounds', async () => {
  const after = (seconds: string) => ({ answer: { status: 503, headers: { 'retry-after': seconds } } }) as const;
  const fake = await fakeTrino({ pages: two, faults: [after('7'), after('999999'), after('soon')] });
  const given = options(fake);
  expect(await trinoGroups(given)).toMatchObject({ ok: true });
  expect(given.pauses).toEqual([7000, 60_000, 400]);
});

test('a server that stays away is given up', async () => {
  const fault = { answer: { status: 503, body: 'no upstream' } } as const;
  const fake = await fakeTrino({ pages: two, faults: Array.from({ length: 20 }, () => fault) });
  expect(await trinoGroups(options(fake))).toEqual({
    ok: false,
    error: { kind: 'unreachable', message: 'Trino answers 503: no upstream' },
  });
  expect(fake.requests).toHaveLength(10);
});

test('a page whose connection breaks is asked again; a statement is not, as it may run', async () => {
  const page = await fakeTrino({ pages: two, faults: [undefined, { answer: 'reset' }] });
  expect(await trinoGroups(options(page))).toMatchObject({ ok: true, value: { report: { events: 4 } } });
  const statement = await fakeTrino({ pages: two, faults: [{ answer: 'reset' }] });
  expect(await trinoGroups(options(statement))).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(statement.requests).toHaveLength(1);
});

test.each([
  [401, 'refused'],
  [403, 'refused'],
  [404, 'unreachable'],
  [500, 'unreachable'],
])('status %i ends it as %s', async (status, kind) => {
  const fake = await fakeTrino({ pages: two, faults: [{ answer: { status, body: 'because\n  of that' } }] });
  expect(await trinoGroups(options(fake))).toEqual({ ok: false, error: { kind, message: `Trino answers ${status}: because of that` } });
});

test.each([
  ['no JSON', '<html>', 'it is no JSON object'],
  ['a list', '[]', 'it is no JSON object'],
  ['no id', '{}', '`id` is missing'],
  ['a bad address', '{"id":"q","nextUri":5}', '`nextUri` is no text'],
  ['bad columns', '{"id":"q","columns":[{"type":"varchar"}]}', '`columns` is malformed'],
  ['bad rows', '{"id":"q","data":{"a":1}}', '`data` is malformed'],
  ['a row that is none', '{"id":"q","data":["a"]}', '`data` is malformed'],
])('an answer with %s is told', async (_, body, reason) => {
  const fake = await fakeTrino({ pages: two, faults: [{ answer: { status: 200, body } }] });
  expect(await trinoGroups(options(fake))).toEqual({
    ok: false,
    error: { kind: 'unreachable', message: `the answer is not one of Trino: ${reason}` },
  });
});

test('rows that are too short, columns that are missing, and counts that are none are told, and the query is cancelled', async () => {
  for (const [script, reason] of [
    [{ pages: [[['a']], []] }, 'a row has not as many cells'],
    [{ pages: [[['a']], []], columns: ['identity_type'] }, 'no column `identity_arn`'],
    [{ pages: [[groupedRow({ events: 'many' })], []] }, 'a row has no count'],
    [{ pages: [[groupedRow({ parameters: '{' })], []] }, 'is no JSON'],
  ] as const) {
    const fake = await fakeTrino(script);
    const read = await trinoGroups(options(fake));
    expect(read).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(read.ok ? '' : read.error.message).toContain(reason);
    expect(fake.requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/executing/q1/1' });
  }
});

test('an aborted signal cancels the query on the server', async () => {
  const fake = await fakeTrino({ pages: two });
  const controller = new AbortController();
  const read = trinoGroups(options(fake, { signal: controller.signal, onPage: () => controller.abort() }));
  expect(await read).toEqual({ ok: false, error: { kind: 'cancelled', message: 'cancelled' } });
  expect(fake.requests.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'x-trino-user': 'ann' } });
});

test('a signal that is aborted while an answer is awaited ends the wait', async () => {
  const fake = await fakeTrino({ pages: two, faults: [{ answer: 'hang' }] });
  const controller = new AbortController();
  const read = trinoGroups(options(fake, { signal: controller.signal }));
  await fake.asked('POST');
  controller.abort();
  expect(await read).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('the next page must be on the same server: the password is for no other', async () => {
  const fake = await fakeTrino({ pages: two, nextUri: (address) => address.replace('127.0.0.1', 'localhost') });
  const login = { kind: 'basic', password: 'secret' } as const;
  const read = await trinoGroups(options(fake, { server: { url: fake.url, user: 'ann', login } }));
  expect(read).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  expect(read.ok ? '' : read.error.message).toContain('X-Forwarded');
  expect(fake.requests).toHaveLength(1);
});

test('logs in by password or token, over TLS or to this machine only', async () => {
  const fake = await fakeTrino({ pages: two });
  const server = { url: fake.url, user: 'ann' } as const;
  await trinoGroups(options(fake, { server: { ...server, login: { kind: 'basic', password: 'pä' } } }));
  expect(fake.requests.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from('ann:pä').toString('base64')}`);
  await trinoGroups(options(fake, { server: { ...server, login: { kind: 'bearer', token: 't.u.v' } } }));
  expect(fake.requests.at(-1)?.headers.authorization).toBe('Bearer t.u.v');
  const plain = { url: new URL('http://trino.example.com'), user: 'ann', login: { kind: 'bearer', token: 't' } } as const;
  expect(await trinoGroups(options(fake, { server: plain }))).toMatchObject({ ok: false, error: { kind: 'refused' } });
});
