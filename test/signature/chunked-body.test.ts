// Bodies in signed chunks: AWS's published examples, and what is refused.
import { createECDH, createHash, createPrivateKey, hash, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { asymmetricPrivateKey } from '../../src/cloud/signature/asymmetric-key.ts';
import { canonicalRequest } from '../../src/cloud/signature/canonical-request.ts';
import { createChecksum } from '../../src/cloud/signature/checksum.ts';
import { readSignature } from '../../src/cloud/signature/read-signature.ts';
import { isFailure } from '../../src/cloud/signature/signature-failure.ts';
import { signedBody } from '../../src/cloud/signature/signed-body.ts';
import { verifySignature, type VerifiedSignature } from '../../src/cloud/signature/verify-signature.ts';
import { ServiceError } from '../../src/cloud/service-error.ts';
import { collectBody } from './collect-body.ts';
import { parseRequest } from './raw-request.ts';

// Amazon S3 documentation, "Signature calculations for the Authorization header: transferring payload in multiple chunks".
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const now = Date.UTC(2013, 4, 24);
const content = Buffer.alloc(66_560, 'a');

const signedHead = (signature: string) => `PUT /examplebucket/chunkObject.txt HTTP/1.1
Host: s3.amazonaws.com
x-amz-date: 20130524T000000Z
x-amz-storage-class: REDUCED_REDUNDANCY
Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=${signature}
x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD
Content-Encoding: aws-chunked
x-amz-decoded-content-length: 66560
Content-Length: 66824

`;

const trailerHead = `PUT /examplebucket/chunkObject.txt HTTP/1.1
Host: s3.amazonaws.com
x-amz-date: 20130524T000000Z
x-amz-storage-class: REDUCED_REDUNDANCY
Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer,Signature=106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e
x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER
Content-Encoding: aws-chunked
x-amz-decoded-content-length: 66560
x-amz-trailer: x-amz-checksum-crc32c

`;

function chunks(signatures: readonly string[], trailer = '\r\n'): Buffer {
  const [first = '', second = '', last = ''] = signatures;
  return Buffer.concat([
    Buffer.from(`10000;chunk-signature=${first}\r\n`),
    content.subarray(0, 65_536),
    Buffer.from(`\r\n400;chunk-signature=${second}\r\n`),
    content.subarray(65_536),
    Buffer.from(`\r\n0;chunk-signature=${last}\r\n${trailer}`),
  ]);
}

const published = chunks([
  'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
  '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
  'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
]);
const publishedHead = signedHead('4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9');
const publishedWithTrailer = chunks(
  [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
);

function accept(head: string) {
  const raw = parseRequest(head);
  if (raw === undefined) throw new Error('not a request');
  const input = readSignature(raw.request);
  if (input === 'unsigned' || isFailure(input)) throw new Error(JSON.stringify(input));
  const signature = verifySignature(input, raw.request, secret, now);
  if (isFailure(signature)) throw new Error(JSON.stringify(signature));
  return { request: raw.request, input, signature };
}

async function refusal(head: string, bytes: Buffer, piece?: number): Promise<ServiceError> {
  const { request, input, signature } = accept(head);
  const error = await collectBody(bytes, signedBody(request, input.payload, signature), piece).then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return error as ServiceError;
}

const replaced = (bytes: Buffer, from: string, to: string) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');

describe('the published examples', () => {
  test.each([13, 1000, 65_536, 100_000])('are taken in pieces of %i bytes', async (piece) => {
    const plain = accept(publishedHead);
    expect(await collectBody(published, signedBody(plain.request, plain.input.payload, plain.signature), piece)).toEqual(content);
    const trailed = accept(trailerHead);
    const body = signedBody(trailed.request, trailed.input.payload, trailed.signature);
    expect(await collectBody(publishedWithTrailer, body, piece)).toEqual(content);
    expect([...body.trailers]).toEqual([['x-amz-checksum-crc32c', 'sOO8/Q==']]);
  });

  test('a changed byte of the second chunk is refused with its string to sign', async () => {
    const changed = Buffer.from(published);
    const second = changed.indexOf('\r\n400;');
    const from = changed.indexOf('\r\n', second + 2) + 2;
    changed[from + 300] = 0x62;
    const error = await refusal(publishedHead, changed);
    expect([error.code, error.status]).toEqual(['SignatureDoesNotMatch', 403]);
    expect(error.details.members?.['StringToSign']).toBe(
      [
        'AWS4-HMAC-SHA256-PAYLOAD',
        '20130524T000000Z',
        '20130524/us-east-1/s3/aws4_request',
        'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
        createHash('sha256').digest('hex'),
        createHash('sha256')
          .update(changed.subarray(from, from + 1024))
          .digest('hex'),
      ].join('\n'),
    );
    expect(error.details.members).toMatchObject({ AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE' });
  });

  test('every other way to change it is refused', async () => {
    const at = (error: ServiceError) => [error.status, error.code];
    const swapped = chunks([
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ]);
    expect(at(await refusal(publishedHead, swapped))).toEqual([403, 'SignatureDoesNotMatch']);
    // The last chunk says that nothing was cut off.
    expect(at(await refusal(publishedHead, published.subarray(0, -86)))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, published.subarray(0, -2)))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, Buffer.concat([published, Buffer.from('x')])))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, Buffer.alloc(0)))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, content))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, Buffer.from(`1;${'x'.repeat(2000)}`), 10))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, Buffer.from('fffffffff;chunk-signature=00\r\n')))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(publishedHead, replaced(published, ';chunk-signature', ';chunk-signaturf')))).toEqual([400, 'IncompleteBody']);
    expect(at(await refusal(trailerHead, replaced(publishedWithTrailer, 'sOO8', 'sOO9')))).toEqual([403, 'SignatureDoesNotMatch']);
    expect(at(await refusal(trailerHead, replaced(publishedWithTrailer, 'crc32c:', 'crc32:')))).toEqual([400, 'MalformedTrailerError']);
    const untrailed = publishedWithTrailer.toString('latin1').replace(/x-amz-trailer-signature.*\r\n/, '');
    expect(at(await refusal(trailerHead, Buffer.from(untrailed, 'latin1')))).toEqual([400, 'MalformedTrailerError']);
  });
});

/** Signs a body in chunks as a client does. */
function chunkSigned(
  seed: VerifiedSignature,
  parts: readonly Buffer[],
  signer: (text: string) => string,
  pad: (text: string) => string,
): Buffer {
  const { algorithm, timestamp, scope } = seed.chunks ?? { algorithm: '', timestamp: '', scope: '' };
  let previous = seed.signature;
  const frames = [...parts, Buffer.alloc(0)].map((part) => {
    const text = [`${algorithm}-PAYLOAD`, timestamp, scope, previous, hash('sha256', '', 'hex'), hash('sha256', part, 'hex')].join('\n');
    previous = signer(text);
    const end = part.length > 0 ? '\r\n' : '';
    return Buffer.concat([Buffer.from(`${part.length.toString(16)};chunk-signature=${pad(previous)}\r\n`), part, Buffer.from(end)]);
  });
  const crc = createChecksum('crc32');
  for (const part of parts) crc.update(part);
  const trailer = `x-amz-checksum-crc32:${crc.digest().toString('base64')}\n`;
  const text = [`${algorithm}-TRAILER`, timestamp, scope, previous, hash('sha256', trailer, 'hex')].join('\n');
  return Buffer.concat([...frames, Buffer.from(`${trailer.trim()}\r\nx-amz-trailer-signature:${pad(signer(text))}\r\n\r\n`)]);
}

describe('chunks signed with a key pair', () => {
  const raw = Buffer.from(asymmetricPrivateKey(secret, 'AKIAIOSFODNN7EXAMPLE'));
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(raw);
  const [x, y] = [pair.getPublicKey().subarray(1, 33), pair.getPublicKey().subarray(33)].map((part) => part.toString('base64url'));
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: raw.toString('base64url') } });
  const signer = (text: string) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'der' }).toString('hex');

  test('are taken, padding and all, and a change is not', async () => {
    const head = (signature: string) =>
      trailerHead
        .replace('AWS4-HMAC-SHA256 ', 'AWS4-ECDSA-P256-SHA256 ')
        .replace('STREAMING-AWS4-HMAC-SHA256', 'STREAMING-AWS4-ECDSA-P256-SHA256')
        .replace('/us-east-1/', '/')
        .replace('crc32c', 'crc32')
        .replace('x-amz-trailer,', 'x-amz-trailer;x-amz-region-set,')
        .replace('x-amz-storage-class: ', 'x-amz-region-set: us-*,eu-west-1\nx-amz-storage-class: ')
        .replace(/Signature=\w+/, `Signature=${signature}`);
    const unsigned = parseRequest(head('00'));
    const input = unsigned && readSignature(unsigned.request);
    if (unsigned === undefined || input === undefined || input === 'unsigned' || isFailure(input) || input.version !== 'v4a') {
      throw new Error(JSON.stringify(input));
    }
    expect(input.regionSet).toEqual(['us-*', 'eu-west-1']);
    const canonical = canonicalRequest(
      unsigned.request,
      's3',
      input.signedHeaders,
      input.payload.kind === 'body' ? '' : input.payload.text,
      false,
    );
    const seed = signer(['AWS4-ECDSA-P256-SHA256', input.timestamp, input.scope, hash('sha256', canonical, 'hex')].join('\n'));
    const { request, input: read, signature } = accept(head(seed));
    const wire = chunkSigned(signature, [content.subarray(0, 9000), content.subarray(9000)], signer, (text) => text.padEnd(144, '*'));
    const body = signedBody(request, read.payload, signature);
    expect(await collectBody(wire, body, 999)).toEqual(content);
    expect(body.trailers.get('x-amz-checksum-crc32')).toMatch(/^.{6}==$/);
    const changed = Buffer.from(wire);
    changed[5000] = 0x62;
    expect((await refusal(head(seed), changed)).code).toBe('SignatureDoesNotMatch');
  });
});

describe('chunks without signatures', () => {
  const unsignedRequest = (length: number) =>
    parseRequest(`PUT /b/k HTTP/1.1
Host: s3.amazonaws.com
x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER
x-amz-decoded-content-length: ${length}
x-amz-trailer: x-amz-checksum-crc32

`)?.request ?? expect.unreachable();
  const payload = { kind: 'chunked', text: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', signed: false, trailer: true } as const;
  const run = (length: number, wire: string) => collectBody(Buffer.from(wire), signedBody(unsignedRequest(length), payload, undefined));

  test('are taken with their trailer, and an empty body is', async () => {
    const body = signedBody(unsignedRequest(5), payload, undefined);
    const wire = Buffer.from('5\r\nhello\r\n0\r\nX-Amz-Checksum-Crc32: NhCmhg==\r\n\r\n');
    expect((await collectBody(wire, body)).toString()).toBe('hello');
    expect(body.trailers.get('x-amz-checksum-crc32')).toBe('NhCmhg==');
    expect((await run(0, '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')).length).toBe(0);
  });

  test.each([
    [
      'a small chunk that is not the last',
      10,
      '5\r\nhello\r\n5\r\nworld\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
      'InvalidChunkSizeError',
    ],
    ['more than was announced', 4, '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'IncompleteBody'],
    ['less than was announced', 6, '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'IncompleteBody'],
    ['no trailer', 5, '5\r\nhello\r\n0\r\n\r\n', 'MalformedTrailerError'],
    ['two of it', 5, '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'MalformedTrailerError'],
    ['a trailer cut off', 5, '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n', 'MalformedTrailerError'],
    ['a size that is no number', 5, 'five\r\nhello\r\n0\r\n\r\n', 'IncompleteBody'],
    ['no line break after a chunk', 5, '5\r\nhello0\r\n\r\n', 'IncompleteBody'],
  ])('%s is refused', async (_, length, wire, code) => {
    await expect(run(length, wire)).rejects.toMatchObject({ name: 'ServiceError', code });
  });

  test('a signed body of an anonymous caller is refused', () => {
    const signed = { ...payload, text: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', signed: true };
    expect(() => signedBody(unsignedRequest(5), signed, undefined)).toThrow('Access Denied');
  });
});

describe('whole bodies', () => {
  const run = (headers: string, bytes: string, payload: Parameters<typeof signedBody>[1]) => {
    const raw = parseRequest(`PUT /b/k HTTP/1.1\nHost: s3.amazonaws.com\n${headers}\n\n`);
    if (raw === undefined) throw new Error('not a request');
    return collectBody(Buffer.from(bytes), signedBody(raw.request, payload, undefined), 3);
  };
  const hello = { kind: 'digest', text: createHash('sha256').update('hello').digest('hex').toUpperCase() } as const;
  const unsigned = { kind: 'unsigned', text: 'UNSIGNED-PAYLOAD' } as const;

  test('are held against their digest, length and MD5', async () => {
    expect((await run('Content-Length: 5\nContent-MD5: XUFAKrxLKna5cZ2REBfFkg==', 'hello', hello)).toString()).toBe('hello');
    await expect(run('Content-Length: 5', 'hellp', hello)).rejects.toMatchObject({
      code: 'XAmzContentSHA256Mismatch',
      status: 400,
      details: {
        members: { ClientComputedContentSHA256: hello.text, S3ComputedContentSHA256: createHash('sha256').update('hellp').digest('hex') },
      },
    });
    await expect(run('Content-Length: 6', 'hello', unsigned)).rejects.toMatchObject({
      code: 'IncompleteBody',
      details: { members: { NumberBytesExpected: '6', NumberBytesProvided: '5' } },
    });
    await expect(run('Content-MD5: XUFAKrxLKna5cZ2REBfFkg==', 'hellp', unsigned)).rejects.toMatchObject({ code: 'BadDigest', status: 400 });
    expect(() => run('Content-MD5: XUFAKrxLKna5cZ2REBfFk', 'hello', unsigned)).toThrow('The Content-MD5 you specified was invalid.');
  });
});
