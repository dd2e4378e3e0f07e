// The statements for a trail, in their order.
import { expect, test } from 'vitest';
import { type TrailTables, trailTables } from './trail-tables.ts';

const TRAIL: TrailTables = {
  dialect: 'athena',
  name: ['logs', 'trail'],
  location: 's3://bucket/AWSLogs/o-exampleorg1/',
  accounts: ['111122223333'],
  regions: ['us-east-1'],
  since: '2026-01-01',
  until: '2026-01-31',
};

function statements(more: Partial<TrailTables> = {}): readonly string[] {
  const made = trailTables({ ...TRAIL, ...more });
  if (!made.ok) throw new Error(made.error);
  return made.value.map(({ sql }) => sql);
}

test('Athena: the database, the table over the objects, and one in Parquet', () => {
  const made = statements({ slimLocation: 's3://answers/trail_slim/' });
  expect(made.map((sql) => sql.split(/[\n(]/)[0]?.trim())).toEqual([
    'CREATE DATABASE IF NOT EXISTS `logs`',
    'CREATE EXTERNAL TABLE `logs`.`trail`',
    'CREATE TABLE "logs"."trail_slim"',
  ]);
  expect(made[1]).toContain("'projection.day.range' = '2026/01/01,NOW'");
  expect(made[2]).toContain("external_location = 's3://answers/trail_slim/'");
  expect(made[2]).toContain(`FROM "logs"."trail"\nWHERE day >= '2026/01/01' AND day <= '2026/01/31'`);
});

test('no statement writes more than 100 days, and each day is written once', () => {
  const days = statements({ until: '2026-12-31' })
    .slice(2)
    .map((sql) => /day >= '([\d/]+)' AND day <= '([\d/]+)'/.exec(sql)?.slice(1));
  expect(days).toEqual([
    ['2026/01/01', '2026/04/10'],
    ['2026/04/11', '2026/07/19'],
    ['2026/07/20', '2026/10/27'],
    ['2026/10/28', '2026/12/31'],
  ]);
  expect(
    statements({ until: '2026-12-31' })
      .slice(3)
      .every((sql) => sql.startsWith('INSERT INTO "logs"."trail_slim"\n')),
  ).toBe(true);
});

test('Trino: the schema, the table, each folder, and the table in Parquet', () => {
  const folders = [
    { account: '111122223333', region: 'us-east-1', day: '2026/01/01' },
    { account: '111122223333', region: 'us-east-1', day: '2026/01/02' },
  ];
  const trino = { dialect: 'trino', name: ['hive', 'logs', 'trail'] } as const;
  const made = statements({ ...trino, folders });
  expect(made.map((sql) => sql.split(/[\n(]/)[0]?.trim())).toEqual([
    'CREATE SCHEMA IF NOT EXISTS "hive"."logs"',
    'CREATE TABLE "hive"."logs"."trail"',
    'CALL "hive".system.register_partition',
    'CALL "hive".system.register_partition',
    'CREATE TABLE "hive"."logs"."trail_slim"',
  ]);
  expect(made[3]).toContain("'s3://bucket/AWSLogs/o-exampleorg1/111122223333/CloudTrail/us-east-1/2026/01/02/'");
  const whole = statements(trino);
  expect(whole).toHaveLength(2);
  expect(whole[1]).not.toContain('partitioned_by');
});

test.each<readonly [Partial<TrailTables>, string]>([
  [{ name: ['logs'] }, 'DATABASE.TABLE'],
  [{ name: ['logs', 'a`b'] }, 'is no name'],
  [{ location: "s3://bucket/'" }, 'is no location'],
  [{ accounts: [] }, 'accounts'],
  [{ dialect: 'trino' }, 'CATALOG.SCHEMA.TABLE'],
  [{ dialect: 'trino', name: ['hive', 'a"b', 'trail'] }, 'is no name'],
])('%j is refused', (wrong, reason) => {
  expect(trailTables({ ...TRAIL, ...wrong })).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
});
