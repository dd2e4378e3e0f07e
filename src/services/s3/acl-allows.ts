// What an access control list of a bucket or object lets an account or group do.
import type { S3AclGrant, S3Facts, S3Permission } from '../../model/policy-set.ts';
import type { Query } from '../../evaluate/query.ts';

/** Writing an object is granted on its bucket, though the request names the object. */
const WRITES: readonly string[] = ['putobject', 'deleteobject', 'deleteobjectversion'];

const BUCKET: Readonly<Record<Exclude<S3Permission, 'FULL_CONTROL'>, readonly string[]>> = {
  READ: ['listbucket', 'listbucketversions', 'listbucketmultipartuploads'],
  WRITE: WRITES,
  READ_ACP: ['getbucketacl'],
  WRITE_ACP: ['putbucketacl'],
};

const OBJECT: Readonly<Record<Exclude<S3Permission, 'FULL_CONTROL'>, readonly string[]>> = {
  READ: ['getobject', 'getobjectversion'],
  WRITE: [],
  READ_ACP: ['getobjectacl', 'getobjectversionacl'],
  WRITE_ACP: ['putobjectacl', 'putobjectversionacl'],
};

/** A phrase for the ladder if an entry of the list allows the request; undefined if none does. */
export function aclAllows(query: Query, facts: S3Facts): string | undefined {
  const table = query.arn?.resource.includes('/') ? OBJECT : BUCKET;
  const grant = facts.acl?.find((one) => permits(table, one.permission, query.operation) && isGrantee(one, query, facts));
  return grant === undefined ? undefined : `the access control list grants ${grant.permission} to ${granteeName(grant)}`;
}

function permits(table: typeof BUCKET, permission: S3Permission, operation: string): boolean {
  if (permission === 'WRITE') return WRITES.includes(operation);
  if (permission !== 'FULL_CONTROL') return table[permission].includes(operation);
  return Object.values(table).some((operations) => operations.includes(operation));
}

function isGrantee({ grantee }: S3AclGrant, { caller }: Query, facts: S3Facts): boolean {
  if (grantee.kind === 'account') return caller.account === grantee.account;
  if (facts.publicAccessBlock.ignorePublicAcls) return false;
  return grantee.group === 'AllUsers' || (grantee.group === 'AuthenticatedUsers' && caller.account !== undefined);
}

function granteeName({ grantee }: S3AclGrant): string {
  return grantee.kind === 'account' ? `account ${grantee.account}` : grantee.group;
}
