// The statements that make tables.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type AthenaTableOptions, athenaTableDdl } from './athena-ddl.ts';
import { slimTableDdl, slimTableInsert } from './slim-table-ddl.ts';
import { trinoPartitionDdl, trinoTableDdl } from './trino-ddl.ts';

const athena: AthenaTableOptions = {
  name: ['logs', 'trail'],
  location: 's3://bucket/prefix/AWSLogs/o-exampleorg1',
  accounts: ['111122223333', '222233334444'],
  regions: ['us-east-1'],
  since: '2026-01-01',
};

test('the table of Athena works its partitions out from the layout of a trail', () => {
  const ddl = athenaTableDdl(athena);
  const sql = ddl.ok ? ddl.value : '';
  expect(sql).toContain('CREATE EXTERNAL TABLE `logs`.`trail`');
  expect(sql).toContain("'storage.location.template' = 's3://bucket/prefix/AWSLogs/o-exampleorg1/${account}/CloudTrail/${region}/${day}/'");
  expect(sql).toContain("'projection.account.values' = '111122223333,222233334444'");
  expect(sql).toContain("'projection.day.range' = '2026/01/01,NOW'");
  expect(sql).toContain("LOCATION 's3://bucket/prefix/AWSLogs/o-exampleorg1/'");
});

test.each([
  [{ location: "s3://bucket/'; DROP" }, 'is no location'],
  [{ location: 's3://bucket/${x}/' }, 'is no location'],
  [{ location: 'bucket/AWSLogs' }, 'is no location'],
  [{ name: ['logs', 'a`b'] }, 'is no name'],
  [{ name: [] }, 'has no name'],
  [{ accounts: [] }, 'accounts'],
  [{ accounts: ['1234'] }, 'accounts'],
  [{ regions: ["us-east-1','x"] }, 'regions'],
  [{ since: '2026/01/01' }, 'is no day'],
])('the table of Athena: %j is told', (wrong, reason) => {
  const ddl = athenaTableDdl({ ...athena, ...wrong });
  expect(ddl.ok ? '' : ddl.error).toContain(reason);
});

test('the table of Trino has one column, and its partitions are made known one by one', () => {
  const name = ['hive', 'logs', 'trail'] as const;
  const table = trinoTableDdl({ name, location: 's3://bucket/AWSLogs/', partitioned: true });
  expect(table.ok && table.value).toBe(
    [
      'CREATE TABLE "hive"."logs"."trail" (line varchar, account varchar, region varchar, day varchar)',
      "WITH (format = 'TEXTFILE',",
      "  textfile_field_separator = U&'\\0001',",
      "  external_location = 's3://bucket/AWSLogs/',",
      "  partitioned_by = ARRAY['account', 'region', 'day'])",
    ].join('\n'),
  );
  const folder = {
    account: '111122223333',
    region: 'us-east-1',
    day: '2026/08/24',
    location: 's3://bucket/AWSLogs/111122223333/CloudTrail/us-east-1/2026/08/24',
  };
  const partition = trinoPartitionDdl(name, folder);
  expect(partition.ok && partition.value).toBe(
    `CALL "hive".system.register_partition('logs', 'trail', ARRAY['account', 'region', 'day'], ARRAY['111122223333', 'us-east-1', '2026/08/24'], '${folder.location}/')`,
  );
  expect(trinoPartitionDdl(name, { ...folder, location: 'x' })).toMatchObject({ ok: false });
  expect(trinoTableDdl({ name: ['hive', 'logs', 'a b'], location: 's3://bucket/', partitioned: false })).toMatchObject({ ok: false });
});

test('the slim table takes what is asked for, and the day is its last column', () => {
  const source = { form: 'cloudTrail', name: ['logs', 'trail'] } as const;
  const filter = { accounts: ['111122223333'], from: '2026-08-01T00:00:00Z', to: '2026-08-31T00:00:00Z' };
  const made = slimTableDdl({ dialect: 'athena', source, name: ['logs', 'slim'], location: 's3://bucket/slim', filter });
  const sql = made.ok ? made.value : '';
  expect(sql).toContain("partitioned_by = ARRAY['day'], write_compression = 'ZSTD', external_location = 's3://bucket/slim/'");
  expect(sql).toContain("account IN ('111122223333') AND day >= '2026/08/01' AND day <= '2026/09/01' AND coalesce(eventsource, '') <> ''");
  expect(sql.slice(0, sql.indexOf('\nFROM'))).toMatch(
    /awsregion, ''\) AS event_region[\s\S]+\n {2}account AS account,\n {2}region AS region,\n {2}day AS day$/,
  );
  const more = slimTableInsert({ dialect: 'trino', source, name: ['hive', 'logs', 'slim'], filter });
  expect(more.ok && more.value.startsWith('INSERT INTO "hive"."logs"."slim"\nSELECT ')).toBe(true);
});

test('the guide shows the statements as they are made', () => {
  const guide = readFileSync('docs/guides/large-logs.md', 'utf8');
  const location = 's3://amzn-s3-demo-bucket/AWSLogs/o-exampleorg1/';
  const name = ['hive', 'logs', 'trail'] as const;
  const folder = { account: '111122223333', region: 'us-east-1', day: '2026/08/24' };
  const statements = [
    athenaTableDdl({ ...athena, location, regions: ['us-east-1', 'eu-west-1'] }),
    slimTableDdl({
      dialect: 'athena',
      source: { form: 'cloudTrail', name: ['logs', 'trail'] },
      name: ['logs', 'slim'],
      location: 's3://amzn-s3-demo-bucket2/slim/',
      filter: { from: '2026-08-24T00:00:00Z', to: '2026-11-21T00:00:00Z', lateHours: 0 },
    }),
    trinoTableDdl({ name, location, partitioned: true }),
    trinoPartitionDdl(name, { ...folder, location: `${location}${folder.account}/CloudTrail/${folder.region}/${folder.day}/` }),
  ];
  for (const statement of statements) {
    expect(statement.ok).toBe(true);
    if (statement.ok) expect(guide).toContain(statement.value);
  }
});
