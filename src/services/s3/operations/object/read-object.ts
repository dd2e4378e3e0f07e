// What GetObject and HeadObject share: which bytes are asked for, and what is said of the object.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { GetObjectOutput, GetObjectRequest, HeadObjectRequest } from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidArgument, invalidRequest } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import type { Target } from '../target/target.ts';
import { checkReadConditions } from './conditions.ts';
import { checkCustomerKey, encryptionShape } from './encryption.ts';
import { restoreShape } from './restore-object.ts';
import { type ByteRange, invalidRange, readRange } from './range.ts';

type Input = GetObjectRequest | HeadObjectRequest;

export interface Asked {
  /** Absent: all of it. */
  readonly range?: ByteRange;
  /** Number of a part, as asked. */
  readonly part?: number;
}

/** Errors: PreconditionFailed, NotModified, InvalidRange, InvalidPartNumber, InvalidRequest. */
export function whatIsAsked(row: ObjectRow, input: Input): Asked {
  checkCustomerKey(row, input);
  checkReadConditions(row, input);
  const { Range, PartNumber } = input;
  if (PartNumber !== undefined) {
    if (Range !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
    return { part: PartNumber, ...rangeOfPart(row, PartNumber) };
  }
  const range = Range === undefined ? undefined : readRange(Range, row.size);
  return range === undefined ? {} : { range };
}

function rangeOfPart(row: ObjectRow, number: number): { readonly range?: ByteRange } {
  if (!(number >= 1 && number <= 10_000)) {
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', String(number));
  }
  if (row.parts === undefined) {
    if (number !== 1) throw noSuchPart(row, number);
    return row.size === 0 ? {} : { range: { first: 0, last: row.size - 1 } };
  }
  let first = 0;
  for (const [index, part] of row.parts.entries()) {
    if (index + 1 === number) return { range: { first, last: first + part.size - 1 } };
    first += part.size;
  }
  throw noSuchPart(row, number);
}

function noSuchPart(row: ObjectRow, number: number): ServiceError {
  return new ServiceError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
    members: { PartNumberRequested: number, ActualPartCount: row.parts?.length ?? 1 },
    headers: invalidRange('', row.size).details.headers ?? [],
  });
}

const OVERRIDES = [
  ['ResponseCacheControl', 'CacheControl'],
  ['ResponseContentDisposition', 'ContentDisposition'],
  ['ResponseContentEncoding', 'ContentEncoding'],
  ['ResponseContentLanguage', 'ContentLanguage'],
  ['ResponseContentType', 'ContentType'],
] as const;

/** Output members, but for the body; states the status of a part of the object. */
export function objectShape(cx: CallContext, target: Target, row: ObjectRow, input: Input, asked: Asked): Omit<GetObjectOutput, 'Body'> {
  const { range } = asked;
  const partial = range !== undefined;
  if (partial) cx.answer?.({ status: 206 });
  const whole = !partial || (range.first === 0 && range.last === row.size - 1 && asked.part === undefined);
  const { Expires, ...headers } = row.headers;
  const tagCount = row.tags === undefined ? 0 : Object.keys(row.tags).length;
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(row.modifiedAt),
    ContentLength: partial ? range.last - range.first + 1 : row.size,
    ETag: `"${row.etag}"`,
    ...headers,
    ...overrides(input, cx),
    ...(Expires !== undefined && { Expires: new Date(Expires) }),
    ...(input.ResponseExpires !== undefined && { Expires: input.ResponseExpires }),
    ...(partial && { ContentRange: `bytes ${range.first}-${range.last}/${row.size}` }),
    ...(row.metadata !== undefined && { Metadata: row.metadata }),
    ...(target.bucket.versioning !== undefined && { VersionId: row.versionId }),
    ...(row.storageClass !== undefined && { StorageClass: row.storageClass }),
    ...restoreShape(row, cx.now),
    ...encryptionShape(row.encryption),
    ...(tagCount > 0 && { TagCount: tagCount }),
    ...(asked.part !== undefined && row.parts !== undefined && { PartsCount: row.parts.length }),
    ...(row.retention !== undefined && {
      ObjectLockMode: row.retention.mode,
      ObjectLockRetainUntilDate: new Date(row.retention.until),
    }),
    ...(row.legalHold !== undefined && { ObjectLockLegalHoldStatus: row.legalHold }),
    ...(input.ChecksumMode === 'ENABLED' && checksumShape(row, asked, whole)),
  };
}

/** Only the checksum of what is answered can be answered. */
function checksumShape(row: ObjectRow, { part }: Asked, whole: boolean): object {
  if (part !== undefined && row.parts !== undefined) return row.parts[part - 1]?.checksums ?? {};
  if (!whole && part === undefined) return {};
  return { ...row.checksums, ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }) };
}

function overrides(input: Input, cx: CallContext): Readonly<Record<string, string>> {
  const stated: Record<string, string> = {};
  for (const [member, header] of OVERRIDES) {
    const value = input[member];
    if (value !== undefined) stated[header] = value;
  }
  if (cx.account === '' && Object.keys(stated).length > 0) {
    throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.');
  }
  return stated;
}
