// Signed requests with one byte changed, through the whole pipeline: refused, but for those that mean what the signed one meant.
import { expect, test } from 'vitest';
import { Random } from '../testkit/random.ts';
import { meaningOf } from '../signature/meaning.ts';
import { parseRequest, type RawRequest } from '../signature/raw-request.ts';
import { copyOf, type Draft, sign } from './draft.ts';
import { type FuzzCloud, fuzzCloud } from './fuzz-cloud.ts';
import { faultOf } from './fault-of.ts';

const MUTATIONS = Number(process.env['MUTATIONS'] ?? 3000);
const SEED = Number(process.env['SEED'] ?? 1);
/** Requests after which the cloud is as in the beginning again. */
const LIFE = 500;
/** Most changes are refused; a few fall on blanks, on the case of names, on headers that are not signed, which these requests have. */
const MOST_OF_ONE_MEANING = 0.07;

const form = (service: string, body: string): Draft => ({
  origin: service,
  signingName: service,
  method: 'POST',
  path: '/',
  query: '',
  headers: [
    ['host', `${service}.us-east-1.amazonaws.com`],
    ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
  ],
  body: Buffer.from(body),
});
const s3 = (method: string, path: string, query: string, headers: readonly (readonly [string, string])[], body = ''): Draft => ({
  origin: `s3 ${method}`,
  signingName: 's3',
  method,
  path,
  query,
  headers: [['host', 's3.us-east-1.amazonaws.com'], ...headers.map(([name, value]): [string, string] => [name, value])],
  body: Buffer.from(body),
});

const DRAFTS: readonly Draft[] = [
  form('sts', 'Action=GetCallerIdentity&Version=2011-06-15'),
  form('iam', 'Action=TagRole&Version=2010-05-08&RoleName=sample&Tags.member.1.Key=a&Tags.member.1.Value=b'),
  form('ec2', 'Action=DescribeInstances&Version=2016-11-15&MaxResults=5'),
  {
    ...form('organizations', '{"ParentId":"r-root"}'),
    headers: [
      ['host', 'organizations.us-east-1.amazonaws.com'],
      ['content-type', 'application/x-amz-json-1.1'],
      ['x-amz-target', 'AWSOrganizationsV20161128.ListOrganizationalUnitsForParent'],
    ],
  },
  s3('GET', '/sample-bucket/', 'list-type=2&prefix=a%2Fb&max-keys=3', []),
  s3(
    'PUT',
    '/sample-bucket/a%20key',
    '',
    [
      ['x-amz-meta-a', 'b  c'],
      ['content-type', 'text/plain'],
    ],
    'Hello, world.',
  ),
  s3(
    'PUT',
    '/sample-bucket/other',
    'tagging=',
    [['x-amz-tagging', 'a=b']],
    '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  ),
];

test(`${MUTATIONS} changed requests are refused`, { timeout: 60_000 + MUTATIONS * 20 }, async () => {
  const cloud = fuzzCloud();
  const random = new Random(SEED);
  const requests = DRAFTS.map((draft, index) => signedBytes(draft, cloud, index));
  await answered(cloud, parsed(signedBytes(s3('PUT', '/sample-bucket/other', '', [], 'x'), cloud, 0).bytes));
  const statuses = await Promise.all(requests.map(async ({ bytes }) => (await answered(cloud, parsed(bytes))).status));
  expect(statuses).toEqual(DRAFTS.map(() => 200));
  const life = cloud.snapshot();
  let same = 0;
  let arrived = 0;
  for (let run = 0; run < MUTATIONS; run++) {
    if (run % LIFE === 0) cloud.restore(life);
    const { bytes, signed, original, inS3 } = random.pick(requests);
    const changed = changeByte(bytes, random);
    const raw = parseRequest(changed);
    if (raw === undefined) continue;
    arrived++;
    const { status, fault } = await answered(cloud, raw);
    expect(fault, changed.toString('latin1')).toBe(undefined);
    if (status >= 400) continue;
    same++;
    if (meaningOf(raw, signed, inS3) !== meaningOf(original, signed, inS3)) expect.fail(`taken:\n${changed.toString('latin1')}`);
  }
  expect(arrived).toBeGreaterThan(MUTATIONS * 0.8);
  expect(same).toBeLessThan(MUTATIONS * MOST_OF_ONE_MEANING);
});

function signedBytes(draft: Draft, { credentials, now }: FuzzCloud, index: number) {
  const copy = copyOf(draft);
  const by = credentials[index % 2 === 0 ? 0 : 2];
  if (by === undefined) throw new Error('there are no credentials');
  sign(copy, by, now);
  const signed = [...new Set(copy.headers.map(([name]) => name))].filter((name) => name !== 'authorization').sort();
  // Not signed, since who sends it on may add to it.
  copy.headers.push(['user-agent', 'fuzz/1.0'], ['content-length', String(copy.body.length)]);
  const target = copy.query === '' ? copy.path : `${copy.path}?${copy.query}`;
  const head = `${copy.method} ${target} HTTP/1.1\r\n${copy.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), copy.body]);
  return { bytes, signed, original: parsed(bytes), inS3: draft.signingName === 's3' };
}

function parsed(bytes: Buffer): RawRequest {
  return parseRequest(bytes) ?? expect.unreachable('the request is none');
}

/** Half of the changes flip one bit, the others put any other byte. */
function changeByte(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const at = random.below(changed.length);
  const old = changed.readUInt8(at);
  changed[at] = random.chance(0.5) ? old ^ (1 << random.below(8)) : (old + 1 + random.below(255)) & 0xff;
  return changed;
}

async function answered(
  cloud: FuzzCloud,
  { request }: RawRequest,
): Promise<{ readonly status: number; readonly fault: string | undefined }> {
  const response = await cloud.answer(request);
  return { status: response.status, fault: await faultOf(response) };
}
