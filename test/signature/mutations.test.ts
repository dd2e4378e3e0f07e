// A hundred thousand signed requests with one byte changed: refused, but for those that mean what the signed one meant.
import { createECDH, createHash, createHmac, createPrivateKey, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { asymmetricPrivateKey } from '../../src/cloud/signature/asymmetric-key.ts';
import { canonicalRequest } from '../../src/cloud/signature/canonical-request.ts';
import { readSignature } from '../../src/cloud/signature/read-signature.ts';
import { isFailure } from '../../src/cloud/signature/signature-failure.ts';
import { verifySignature } from '../../src/cloud/signature/verify-signature.ts';
import { Random } from '../testkit/random.ts';
import { meaningOf } from './meaning.ts';
import { parseRequest, type RawRequest } from './raw-request.ts';
import { sdkSigned } from './sdk-signer.ts';

const time = Date.UTC(2026, 1, 3, 4, 5, 6);
const credentials = { accessKeyId: 'AKIAQNZGKIQY56JQ7WML', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const session = { ...credentials, accessKeyId: 'ASIAQNZGKIQY56JQ7WML', sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE/+==' };
const host = 's3.us-east-1.amazonaws.com';
const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'sts.amazonaws.com', 'x-other': 'two  words,  and\tmore' };

const s3 = (expiresIn?: number) => ({ service: 's3', region: 'us-east-1', ...(expiresIn === undefined ? {} : { expiresIn }) });

function presignedVersionTwo(): Buffer {
  const expires = time / 1000 + 600;
  const text = `GET\n\n\n${expires}\n/bucket/a%20key?response-content-type=text/plain&versionId=3`;
  const signature = encodeURIComponent(createHmac('sha1', credentials.secretAccessKey).update(text).digest('base64'));
  const query = `response-content-type=text%2Fplain&versionId=3&AWSAccessKeyId=${credentials.accessKeyId}&Signature=${signature}`;
  return Buffer.from(`GET /bucket/a%20key?${query}&Expires=${expires} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
}

function signedWithKeyPair(): Buffer {
  const bytes = asymmetricPrivateKey(credentials.secretAccessKey, credentials.accessKeyId);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes);
  const [x = '', y = ''] = [pair.getPublicKey().subarray(1, 33), pair.getPublicKey().subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y, d: bytes.toString('base64url') } });
  const names = ['host', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-region-set'];
  const request = (signature: string) => `GET /bucket/key?versionId=3 HTTP/1.1
Host: ${host}
X-Amz-Date: 20260203T040506Z
X-Amz-Content-Sha256: UNSIGNED-PAYLOAD
X-Amz-Region-Set: us-*,eu-west-1
Authorization: AWS4-ECDSA-P256-SHA256 Credential=${credentials.accessKeyId}/20260203/s3/aws4_request, SignedHeaders=${names.join(';')}, Signature=${signature}

`;
  const { request: unsigned } = parseRequest(request('00')) ?? expect.unreachable();
  const digest = createHash('sha256')
    .update(canonicalRequest(unsigned, 's3', names, 'UNSIGNED-PAYLOAD', false))
    .digest('hex');
  const text = `AWS4-ECDSA-P256-SHA256\n20260203T040506Z\n20260203/s3/aws4_request\n${digest}`;
  return Buffer.from(request(sign('sha256', Buffer.from(text), { key, dsaEncoding: 'der' }).toString('hex')));
}

async function signedRequests(): Promise<readonly (readonly [name: string, bytes: Buffer, share: number])[]> {
  const post = { method: 'POST', path: '/', query: {}, headers: form, body: 'Action=AssumeRole&Version=2011-06-15&RoleArn=arn' };
  const get = {
    method: 'GET',
    path: '/bucket/a%20key%28/../x',
    query: { versionId: 'a b', 'list-type': '2', empty: '' },
    headers: { host },
  };
  const put = { method: 'PUT', path: '/bucket/key', query: {}, headers: { host, 'x-amz-meta-a': 'b  c' }, body: 'Hello, world.' };
  const rest = { method: 'GET', path: '/2015-03-31/functions/a%3Ab/./versions//1/', query: { q: ['1', '0'] }, headers: { host: 'lambda' } };
  const presigned = { ...get, headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } };
  return [
    ['a form', await sdkSigned(post, session, { service: 'sts', region: 'us-east-1' }, time), 22_000],
    ['a path that is resolved', await sdkSigned(rest, credentials, { service: 'lambda', region: 'us-east-1' }, time), 18_000],
    ['S3, a get', await sdkSigned(get, credentials, s3(), time), 18_000],
    ['S3, a put', await sdkSigned(put, session, s3(), time), 18_000],
    ['S3, presigned', await sdkSigned(presigned, session, s3(600), time), 14_000],
    ['S3, presigned in version 2', presignedVersionTwo(), 8000],
    ['S3, signed with a key pair', signedWithKeyPair(), 2000],
  ];
}

/** Names of the headers that a request of ours signs; undefined if it is not taken. */
function taken(raw: RawRequest | undefined): { readonly signed: readonly string[]; readonly s3: boolean } | undefined {
  if (raw === undefined) return undefined;
  const input = readSignature(raw.request);
  if (input === 'unsigned' || isFailure(input)) return undefined;
  // A key that is not there, or a token that is not the key's, comes before the signature.
  const known = [credentials, session].find(({ accessKeyId }) => accessKeyId === input.accessKeyId);
  if (known === undefined || input.token !== (known === session ? session.sessionToken : undefined)) return undefined;
  const bodyDigest = createHash('sha256').update(raw.body).digest('hex');
  if (isFailure(verifySignature(input, raw.request, known.secretAccessKey, time, { bodyDigest }))) return undefined;
  // That the stream fails is tested with streams; here it is enough that the digests differ.
  if (input.payload.kind === 'digest' && input.payload.text !== bodyDigest) return undefined;
  return { signed: input.version === 'v2' ? [] : input.signedHeaders, s3: input.service === 's3' };
}

/**
 * Why a change leaves the meaning as it is. Nothing else does: the case of a header's name, and what is said in headers that are not signed;
 * kinds of blanks and their number in a header's value, and between the parts of Authorization; the case of hexadecimal digits in escapes and
 * `+` for a space; a parameter without a value with or without `=`; segments of a path that go away when it is resolved.
 * Version 2 covers no host.
 */
const mostOfOneMeaning = { other: 0.02, 'S3, presigned in version 2': 0.16 };

test('100,000 changed requests are refused', async () => {
  const random = new Random(20_260_203);
  const counts: Record<string, readonly [refused: number, sameMeaning: number]> = {};
  for (const [name, bytes, share] of await signedRequests()) {
    const original = parseRequest(bytes);
    const facts = taken(original);
    if (original === undefined || facts === undefined) throw new Error(`${name} is not taken as it is`);
    const meaning = meaningOf(original, facts.signed, facts.s3);
    let same = 0;
    for (let run = 0; run < share; run++) {
      const changed = Buffer.from(bytes);
      const at = random.below(changed.length);
      const old = changed.readUInt8(at);
      // Half of the changes flip one bit, the others put any other byte.
      changed[at] = random.below(2) === 0 ? old ^ (1 << random.below(8)) : (old + 1 + random.below(255)) & 0xff;
      const raw = parseRequest(changed);
      if (raw === undefined || taken(raw) === undefined) continue;
      same++;
      if (meaningOf(raw, facts.signed, facts.s3) !== meaning)
        expect.fail(`${name}: taken with byte ${at} changed:\n${changed.toString('latin1')}`);
    }
    counts[name] = [share - same, same];
  }
  const all = Object.values(counts);
  expect(all.reduce((sum, [refused, same]) => sum + refused + same, 0)).toBe(100_000);
  for (const [name, [refused, same]] of Object.entries(counts)) {
    const most = name === 'S3, presigned in version 2' ? mostOfOneMeaning[name] : mostOfOneMeaning.other;
    expect(same / (refused + same), name).toBeLessThan(most);
  }
}, 60_000);
