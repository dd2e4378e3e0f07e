// `generate --ddl` as it is called, over a bucket of the local cloud.
import { CreateBucketCommand, PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningCloud, runCloud } from '../../../test/testkit/cloud/running-cloud.ts';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { trailEvent, trailPath, zippedRecords } from '../../../test/testkit/activity/trail-files.ts';
import { main } from '../main.ts';

const BUCKET = 'ddl-logs';
let cloud: RunningCloud;

beforeAll(async () => {
  cloud = await runCloud();
  const named = ['--port', `${cloud.port}`, '--account', '300000000003', '--region', 'us-west-2', '--format', 'json'];
  const { out } = await cloud.run('env', ...named);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = JSON.parse(out) as Record<string, string>;
  const region = 'us-west-2';
  for (const [name, value] of Object.entries({
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
  })) {
    vi.stubEnv(name, value);
  }
  const config = { endpoint: endpoint(), region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true } as S3ClientConfig;
  const client = new S3Client(config);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } }));
  const object = zippedRecords([trailEvent('e', 'app', 'Describe')]);
  const put = (Key: string): Promise<unknown> => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: object }));
  for (const [day, account] of [
    ['20260301', '111111111111'],
    ['20260302', '111111111111'],
    ['20260301', '222222222222'],
  ] as const) {
    await put(`logs/${trailPath(`${account}-${day}`, `${day}T1005`, account)}`);
  }
  await put(`logs/${trailPath('west', '20260303T1005', '111111111111', 'us-west-2')}`);
  await put('logs/other/a.json.gz');
  client.destroy();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
});

function endpoint(): string {
  return `http://localhost:${cloud.port}`;
}

async function ddl(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(['generate', '--endpoint', endpoint(), '--ddl', ...args], streams);
  return { code, ...streams.written };
}

const TRAIL = ['--trail', `s3://${BUCKET}/logs/AWSLogs/`];
const ATHENA = ['--athena', 'logs.trail'];
const TRINO = ['--trino', 'https://trino.example.com', '--table', 'hive.logs.trail'];

test('Athena: what is not named is listed', async () => {
  const { code, out, err } = await ddl(...TRAIL, ...ATHENA, '--athena-output', 's3://answers/w');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('golden/ddl-athena.golden.sql');
});

test('Athena: nothing is listed where everything is named', async () => {
  const named = ['--account', '333333333333', '--region', 'eu-west-1', '--from', '2026-01-01', '--to', '2026-01-31'];
  const { code, out } = await ddl('--trail', 's3://no-such-bucket/AWSLogs/o-exampleorg1', ...ATHENA, ...named);
  expect(code).toBe(0);
  expect(out).toContain("LOCATION 's3://no-such-bucket/AWSLogs/o-exampleorg1/'");
  expect(out).toContain("'projection.account.values' = '333333333333'");
  expect(out).toContain("day >= '2026/01/01' AND day <= '2026/01/31'");
  expect(out).toMatch(/-- Then: wariin generate --athena logs\.trail --from 2026-01-01\n$/);
});

test('Trino: a statement for each folder that has logs', async () => {
  const { code, out, err } = await ddl(...TRAIL, ...TRINO, '--to', '2026-03-01', '--account', '111111111111,222222222222');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('golden/ddl-trino.golden.sql');
});

test('Trino: a folder of any layout, without partitions', async () => {
  const { code, out } = await ddl('--trail', `s3://${BUCKET}/logs/other/`, ...TRINO, '--no-partitions');
  expect(code).toBe(0);
  expect(out).toContain(`external_location = 's3://${BUCKET}/logs/other/')`);
  expect(out).not.toContain('register_partition');
  expect(out).toContain('--table hive.logs.trail --no-partitions');
});

test('objects that the table will not have are told', async () => {
  const { code, err } = await ddl('--trail', `s3://${BUCKET}/logs/`, ...ATHENA, '--strict');
  expect({ code, err }).toEqual({
    code: 3,
    err: 'wariin: 1 object in no folder of a trail’s layout: the table does not have what is in them\n',
  });
});

test.each([
  [
    [`s3://${BUCKET}/logs/other/`],
    `or AWSLogs/o-ORGANIZATION/ACCOUNT/… with an id of 10 to 32 characters): the first is in \`s3://${BUCKET}/logs/other/\``,
  ],
  [[`s3://${BUCKET}/logs/AWSLogs/`, '--account', '999999999999'], 'left out: 2 folders (other accounts, not listed)'],
  [[`s3://${BUCKET}/nothing/`], 'no log was found'],
  [['s3://no-such-bucket/'], 'no-such-bucket'],
] as const)('%j has no table', async (args, message) => {
  expect(await ddl('--trail', ...args, ...ATHENA)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) });
});
