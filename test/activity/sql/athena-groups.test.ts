// Athena as AWS's own SDK speaks to it, against a server on this machine.
import { afterEach, expect, test } from 'vitest';
import { type AthenaGroupsOptions, athenaGroups } from '../../../src/activity/sql/athena-groups.ts';
import { ROW_COLUMNS } from '../../../src/activity/sql/grouping-sql.ts';
import { type FakeAthena, type FakeAthenaScript, startFakeAthena } from './fake-athena.ts';
import { groupedRow, PLAIN_GROUP } from './grouped-rows.ts';

const open: FakeAthena[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function fakeAthena(script: FakeAthenaScript): Promise<FakeAthena> {
  const fake = await startFakeAthena({ columns: ROW_COLUMNS, ...script });
  open.push(fake);
  return fake;
}

function options(fake: FakeAthena, given: Partial<AthenaGroupsOptions> = {}): AthenaGroupsOptions & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
  return {
    athena: { endpoint: fake.endpoint, region: 'us-east-1', credentials },
    table: { form: 'cloudTrail', name: ['logs', 'cloudtrail'] },
    filter: { accounts: ['111122223333'] },
    wanted: () => ({ parameters: ['bucketName'], response: [] }),
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...given,
    pauses,
  };
}

const operations = (fake: FakeAthena): readonly string[] => fake.calls.map(({ operation }) => operation);
const pages = [[groupedRow()], [groupedRow({ event_name: 'PutObject' }), groupedRow({ line: 'noRecords', rows_read: '2' })]];

test('starts the query, waits for its end, and reads all pages', async () => {
  const fake = await fakeAthena({ pages, states: ['QUEUED', 'RUNNING', 'RUNNING', 'SUCCEEDED'] });
  const progress: (readonly [number, number])[] = [];
  const given = options(fake, { workgroup: 'audit', output: 's3://results/w/', onPage: (...seen) => progress.push(seen) });
  const read = await athenaGroups(given);
  expect(read.ok && [...read.value.groups]).toEqual([PLAIN_GROUP, { ...PLAIN_GROUP, eventName: 'PutObject' }]);
  expect(read).toMatchObject({
    ok: true,
    value: {
      report: {
        events: 4,
        repeats: 2,
        compressedBytes: 12_345_678,
        problemCount: 2,
        problems: [{ object: 'logs.cloudtrail', kind: 'noRecords' }],
      },
    },
  });
  expect(given.pauses).toEqual([250, 500, 1000]);
  expect(progress.at(0)).toEqual([0, 12_345_678]);
  expect(progress.at(-1)).toEqual([3, 12_345_678]);
  expect(operations(fake)).toEqual([
    'StartQueryExecution',
    ...Array.from({ length: 4 }, () => 'GetQueryExecution'),
    'GetQueryResults',
    'GetQueryResults',
  ]);
  const [started] = fake.calls;
  expect(started?.input.get('QueryString')).toContain('FROM "logs"."cloudtrail"');
  expect(started?.input.get('QueryExecutionContext')).toEqual({ Database: 'logs' });
  expect(started?.input.get('WorkGroup')).toBe('audit');
  expect(started?.input.get('ResultConfiguration')).toEqual({ OutputLocation: 's3://results/w/' });
  expect(fake.calls.at(-1)?.input.get('NextToken')).toBe('1');
});

test('a catalog stands before the database', async () => {
  const fake = await fakeAthena({ pages: [[]] });
  await athenaGroups(options(fake, { table: { form: 'cloudTrail', name: ['AwsDataCatalog', 'logs', 'cloudtrail'] } }));
  expect(fake.calls[0]?.input.get('QueryExecutionContext')).toEqual({ Catalog: 'AwsDataCatalog', Database: 'logs' });
});

test.each([
  ['FAILED', 'query query-1 failed: SYNTAX_ERROR: line 1:8'],
  ['CANCELLED', 'query query-1 was cancelled: SYNTAX_ERROR: line 1:8'],
])('a query that is %s is told in the words of AWS', async (state, message) => {
  const fake = await fakeAthena({ pages, states: ['RUNNING', state], reason: 'SYNTAX_ERROR: line 1:8' });
  expect(await athenaGroups(options(fake))).toEqual({ ok: false, error: { kind: 'query', message } });
  expect(operations(fake)).not.toContain('StopQueryExecution');
});

test('throttling is repeated by the SDK', async () => {
  const error = { status: 400, type: 'TooManyRequestsException', message: 'Rate exceeded' };
  const fake = await fakeAthena({ pages, errors: new Map([['GetQueryResults', [error]]]) });
  expect(await athenaGroups(options(fake))).toMatchObject({ ok: true, value: { report: { events: 4 } } });
  expect(operations(fake).filter((operation) => operation === 'GetQueryResults')).toHaveLength(3);
});

test.each([
  ['StartQueryExecution', 'AccessDeniedException', 'refused', false],
  ['StartQueryExecution', 'InvalidRequestException', 'query', false],
  ['GetQueryResults', 'AccessDeniedException', 'refused', false],
  ['GetQueryExecution', 'AccessDeniedException', 'refused', true],
] as const)('%s: %s ends it as %s', async (operation, type, kind, isStopped) => {
  const error = { status: 400, type, message: 'because of that' };
  const fake = await fakeAthena({ pages, errors: new Map([[operation, [error]]]) });
  expect(await athenaGroups(options(fake))).toEqual({ ok: false, error: { kind, message: `${type}: because of that` } });
  expect(operations(fake).includes('StopQueryExecution')).toBe(isStopped);
});

test('an aborted signal stops the query', async () => {
  const fake = await fakeAthena({ pages, states: ['RUNNING'] });
  const controller = new AbortController();
  const given = options(fake, { signal: controller.signal, wait: async () => controller.abort() });
  expect(await athenaGroups(given)).toEqual({ ok: false, error: { kind: 'cancelled', message: 'cancelled' } });
  expect(fake.calls.at(-1)).toMatchObject({ operation: 'StopQueryExecution' });
});

test('a state that there is not, and rows that are not those asked for, are told', async () => {
  const odd = await fakeAthena({ pages, states: ['ASLEEP'] });
  expect(await athenaGroups(options(odd))).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', message: expect.stringMatching(/`ASLEEP`/) },
  });
  const narrow = await fakeAthena({ columns: ['a'], pages: [[['b']]] });
  expect(await athenaGroups(options(narrow))).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', message: expect.stringMatching(/no column `identity_type`/) },
  });
});
