// The access control list that a request states: a canned one, grants in headers, or a body.
import type { AccessControlPolicy } from '../../../../cloud/model/generated/s3.ts';
import type { S3AclGrant } from '../../../../model/policy-set.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { invalidRequest } from '../../errors.ts';
import { type AccountScope, readAclShape, readGrantHeader } from './acl-shape.ts';
import { type AclOwners, cannedAcl } from './canned-acl.ts';

export interface AclInput {
  readonly ACL?: string | undefined;
  readonly AccessControlPolicy?: AccessControlPolicy | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
}

const GRANTS = [
  ['GrantFullControl', 'FULL_CONTROL', 's3:x-amz-grant-full-control'],
  ['GrantRead', 'READ', 's3:x-amz-grant-read'],
  ['GrantReadACP', 'READ_ACP', 's3:x-amz-grant-read-acp'],
  ['GrantWrite', 'WRITE', 's3:x-amz-grant-write'],
  ['GrantWriteACP', 'WRITE_ACP', 's3:x-amz-grant-write-acp'],
] as const;

function statesGrants(input: AclInput): boolean {
  return GRANTS.some(([member]) => input[member] !== undefined);
}

export function statesAcl(input: AclInput): boolean {
  return input.ACL !== undefined || input.AccessControlPolicy !== undefined || statesGrants(input);
}

/** Undefined if the request states none. Errors: InvalidRequest for two at once, and those of their forms. */
export function requestedAcl(input: AclInput, owners: AclOwners, scope: AccountScope): readonly S3AclGrant[] | undefined {
  const grants = statesGrants(input);
  if (input.ACL !== undefined && grants) throw invalidRequest('Specifying both Canned ACLs and Header Grants is not allowed');
  if (input.AccessControlPolicy !== undefined && (grants || input.ACL !== undefined)) {
    throw invalidRequest('This request does not support content');
  }
  if (input.ACL !== undefined) return cannedAcl(input.ACL, owners);
  if (input.AccessControlPolicy !== undefined) return readAclShape(input.AccessControlPolicy, owners.owner, scope);
  if (!grants) return undefined;
  return GRANTS.flatMap(([member, permission]) => {
    const header = input[member];
    return header === undefined ? [] : readGrantHeader(header, permission, scope);
  });
}

/** Condition keys: each header as it was sent. */
export function aclKeys(input: AclInput): readonly (readonly [key: string, value: ContextValue])[] {
  const keys: (readonly [string, string])[] = [];
  if (input.ACL !== undefined) keys.push(['s3:x-amz-acl', input.ACL]);
  for (const [member, , key] of GRANTS) {
    const header = input[member];
    if (header !== undefined) keys.push([key, header]);
  }
  return keys;
}
