// Actions that S3 checks because of what is in a request's headers. Amazon S3 API Reference: "Permissions" of PutObject, CopyObject,
// CreateBucket, UploadPartCopy.
import type { ContextValue } from '../../../model/request.ts';
import { remembered } from '../remembered.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { DELETES_SEVERAL, objectsOfCall } from './objects-of-call.ts';
import { firstMember, memberOf, textMember } from './read-member.ts';

const GRANT_HEADERS = [
  'x-amz-grant-read',
  'x-amz-grant-write',
  'x-amz-grant-read-acp',
  'x-amz-grant-write-acp',
  'x-amz-grant-full-control',
];

/** Operations that write an object, so that the headers of an object apply. */
const OBJECT_WRITES: ReadonlySet<string> = new Set([
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'InitiateMultipartUpload',
]);

interface HeaderRule {
  readonly headers: readonly string[];
  readonly operations: ReadonlySet<string>;
  readonly actions: readonly string[];
}

const RULES: readonly HeaderRule[] = [
  { headers: ['x-amz-acl', ...GRANT_HEADERS], operations: OBJECT_WRITES, actions: ['s3:PutObjectAcl'] },
  { headers: ['x-amz-acl', ...GRANT_HEADERS], operations: new Set(['CreateBucket']), actions: ['s3:PutBucketAcl'] },
  { headers: ['x-amz-tagging'], operations: OBJECT_WRITES, actions: ['s3:PutObjectTagging'] },
  {
    headers: ['x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date'],
    operations: OBJECT_WRITES,
    actions: ['s3:PutObjectRetention'],
  },
  { headers: ['x-amz-object-lock-legal-hold'], operations: OBJECT_WRITES, actions: ['s3:PutObjectLegalHold'] },
  {
    headers: ['x-amz-bypass-governance-retention'],
    operations: new Set(['DeleteObject', 'DeleteObjects', 'PutObjectRetention']),
    actions: ['s3:BypassGovernanceRetention'],
  },
  {
    headers: ['x-amz-bucket-object-lock-enabled'],
    operations: new Set(['CreateBucket']),
    actions: ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'],
  },
  { headers: ['x-amz-object-ownership'], operations: new Set(['CreateBucket']), actions: ['s3:PutBucketOwnershipControls'] },
];

const COPY_SOURCE = 'x-amz-copy-source';
const COPIES: ReadonlySet<string> = new Set(['CopyObject', 'UploadPartCopy', 'PutObject', 'UploadPart']);
const CONTEXT_OPERATIONS: ReadonlySet<string> = new Set([...OBJECT_WRITES, 'CreateBucket', 'PutObjectAcl', 'PutBucketAcl']);

/** The members that this file reads for calls of the operation. */
export function s3HeaderMembers(operation: string): readonly string[] {
  const headers = RULES.filter((rule) => rule.operations.has(operation)).flatMap((rule) => rule.headers);
  return [
    ...headers,
    ...(CONTEXT_OPERATIONS.has(operation) ? ['x-amz-acl', ...GRANT_HEADERS] : []),
    ...(COPIES.has(operation) ? [COPY_SOURCE, 'x-amz-tagging-directive'] : []),
    ...(operation === 'CreateBucket' ? ['CreateBucketConfiguration', 'createBucketConfiguration'] : []),
  ];
}

/** `s3:x-amz-acl` and the grants, which the requests for all actions of a call have. */
export function s3AccessContext(call: Call): readonly (readonly [string, ContextValue])[] {
  if (!CONTEXT_OPERATIONS.has(call.operation)) return [];
  return ['x-amz-acl', ...GRANT_HEADERS].flatMap((header) => {
    const value = textMember(call.event.parameters, header);
    return value === undefined ? [] : [[`s3:${header}`, value] as const];
  });
}

export function s3HeaderActions(call: Call): readonly NeededAction[] {
  const rules = rulesOf(call.operation);
  const context = rules.length === 0 ? [] : s3AccessContext(call);
  const on = objectsOfCall(call);
  const fromHeaders = rules.flatMap((rule) => {
    const header = rule.headers.find((name) => isSet(call.event.parameters.get(name)));
    if (header === undefined) return [];
    return rule.actions.flatMap((action) => need(action, { grade: 'conditional', because: `requestParameters.${header}`, on, context }));
  });
  return [...fromHeaders, ...bucketTags(call), ...copySource(call), ...deletedVersions(call, on)];
}

const rulesOf = remembered((operation) => RULES.filter((rule) => rule.operations.has(operation)));

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== 'false' && value !== false;
}

/** CreateBucket with tags (API Reference, CreateBucket: s3:TagResource). */
function bucketTags(call: Call): readonly NeededAction[] {
  if (call.operation !== 'CreateBucket') return [];
  const configuration = firstMember(call.event.parameters, ['createBucketConfiguration'])?.value;
  const tags = memberOf(configuration, 'Tags') ?? memberOf(configuration, 'tags');
  if (tags === undefined) return [];
  return need('s3:TagResource', { grade: 'conditional', because: 'requestParameters.CreateBucketConfiguration.Tags' });
}

function copySource(call: Call): readonly NeededAction[] {
  const source = textMember(call.event.parameters, COPY_SOURCE);
  if (source === undefined || !COPIES.has(call.operation)) {
    const certain = call.operation === 'CopyObject' || call.operation === 'UploadPartCopy';
    return certain ? need('s3:GetObject', { grade: 'core', because: 'event name: the source of the copy', on: { kind: 'unknown' } }) : [];
  }
  const { on, versioned } = copiedObject(source, call);
  const version = versioned ? 'Version' : '';
  const because = `requestParameters.${COPY_SOURCE}`;
  const read = need(`s3:GetObject${version}`, { grade: 'core', because, on });
  if (call.operation !== 'CopyObject' || textMember(call.event.parameters, 'x-amz-tagging-directive') === 'REPLACE') return read;
  // A copy takes the tags with it, if there are any, which the event does not tell.
  const tags = 'the source may have tags';
  return [
    ...read,
    ...need(`s3:GetObject${version}Tagging`, { grade: 'possible', because: tags, on }),
    ...need('s3:PutObjectTagging', { grade: 'possible', because: tags }),
  ];
}

/**
 * `bucket/key?versionId=…`, URL-encoded, with or without a slash in front, or the ARN of an access point with `/object/key` (API
 * Reference, CopyObject).
 */
function copiedObject(source: string, call: Call): { readonly on: ResourceHint; readonly versioned: boolean } {
  const question = source.indexOf('?versionId=');
  const versioned = question >= 0;
  const path = decoded(versioned ? source.slice(0, question) : source);
  if (path.startsWith('arn:')) return { on: { kind: 'arns', arns: [path] }, versioned };
  const bare = path.startsWith('/') ? path.slice(1) : path;
  const on: ResourceHint = /^[^/]+\/./.test(bare) ? { kind: 'arns', arns: [`arn:${call.partition}:s3:::${bare}`] } : { kind: 'unknown' };
  return { on, versioned };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not URL-encoded after all: a `%` that stands for itself.
    return text;
  }
}

/** Versions in the body of DeleteObjects are not logged with the call. */
function deletedVersions({ operation }: Call, on: ResourceHint): readonly NeededAction[] {
  if (!DELETES_SEVERAL.has(operation)) return [];
  return need('s3:DeleteObjectVersion', { grade: 'possible', because: 'the objects of the request may name versions', on });
}
