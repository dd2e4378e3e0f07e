// Whatever the SDK signs is taken, and not with another secret.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSignature } from '../../src/cloud/signature/read-signature.ts';
import { isFailure } from '../../src/cloud/signature/signature-failure.ts';
import { verifySignature } from '../../src/cloud/signature/verify-signature.ts';
import { parseRequest } from './raw-request.ts';
import { escapeParameter, sdkSigned } from './sdk-signer.ts';

const time = Date.UTC(2026, 1, 3, 4, 5, 6);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const segment = fc.oneof(text, fc.constantFrom('a b', 'a+b', '(x)', '%2F', '~', '.', '..', '', "it's", 'ü/ß'));
const request = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD'),
  segments: fc.array(segment, { maxLength: 4 }),
  query: fc.dictionary(
    // The SDK's signer loses a parameter of the last name.
    text.filter((name) => !/^x-amz-|^__proto__$/i.test(name)),
    fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
    { maxKeys: 4 },
  ),
  headers: fc.dictionary(
    fc.stringMatching(/^x-(?:amz-meta|other)-[a-z0-9]{1,8}$/),
    fc
      .string({ unit: fc.constantFrom('a', 'B', ' ', '\t', '"', ',', '=', 'é', '雪', '%'), minLength: 1, maxLength: 10 })
      .filter((v) => v.trim() !== ''),
    { maxKeys: 3 },
  ),
  body: fc.option(fc.string(), { nil: undefined }),
  service: fc.constantFrom('s3', 'sts', 'lambda'),
  region: fc.constantFrom('us-east-1', 'eu-central-1'),
  expiresIn: fc.option(fc.integer({ min: 1, max: 604_800 }), { nil: undefined }),
  sessionToken: fc.option(fc.base64String({ minLength: 4, maxLength: 40 }), { nil: undefined }),
});

test('requests that the SDK signs are taken', async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ segments, service, region, expiresIn, body, sessionToken, ...rest }) => {
      const key = createHash('sha256')
        .update(sessionToken ?? '')
        .digest('hex')
        .slice(0, 16)
        .toUpperCase();
      const credentials = { accessKeyId: `AKIA${key}`, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
      const encoded = segments.map((one) => (service === 's3' ? escapeParameter(one) : escapeParameter(one) || '-'));
      const signed = await sdkSigned(
        {
          ...rest,
          path: `/${encoded.join('/')}`,
          headers: {
            ...rest.headers,
            host: 'host.example:4566',
            // As the SDK's presigner for S3 does.
            ...(service === 's3' && expiresIn !== undefined ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {}),
          },
          ...(body === undefined ? {} : { body }),
        },
        { ...credentials, ...(sessionToken === undefined ? {} : { sessionToken }) },
        { service, region, ...(expiresIn === undefined ? {} : { expiresIn }) },
        time,
      );
      const raw = parseRequest(signed) ?? expect.unreachable(signed.toString());
      const input = readSignature(raw.request);
      if (input === 'unsigned' || isFailure(input)) throw new Error(JSON.stringify(input));
      expect(input).toMatchObject({ ...input, accessKeyId: credentials.accessKeyId, service, region, time });
      expect(input.token).toBe(sessionToken);
      const facts = { bodyDigest: createHash('sha256').update(raw.body).digest('hex') };
      expect(verifySignature(input, raw.request, credentials.secretAccessKey, time + 1000, facts)).not.toHaveProperty('failure');
      expect(verifySignature(input, raw.request, 'another', time + 1000, facts)).toHaveProperty('failure', 'bad-signature');
    }),
  );
});
