// Reads what the estate form tells of a bucket or object beside its policy: ownership, ACL, public access block.
import type { S3AclGrant, S3Permission } from '../model/policy-set.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode } from '../policy/json-node.ts';
import type { ResourceFacts } from './estate-draft.ts';
import type { EstateS3 } from './estate.ts';
import { asObject, booleanField, listField, oneOf } from './form-field.ts';
import { checkKeys, type FormReader, missingKey, placeOf, wrongType } from './form-reader.ts';
import { readAccountId } from './read-account-id.ts';
import { readPublicAccessBlock } from './read-public-access-block.ts';

const KEYS: ReadonlySet<string> = new Set(['ownership', 'objectOwner', 'acl', 'publicAccessBlock', 'bucketAbac']);
const ACL_KEYS: ReadonlySet<string> = new Set(['account', 'group', 'permission']);
const OWNERSHIPS: readonly EstateS3['ownership'][] = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];
const GROUPS = ['AllUsers', 'AuthenticatedUsers', 'LogDelivery'] as const;
const PERMISSIONS: readonly S3Permission[] = ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'];

/** The public access block comes apart from the rest: another file may tell it. */
export function readS3Form(reader: FormReader, node: JsonNode): Pick<ResourceFacts, 's3' | 'publicAccessBlock'> {
  const form = asObject(reader, node, '`s3` to be an object');
  if (form === undefined) return {};
  checkKeys(reader, form, KEYS, 'the `s3` part');
  const owner = findMember(form, 'objectOwner');
  const objectOwner = owner === undefined ? undefined : readAccountId(reader, owner);
  const blockNode = findMember(form, 'publicAccessBlock');
  const block = blockNode === undefined ? undefined : readPublicAccessBlock(reader, blockNode);
  const s3: EstateS3 = {
    ownership: oneOf(reader, findMember(form, 'ownership'), OWNERSHIPS, '`ownership`') ?? 'BucketOwnerEnforced',
    ...(objectOwner !== undefined && { objectOwner }),
    acl: listField(reader, form, 'acl').flatMap((entry) => readAclEntry(reader, entry) ?? []),
    bucketAbac: booleanField(reader, form, 'bucketAbac') ?? false,
  };
  return {
    s3: { value: s3, place: placeOf(reader, form) },
    ...(blockNode !== undefined && block !== undefined && { publicAccessBlock: { value: block, place: placeOf(reader, blockNode) } }),
  };
}

function readAclEntry(reader: FormReader, node: JsonNode): S3AclGrant | undefined {
  const form = asObject(reader, node, 'an entry of an ACL');
  if (form === undefined) return undefined;
  checkKeys(reader, form, ACL_KEYS, 'an entry of an ACL');
  const accountNode = findMember(form, 'account');
  const account = accountNode === undefined ? undefined : readAccountId(reader, accountNode);
  const group = oneOf(reader, findMember(form, 'group'), GROUPS, '`group`');
  const permissionNode = findMember(form, 'permission');
  if (permissionNode === undefined) return missingKey(reader, form, 'permission', 'an entry of an ACL');
  const permission = oneOf(reader, permissionNode, PERMISSIONS, '`permission`');
  if (permission === undefined) return undefined;
  if (account !== undefined && group === undefined) return { grantee: { kind: 'account', account }, permission };
  if (group !== undefined && account === undefined) return { grantee: { kind: 'group', group }, permission };
  return wrongType(reader, form, 'either `account` or `group` in an entry of an ACL');
}
