// SigV4A: requests of AWS's own test suite (aws-c-auth, Apache-2.0), and the regions that a signature is for.
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { asymmetricPrivateKey } from '../../src/cloud/signature/asymmetric-key.ts';
import { checkScope } from '../../src/cloud/signature/check-scope.ts';
import { readSignature } from '../../src/cloud/signature/read-signature.ts';
import { isFailure } from '../../src/cloud/signature/signature-failure.ts';
import { verifySignature } from '../../src/cloud/signature/verify-signature.ts';
import { parseRequest } from './raw-request.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const time = Date.UTC(2015, 7, 30, 12, 36);
const empty = hash('sha256', '', 'hex');

const tail = 'X-Amz-Date:20150830T123600Z\nX-Amz-Region-Set:us-east-1\n\n';
const withToken = `GET / HTTP/1.1
Host:example.amazonaws.com
Authorization:AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/service/aws4_request, SignedHeaders=host;x-amz-date;x-amz-region-set;x-amz-security-token, Signature=304502203fd8664ee64d2c5cf0839ef2dd88b038aa6061f80f095825d66b607b15032bac022100a7ade1e6f9013b5c7141c5096b7fcb18c15ea0ca444af43d041c113cda864ce7
X-Amz-Security-Token:6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267
${tail}`;
const plain = `GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 HTTP/1.1
Host:example.amazonaws.com
Authorization:AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/service/aws4_request, SignedHeaders=host;x-amz-date;x-amz-region-set, Signature=3044022041ffa05b60e2cc9bac499a22148bb69825873b913cabdcf8b3f97c75ba28f81a0220492937cb6eccb784d5fcf1969e4493ad9417ac3409496ef74f281aa13e279739
${tail}`;
const presigned = `GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1&X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Region-Set=us-east-1&X-Amz-Signature=3046022100e25504f18aab11f2f511664a9e6b98f522b9c8bd95ad0c7502b56ff4248d2dba022100c00ee21af060180bac879294598c03ba8523367daf1edf88688923a21f26e0df HTTP/1.1
Host:example.amazonaws.com
${tail}`;

function read(text: string) {
  const raw = parseRequest(text);
  const input = raw && readSignature(raw.request);
  if (raw === undefined || input === undefined || input === 'unsigned' || isFailure(input)) throw new Error(JSON.stringify(input));
  return { input, verdict: verifySignature(input, raw.request, secret, time, { bodyDigest: empty }) };
}

test('the private key of AWS’s own example', () => {
  const key = asymmetricPrivateKey('q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom', 'AKISORANDOMAASORANDOM');
  expect(key.toString('hex')).toBe('7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd');
});

test.each([
  ['with a token', withToken],
  ['without', plain],
  ['presigned', presigned],
])('the suite’s request %s is taken, and refused with one digit changed', (_, text) => {
  const { input, verdict } = read(text);
  expect(input).toMatchObject({ version: 'v4a', service: 'service', region: 'us-east-1', regionSet: ['us-east-1'] });
  expect(verdict).not.toHaveProperty('failure');
  expect(
    read(text.replace(/(Signature=.{20})(.)/, (_all, head: string, digit: string) => head + (digit === 'a' ? 'b' : 'a'))).verdict,
  ).toMatchObject({
    failure: 'bad-signature',
  });
  expect(
    read(text.replace('Region-Set=us-east-1', 'Region-Set=us-east-2').replace('Set:us-east-1', 'Set:us-east-2')).verdict,
  ).toMatchObject({
    failure: 'bad-signature',
  });
});

test.each([
  ['*', 'eu-west-1', true],
  ['us-*,eu-west-1', 'eu-west-1', true],
  ['us-*, eu-west-1', 'us-west-2', true],
  ['us-*', 'eu-west-1', false],
  ['us-east-1', 'us-east-10', false],
])('the set %s and the region %s', (set, region, good) => {
  const { input } = read(plain.replace('Region-Set:us-east-1', `Region-Set:${set}`));
  expect(checkScope(input, { services: ['service'], region }) === undefined).toBe(good);
});
