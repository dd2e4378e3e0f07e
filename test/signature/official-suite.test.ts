// AWS's own test suite for Signature Version 4, in headers and in queries, used as a server.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalRequest } from '../../src/cloud/signature/canonical-request.ts';
import { readSignature } from '../../src/cloud/signature/read-signature.ts';
import { isFailure } from '../../src/cloud/signature/signature-failure.ts';
import { verifySignature } from '../../src/cloud/signature/verify-signature.ts';
import { parseRequest } from './raw-request.ts';
import { sharedData } from './shared-data.ts';

const folder = sharedData('sigv4/v4');

/** Cases that a server must not take, and why. */
const notTaken: ReadonlyMap<string, string> = new Map([
  ...[
    'get-relative-relative-unnormalized',
    'get-relative-unnormalized',
    'get-slash-dot-slash-unnormalized',
    'get-slash-pointless-dot-unnormalized',
    'get-slash-unnormalized',
    'get-slashes-unnormalized',
  ].flatMap((name): readonly (readonly [string, string])[] =>
    ['header', 'query'].map((place) => [`${name}/${place}`, 'only S3 leaves paths as they are, and this is not signed for S3']),
  ),
  ['post-sts-header-after/query', 'the token was added to the query after signing; only AWS IoT takes that'],
]);

interface Context {
  readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string; readonly token?: string };
  readonly expiration_in_seconds: number;
  readonly timestamp: string;
}

function verdict(place: 'header' | 'query', name: string, at = 0) {
  const read = (file: string) => readFileSync(`${folder}/${name}/${file}`);
  const context = JSON.parse(read('context.json').toString()) as Context;
  const raw = parseRequest(read(`${place}-signed-request.txt`));
  if (raw === undefined) throw new Error('not a request');
  const input = readSignature(raw.request);
  if (input === 'unsigned' || isFailure(input) || input.version === 'v2') throw new Error(`not signed: ${JSON.stringify(input)}`);
  const bodyDigest = createHash('sha256').update(raw.body).digest('hex');
  const now = Date.parse(context.timestamp) + at;
  const result = verifySignature(input, raw.request, context.credentials.secret_access_key, now, { bodyDigest });
  return { context, raw, input, result, bodyDigest, canonical: read(`${place}-canonical-request.txt`).toString('latin1') };
}

describe.skipIf(folder === undefined)('the official suite', () => {
  const cases = folder === undefined ? [] : readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/context.json`));

  test('is all there', () => {
    expect(cases.length).toBe(38);
    for (const name of notTaken.keys()) expect(cases).toContain(name.split('/')[0]);
  });

  describe.each(['header', 'query'] as const)('%s', (place) => {
    test.each(cases)('%s', (name) => {
      const { context, raw, input, result, canonical, bodyDigest } = verdict(place, name);
      expect(input.accessKeyId).toBe(context.credentials.access_key_id);
      expect(input.token).toBe(context.credentials.token);
      if (place === 'query') expect(input.expires).toBe(context.expiration_in_seconds);
      if (notTaken.has(`${name}/${place}`)) {
        expect(result).toMatchObject({ failure: 'bad-signature' });
        if (name.endsWith('-unnormalized')) {
          expect(canonicalRequest(raw.request, 's3', input.signedHeaders, bodyDigest, place === 'query')).toBe(canonical);
        }
        return;
      }
      expect(canonicalRequest(raw.request, input.service, input.signedHeaders, bodyDigest, place === 'query')).toBe(canonical);
      expect(result).toMatchObject({ accessKeyId: context.credentials.access_key_id, signature: input.signature });
      expect(isFailure(verifySignature(input, raw.request, 'another secret', input.time, { bodyDigest }))).toBe(true);
    });
  });

  test('is refused when it is late or early', () => {
    const minutes = 60_000;
    expect(verdict('header', 'get-vanilla', 15 * minutes).result).not.toHaveProperty('failure');
    expect(verdict('header', 'get-vanilla', 15 * minutes + 1).result).toMatchObject({ failure: 'skewed' });
    expect(verdict('header', 'get-vanilla', -15 * minutes - 1).result).toMatchObject({ failure: 'skewed' });
    expect(verdict('query', 'get-vanilla', 60 * minutes).result).not.toHaveProperty('failure');
    expect(verdict('query', 'get-vanilla', 60 * minutes + 1).result).toMatchObject({ failure: 'skewed' });
  });
});
