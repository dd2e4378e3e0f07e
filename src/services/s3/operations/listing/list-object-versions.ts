// ListObjectVersions.
import type { DeleteMarkerEntry, ObjectVersion } from '../../../../cloud/model/generated/s3.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { invalidArgument } from '../../errors.ts';
import { noncurrent, type ObjectRow, objects } from '../../state.ts';
import { ownerShape } from '../access/acl-shape.ts';
import { sequenceOf } from '../object/version-id.ts';
import { fallingSequence, findVersion, noncurrentPrefix } from '../object/versions.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { sortKey } from '../target/sort-key.ts';
import { type Target, targetOf } from '../target/target.ts';
import { checksumSummary } from './current-objects.ts';
import { type Encode, encoderOf, listKeys, pageSize } from './list-input.ts';
import { afterMarker, type Source, walk } from './walk.ts';
import { inside } from '../target/inside.ts';

interface Listed {
  readonly row: ObjectRow;
  readonly latest: boolean;
}

export const listObjectVersions: S3Operation<'ListObjectVersions'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:ListBucketVersions', { context: listKeys(input) }),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '', VersionIdMarker: versionMarker } = input;
    if (versionMarker !== undefined && versionMarker !== '' && keyMarker === '') {
      throw invalidArgument('A version-id marker cannot be specified without a key marker.', 'version-id-marker', versionMarker);
    }
    const encode = encoderOf(input.EncodingType);
    const most = pageSize(input.MaxKeys, 'maxKeys');
    const after = keyMarker === '' ? undefined : placeAfter(cx.state, target, { keyMarker, versionMarker, prefix, delimiter });
    const page = walk(allVersions(cx.state, target), { prefix, delimiter, after, most });
    const last = page.rows.at(-1)?.row;
    return {
      Name: target.bucket.name,
      Prefix: encode(prefix),
      KeyMarker: encode(keyMarker),
      VersionIdMarker: versionMarker ?? '',
      MaxKeys: most,
      ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
      IsTruncated: page.truncated,
      ...(page.truncated && page.last !== undefined && { NextKeyMarker: encode(page.last.name) }),
      ...(page.truncated && last !== undefined && last.key === page.last?.name && { NextVersionIdMarker: last.versionId }),
      Versions: page.rows.filter(({ row }) => row.deleteMarker !== true).map((listed) => versionShape(listed, encode)),
      DeleteMarkers: page.rows.filter(({ row }) => row.deleteMarker === true).map((listed) => markerShape(listed, encode)),
      CommonPrefixes: page.prefixes.map((shared) => ({ Prefix: encode(shared) })),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    };
  },
};

/** Newest first for each key. A place is the sort key and the falling sequence. */
function allVersions(state: StateReader, target: Target): Source<Listed> {
  const start = inside(target.key, '');
  const placeOf = (row: ObjectRow): string => inside(sortKey(row.key), fallingSequence(row.sequence));
  const older = function* (key: string, after: string | undefined): Generator<readonly [string, Listed]> {
    for (const [, row] of state.scan(noncurrent, noncurrentPrefix(target, key), after)) yield [placeOf(row), { row, latest: false }];
  };
  return {
    keyOf: ({ row }) => row.key,
    *scan(prefix, after) {
      const within = after === undefined ? undefined : latestWithin(state, start, after);
      if (within !== undefined && after?.startsWith(prefix)) {
        // What the place names may have been deleted since.
        if (placeOf(within) > after) yield [placeOf(within), { row: within, latest: true }];
        yield* older(within.key, start + after);
      }
      const from = after === undefined ? undefined : start + (within === undefined ? after : sortKey(within.key));
      for (const [, row] of state.scan(objects, start + prefix, from)) {
        yield [placeOf(row), { row, latest: true }];
        yield* older(row.key, undefined);
      }
    },
  };
}

/** The newest version of the key in whose versions a place is: there the sort key is followed by NUL. */
function latestWithin(state: StateReader, start: string, place: string): ObjectRow | undefined {
  const end = place.indexOf('\0');
  return end < 0 ? undefined : state.get(objects, start + place.slice(0, end));
}

interface Markers {
  readonly keyMarker: string;
  readonly versionMarker: string | undefined;
  readonly prefix: string;
  readonly delimiter: string;
}

function placeAfter(state: StateReader, target: Target, { keyMarker, versionMarker, prefix, delimiter }: Markers): string {
  if (versionMarker === undefined || versionMarker === '') return afterMarker(keyMarker, prefix, delimiter);
  const sequence = versionMarker === 'null' ? findVersion(state, target, keyMarker, 'null')?.sequence : sequenceOf(versionMarker);
  if (sequence !== undefined) return inside(sortKey(keyMarker), fallingSequence(sequence));
  if (versionMarker === 'null') return sortKey(keyMarker);
  throw invalidArgument('Invalid version id specified', 'version-id-marker', versionMarker);
}

function versionShape({ row, latest }: Listed, encode: Encode): ObjectVersion {
  return {
    Key: encode(row.key),
    VersionId: row.versionId,
    IsLatest: latest,
    LastModified: new Date(row.modifiedAt),
    ETag: `"${row.etag}"`,
    ...checksumSummary(row),
    Size: row.size,
    StorageClass: row.storageClass ?? 'STANDARD',
    Owner: ownerShape(row.owner),
  };
}

function markerShape({ row, latest }: Listed, encode: Encode): DeleteMarkerEntry {
  return {
    Key: encode(row.key),
    VersionId: row.versionId,
    IsLatest: latest,
    LastModified: new Date(row.modifiedAt),
    Owner: ownerShape(row.owner),
  };
}
