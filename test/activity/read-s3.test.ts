// Reading from S3, with the AWS SDK: the local cloud's over HTTP, and answers that the local cloud does not give.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listObjects } from '../../src/activity/read/list-objects.ts';
import { nothingRead } from '../../src/activity/read/nothing-read.ts';
import { readActivity } from '../../src/activity/read/read-activity.ts';
import type { S3Options } from '../../src/activity/read/s3-client.ts';
import { type ActivitySource, parseSource } from '../../src/activity/read/source.ts';
import { readEvent, trailEvent, trailPath, zippedRecords } from '../testkit/activity/trail-files.ts';
import { type RunningCloud, runCloud } from '../testkit/cloud/running-cloud.ts';

const ACCOUNT = '300000000003';
const BUCKET = 'trail-logs';
const DENIED = `logs/${trailPath('denied')}`;

function sources(...texts: readonly string[]): readonly ActivitySource[] {
  return texts.map((text) => {
    const source = parseSource(text);
    if (!source.ok) throw new Error(source.error);
    return source.value;
  });
}

describe('the local cloud', () => {
  let cloud: RunningCloud;
  let s3: S3Options;

  beforeAll(async () => {
    cloud = await runCloud();
    const { out } = await cloud.run('env', '--port', `${cloud.port}`, '--account', ACCOUNT, '--region', 'us-west-2', '--format', 'json');
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = JSON.parse(out) as Record<string, string>;
    s3 = { endpoint: `http://localhost:${cloud.port}`, region: 'us-west-2', credentials: { accessKeyId, secretAccessKey } };
    const client = new S3Client({ ...s3, forcePathStyle: true } as S3ClientConfig);
    const put = (Key: string, Body: Uint8Array): Promise<unknown> => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
    await client.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } }));
    for (let index = 0; index < 30; index += 1) {
      const event = index % 2 === 0 ? readEvent(`e${index}`, 'app', 'data', `k${index % 5}`) : trailEvent(`e${index}`, 'app', 'Describe');
      const day = String(1 + (index % 10)).padStart(2, '0');
      await put(
        `logs/${trailPath(`${index}`, `202603${day}T1005`, index % 3 === 0 ? '111111111111' : '222222222222')}`,
        zippedRecords([event]),
      );
    }
    await put('logs/AWSLogs/111111111111/CloudTrail-Digest/us-east-1/2026/03/05/digest.json.gz', zippedRecords([]));
    await put('logs/AWSLogs/111111111111/vpcflowlogs/us-east-1/2026/03/05/flow.log.gz', zippedRecords([]));
    await put('logs/', new Uint8Array());
    await put(DENIED, zippedRecords([trailEvent('denied', 'app', 'Denied')]));
    const statement = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/${DENIED}` };
    await client.send(
      new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }),
    );
    client.destroy();
  });
  afterAll(() => cloud.close());

  test.each([0, 2])('%s threads: objects are read, those that may not be read are named', async (workers) => {
    const { groups, report } = await readActivity(sources(`s3://${BUCKET}/logs/`), { s3, workers });
    expect(report).toMatchObject({ objects: 31, events: 30, problemCount: 1 });
    expect(report.skipped).toEqual(
      new Map([
        ['digests (folders, not listed)', 1],
        ['logs of other services (folders, not listed)', 1],
      ]),
    );
    expect([...groups].reduce((sum, { count }) => sum + count, 0)).toBe(30);
    const [problem] = report.problems;
    expect(problem).toMatchObject({ object: `s3://${BUCKET}/${DENIED}`, kind: 'unreadable' });
    expect(problem?.message).toMatch(/may not read it; they need `s3:GetObject` on it.*AccessDenied: .*explicit deny/s);
  });

  test.each([
    '',
    'logs',
    'logs/AWSLogs/',
    'logs/AWSLogs/111111111111/CloudTrail/us-east-1/',
    'logs/AWSLogs/111111111111/CloudTrail/us-east-1/2026/03',
  ])('from whatever prefix: `%s`', async (prefix) => {
    const { objects } = await listObjects(sources(`s3://${BUCKET}/${prefix}`), { s3, accounts: ['111111111111'] });
    expect(objects).toBe(11);
  });

  test('days are listed in their bounds', async () => {
    const options = { s3, from: '2026-03-03T00:00:00Z', to: '2026-03-05T00:00:00Z', lateHours: 1 };
    const { objects, skipped } = await listObjects(sources(`s3://${BUCKET}`), options);
    expect([objects, skipped.get('delivered too long after the time asked for')]).toEqual([6, 4]);
    expect((await listObjects(sources(`s3://${BUCKET}`), { ...options, regions: ['eu-west-1'] })).objects).toBe(0);
  });

  test('one object that is named itself', async () => {
    const { report } = await readActivity(sources(`s3://${BUCKET}/logs/${trailPath('0', '20260301T1005')}`), { s3 });
    expect(report).toMatchObject({ objects: 1, events: 1, problemCount: 0 });
  });

  test('a bucket that is not there, credentials that are not known, an endpoint where nobody is', async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
    const outcomes = [
      await readActivity(sources('s3://no-such-bucket/'), { s3 }),
      await readActivity(sources(`s3://${BUCKET}/`), { s3: { ...s3, credentials } }),
      await readActivity(sources(`s3://${BUCKET}/`), { s3: { ...s3, endpoint: 'http://127.0.0.1:1' } }),
    ];
    expect(outcomes.map(({ report }) => nothingRead(report, 0)?.message)).toEqual([
      expect.stringContaining('s3://no-such-bucket/: there is no bucket `no-such-bucket`'),
      expect.stringContaining('the AWS credentials are not valid there'),
      expect.stringContaining('S3 could not be reached: ECONNREFUSED'),
    ]);
  });
});

describe('other answers of S3', () => {
  let server: Server;
  let s3: S3Options;
  const requests: string[] = [];
  const KEYS = ['archived.json.gz', 'encrypted.json.gz', 'fine.json.gz', 'flaky.json.gz'];
  let flaky = 0;

  function errorXml(code: string, message: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  }

  /** A page has two keys; `denied` may not be listed. */
  function page(url: URL): string {
    const start = Number(url.searchParams.get('continuation-token') ?? 0);
    const prefix = url.searchParams.get('prefix') ?? '';
    const contents = KEYS.slice(start, start + 2).map((key) => `<Contents><Key>${prefix}${key}</Key><Size>100</Size></Contents>`);
    const next = start + 2 < KEYS.length ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }

  const DENIAL =
    'User: arn:aws:sts::111111111111:assumed-role/auditor/me is not authorized to perform: kms:Decrypt on resource: ' +
    'arn:aws:kms:us-east-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab because no identity-based policy allows the kms:Decrypt action';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      requests.push(`${url.pathname}${url.search}`);
      const answer = (status: number, body: string | Uint8Array): void => void response.writeHead(status).end(body);
      if (url.pathname === '/secret/' || url.pathname === '/secret') return answer(403, errorXml('AccessDenied', 'Access Denied'));
      if (url.searchParams.has('list-type')) return answer(200, page(url));
      const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
      if (name === 'encrypted.json.gz') return answer(403, errorXml('AccessDenied', DENIAL));
      if (name === 'archived.json.gz')
        return answer(403, errorXml('InvalidObjectState', 'The operation is not valid for the object&apos;s storage class'));
      const body = zippedRecords([trailEvent(name, 'app', 'Fine')]);
      if (name !== 'flaky.json.gz') return answer(200, body);
      flaky += 1;
      response.writeHead(200, { 'content-length': body.length });
      // The first answer breaks off.
      if (flaky === 1) response.write(body.subarray(0, 50), () => response.destroy());
      else response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    s3 = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials: { accessKeyId: 'A', secretAccessKey: 'S' } };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('pages are followed; keys that refuse and archived objects are named; what breaks off is fetched again', async () => {
    const { report } = await readActivity(sources('s3://bucket/logs/'), { s3 });
    expect(report).toMatchObject({ objects: 4, events: 2, problemCount: 2 });
    expect(flaky).toBe(2);
    expect(report.problems.map(({ object, message }) => `${object} ${message}`)).toEqual([
      expect.stringMatching(/archived\.json\.gz it is archived; restore it first/),
      expect.stringMatching(/encrypted\.json\.gz the key that encrypted it may not be used .*key\/1234abcd-12ab-34cd-56ef-1234567890ab/),
    ]);
  });

  test('a bucket that may not be listed does not keep the others from being read', async () => {
    const { report } = await readActivity(sources('s3://secret/', 's3://bucket/logs/'), { s3 });
    expect(report.events).toBe(2);
    expect(report.problems.map(({ object, message }) => `${object} ${message}`)).toContainEqual(
      expect.stringMatching(
        /^s3:\/\/secret\/ these credentials may not list the bucket; they need `s3:ListBucket` on `arn:aws:s3:::secret`/,
      ),
    );
  });

  test('the first day that is wanted is where listing begins', async () => {
    requests.length = 0;
    const prefix = 'AWSLogs/111111111111/CloudTrail/us-east-1/';
    await listObjects(sources(`s3://bucket/${prefix}`), { s3, from: '2026-03-03T00:00:00Z' });
    expect(decodeURIComponent(requests[0] ?? '')).toContain(`start-after=${prefix}2026/03/03`);
  });
});
