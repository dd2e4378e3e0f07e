// Uploads in parts.
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { BUCKET, md5, told, type S3Cloud, s3Cloud } from '../../../../../test/testkit/cloud/s3-cloud.ts';

let owner: S3Cloud['owner'];
let makeBucket: S3Cloud['makeBucket'];
let call: S3Cloud['call'];
let put: S3Cloud['put'];
let read: S3Cloud['read'];

beforeEach(() => {
  ({ owner, makeBucket, call, put, read } = s3Cloud());
});

describe('uploads in parts', () => {
  beforeEach(() => makeBucket());
  const big = Buffer.alloc(5 * 2 ** 20, 'a');

  const part = (UploadId: string, PartNumber: number, bytes: Uint8Array, more = {}) =>
    owner.call('s3', 'UploadPart', { Bucket: BUCKET, Key: 'k', UploadId, PartNumber, ...more }, bytes);
  const crc = (bytes: Uint8Array) => {
    const out = Buffer.alloc(4);
    out.writeUInt32BE(crc32(bytes));
    return out.toString('base64');
  };

  test('become one object', () => {
    const { UploadId } = call('CreateMultipartUpload', {
      Key: 'k',
      ContentType: 'text/plain',
      ChecksumAlgorithm: 'CRC32',
      ChecksumType: 'FULL_OBJECT',
    });
    const tail = Buffer.from('tail');
    const one = part(UploadId, 1, big, { ChecksumCRC32: crc(big) }).ETag;
    const two = part(UploadId, 5, tail, { ChecksumCRC32: crc(tail) }).ETag;
    expect(call('ListParts', { Key: 'k', UploadId }).Parts.map((one: { PartNumber: number }) => one.PartNumber)).toEqual([1, 5]);
    expect(call('ListMultipartUploads').Uploads.map((one: { Key: string }) => one.Key)).toEqual(['k']);
    const Parts = [
      { PartNumber: 1, ETag: one },
      { PartNumber: 5, ETag: two },
    ];
    const complete = (MultipartUpload: object) => call('CompleteMultipartUpload', { Key: 'k', UploadId, MultipartUpload });
    expect(told(() => complete({ Parts: Parts.toReversed() }))).toBe('InvalidPartOrder 400');
    expect(told(() => complete({ Parts: [{ PartNumber: 2, ETag: one }] }))).toBe('InvalidPart 400');
    expect(told(() => complete({ Parts: [] }))).toBe('MalformedXML 400');
    const answer = complete({ Parts });
    const digests = Buffer.from(md5(big) + md5(tail), 'hex');
    expect(answer.ETag).toBe(`"${md5(digests)}-2"`);
    expect(answer.ChecksumCRC32).toBe(crc(Buffer.concat([big, tail])));
    expect(read({ Key: 'k', Range: `bytes=${big.length - 1}-${big.length + 1}` })).toBe('ata');
    expect(read({ Key: 'k', PartNumber: 2 })).toBe('tail');
    expect(call('HeadObject', { Key: 'k', PartNumber: 2 }).PartsCount).toBe(2);
    expect(told(() => call('HeadObject', { Key: 'k', PartNumber: 3 }))).toBe('InvalidPartNumber 416');
    expect(told(() => call('ListParts', { Key: 'k', UploadId }))).toBe('NoSuchUpload 404');
  });

  test('have parts of five megabytes', () => {
    const { UploadId } = call('CreateMultipartUpload', { Key: 'k' });
    const Parts = [1, 2].map((PartNumber) => ({ PartNumber, ETag: part(UploadId, PartNumber, Buffer.from('x')).ETag }));
    expect(told(() => call('CompleteMultipartUpload', { Key: 'k', UploadId, MultipartUpload: { Parts } }))).toBe('EntityTooSmall 400');
    call('AbortMultipartUpload', { Key: 'k', UploadId });
    expect(told(() => call('AbortMultipartUpload', { Key: 'k', UploadId }))).toBe('NoSuchUpload 404');
    expect(told(() => call('UploadPart', { Key: 'k', UploadId, PartNumber: 0 }))).toBe('InvalidArgument 400');
  });

  test('take parts of other objects', () => {
    put('source', 'hello world');
    const { UploadId } = call('CreateMultipartUpload', { Key: 'k' });
    const { CopyPartResult } = call('UploadPartCopy', {
      Key: 'k',
      UploadId,
      PartNumber: 1,
      CopySource: `${BUCKET}/source`,
      CopySourceRange: 'bytes=6-10',
    });
    expect(CopyPartResult.ETag).toBe(`"${md5('world')}"`);
    call('CompleteMultipartUpload', { Key: 'k', UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: CopyPartResult.ETag }] } });
    expect(read({ Key: 'k' })).toBe('world');
    call('CopyObject', { Key: 'copy', CopySource: `${BUCKET}/k` });
    expect(call('HeadObject', { Key: 'copy' }).ETag).toBe(`"${md5('world')}"`);
  });
});
