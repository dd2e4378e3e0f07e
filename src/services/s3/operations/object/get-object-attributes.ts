// GetObjectAttributes.
import type { ObjectPart, ObjectRow } from '../../state.ts';
import { invalidArgument } from '../../errors.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { targetOf } from '../target/target.ts';
import { checkCustomerKey } from './encryption.ts';
import { readDemands } from './get-object.ts';
import { requireObject } from './read-target.ts';

const KNOWN: ReadonlySet<string> = new Set(['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize']);

export const getObjectAttributes: S3Operation<'GetObjectAttributes'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const target = targetOf(input, cx);
    return [
      ...readDemands(cx, target, input, 's3:GetObject', 's3:GetObjectVersion'),
      ...readDemands(cx, target, input, 's3:GetObjectAttributes', 's3:GetObjectVersionAttributes'),
    ];
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'GET');
    checkCustomerKey(row, input);
    const wanted = new Set(input.ObjectAttributes);
    const unknown = [...wanted].find((name) => !KNOWN.has(name));
    if (unknown !== undefined) throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', unknown);
    const checksum = { ...row.checksums, ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }) };
    return {
      LastModified: new Date(row.modifiedAt),
      ...(target.bucket.versioning !== undefined && { VersionId: row.versionId }),
      ...(wanted.has('ETag') && { ETag: row.etag }),
      ...(wanted.has('Checksum') && Object.keys(checksum).length > 0 && { Checksum: checksum }),
      ...(wanted.has('ObjectParts') && row.parts !== undefined && { ObjectParts: partsShape(row, row.parts, input) }),
      ...(wanted.has('StorageClass') && { StorageClass: row.storageClass ?? 'STANDARD' }),
      ...(wanted.has('ObjectSize') && { ObjectSize: row.size }),
    };
  },
};

/** Parts are told one by one only where they have checksums. */
function partsShape(row: ObjectRow, parts: readonly ObjectPart[], { MaxParts, PartNumberMarker }: S3Input<'GetObjectAttributes'>) {
  const most = Math.min(MaxParts ?? 1000, 1000);
  const after = Number(PartNumberMarker ?? 0);
  if (row.checksumType !== 'COMPOSITE') return { TotalPartsCount: parts.length };
  const rest = parts.filter(({ number }) => number > after);
  const page = rest.slice(0, most);
  return {
    TotalPartsCount: parts.length,
    PartNumberMarker: String(after),
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: most,
    IsTruncated: rest.length > page.length,
    Parts: page.map(({ number, size, checksums }) => ({ PartNumber: number, Size: size, ...checksums })),
  };
}
