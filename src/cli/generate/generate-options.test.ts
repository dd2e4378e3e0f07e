// The options of `generate`, and what is wrong with them in words.
import { expect, test } from 'vitest';
import { readGenerateOptions } from './generate-options.ts';

const NOW = new Date('2026-11-22T10:30:00Z');
const read = (...args: readonly string[]) => readGenerateOptions(args, NOW);

test('what is not said', () => {
  expect(read('--trail', 'logs')).toEqual({
    trail: ['logs'],
    principals: [],
    all: false,
    accounts: [],
    regions: [],
    resources: 'exact',
    conditions: [],
    compare: [],
    includeDenied: false,
    format: 'text',
    plan: false,
    ddl: false,
    strict: false,
  });
});

test('lists, several words after --trail, and names with commas', () => {
  const options = read(
    '-t',
    'a',
    'b',
    '--account',
    '111111111111,222222222222',
    '--region',
    'us-east-1',
    '--region',
    'eu-west-1',
    '-p',
    'arn:x,y',
  );
  expect(options).toMatchObject({
    trail: ['a', 'b'],
    accounts: ['111111111111', '222222222222'],
    regions: ['us-east-1', 'eu-west-1'],
    principals: ['arn:x,y'],
  });
  expect(read('-t', 'a', '--from', '90d', '--from', '90d', '--conditions', 'tls,mfa', '-p', 'x')).toMatchObject({
    from: '2026-08-24T10:30:00Z',
    conditions: ['tls', 'mfa'],
  });
});

test.each([
  [[], 'say where the logs are'],
  [['logs'], 'unexpected argument `logs`'],
  [['--trail', '-', '--trail', '-'], 'only once'],
  [['--trail', 'a', '--resources', 'some'], '--resources takes exact, prefix, type or any, not `some`'],
  [['--trail', 'a', '--format', 'xml'], '--format takes '],
  [['--trail', 'a', '--as', 'group'], '--as takes managed, inline or permission-set'],
  [['--trail', 'a', '--from', '2026-11-02', '--to', '2026-11-01'], '--from is not before --to'],
  [['--trail', 'a', '--account', '123'], 'twelve digits'],
  [['--trail', 'a', '--region', 'nowhere'], 'not `nowhere`'],
  [['--trail', 'a', '--conditions', 'weather'], '--conditions takes '],
  [['--trail', 'a', '--conditions', 'org'], 'needs --org-id'],
  [['--trail', 'a', '--org-id', 'x'], 'o-…'],
  [['--trail', 'a', '-p', 'x', '--org-id', 'o-exampleorg1'], '--org-id goes with --conditions org'],
  [['--trail', 'a', '--resources', 'type', '--include-denied'], '--resources is about a policy: say whose with --principal ARN, or --all'],
  [['--trail', 'a', '--compare', 'f.json'], '--compare is about a policy'],
  [['--trail', 'a', '--from', '90d', '--from', '30d'], '--from is given twice, as `90d` and as `30d`'],
  [['--trail', 'a', '--endpoint', 'http://localhost:4566'], '--endpoint goes with --trail s3://'],
  [['--athena', 'db.table', '--workers', '2'], '--workers goes with --trail'],
  [['--trail', 'a', '--plan', '--format', 'policy'], '--plan has no policy'],
  [['--trail', 'a', '--workers', '65'], 'a number from 0 to 64'],
  [['--trail', 's3://b/', '--endpoint', 'localhost:4566'], 'http://localhost:4566'],
  [['--trail', 'a', '--all'], '--out'],
  [['--trail', 'a', '--all', '--principal', 'x', '--out', 'd'], 'give one of them'],
  [['--trail', 'a', '--athena', 'db.table'], 'not from both'],
  [['--athena', 'db.table', '--trino', 'http://localhost:8080', '--table', 'a.b.c'], 'either'],
  [['--athena', 'db.table', '--plan'], 'asks no database'],
  [['--trail', 's3://b/', '--ddl'], '--ddl needs the name of the table'],
  [['--trail', 'a', '--athena', 'db.table', '--ddl'], 'of one --trail s3://'],
  [['--trail', 's3://a/', '--trail', 's3://b/', '--athena', 'db.table', '--ddl'], 'of one --trail s3://'],
  [['--trail', 's3://b/', '--athena', 'db.table', '--ddl', '--plan'], 'give one of them'],
  [['--trail', 's3://b/', '--athena', 'db.table', '--ddl', '--format', 'json'], 'has no --format'],
  [['--trail', 's3://b/', '--athena', 'db.table', '--ddl', '--table-form', 'slim'], 'leave out --table-form'],
  [['--trail', 's3://b/', '--athena', 'db.table', '--ddl', '--no-partitions'], 'leave out --no-partitions'],
  [['--trail', 's3://b/', '--athena', 'a.db.table', '--ddl'], 'in its own catalog'],
  [['--athena', 'db.table', '--ddl'], 'say where the logs are'],
  [['--trail', 'a', '--format', 'policy'], 'whose policy'],
  [['--trail', 'a', '--principal', ''], 'is empty'],
] as const)('%j', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
