// ListObjects and ListObjectsV2.
import { invalidArgument } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { openToken, sealToken } from './continuation-token.ts';
import { currentObjects, listedObject } from './current-objects.ts';
import { encoderOf, listKeys, pageSize } from './list-input.ts';
import { afterMarker, walk } from './walk.ts';

export const listObjects: S3Operation<'ListObjects'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:ListBucket', { context: listKeys(input) }),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { Prefix: prefix = '', Delimiter: delimiter = '', Marker: marker = '' } = input;
    const encode = encoderOf(input.EncodingType);
    const most = pageSize(input.MaxKeys, 'maxKeys');
    const after = marker === '' ? undefined : afterMarker(marker, prefix, delimiter);
    const page = walk(currentObjects(cx.state, target), { prefix, delimiter, after, most });
    return {
      Name: target.bucket.name,
      Prefix: encode(prefix),
      Marker: encode(marker),
      MaxKeys: most,
      ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
      IsTruncated: page.truncated,
      // Without a delimiter the last key says it.
      ...(page.truncated && delimiter !== '' && page.last !== undefined && { NextMarker: encode(page.last.name) }),
      Contents: page.rows.map((row) => listedObject(row, encode, true)),
      CommonPrefixes: page.prefixes.map((shared) => ({ Prefix: encode(shared) })),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    };
  },
};

export const listObjectsV2: S3Operation<'ListObjectsV2'> = {
  anonymous: true,
  trail: { category: 'Data', eventName: 'ListObjects' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:ListBucket', { context: listKeys(input) }),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { Prefix: prefix = '', Delimiter: delimiter = '', StartAfter: start = '', ContinuationToken: token } = input;
    const encode = encoderOf(input.EncodingType);
    const most = pageSize(input.MaxKeys, 'maxKeys');
    if (token === '') throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
    const after = token !== undefined ? openToken(token) : start === '' ? undefined : afterMarker(start, prefix, delimiter);
    const page = walk(currentObjects(cx.state, target), { prefix, delimiter, after, most });
    return {
      Name: target.bucket.name,
      Prefix: encode(prefix),
      ...(start !== '' && { StartAfter: encode(start) }),
      ...(token !== undefined && { ContinuationToken: token }),
      ...(page.truncated && page.last !== undefined && { NextContinuationToken: sealToken(page.last.place) }),
      KeyCount: page.rows.length + page.prefixes.length,
      MaxKeys: most,
      ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
      IsTruncated: page.truncated,
      Contents: page.rows.map((row) => listedObject(row, encode, input.FetchOwner === true)),
      CommonPrefixes: page.prefixes.map((shared) => ({ Prefix: encode(shared) })),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    };
  },
};
