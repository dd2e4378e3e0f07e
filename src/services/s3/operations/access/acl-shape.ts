// Access control lists as the API writes them, to and from what is stored.
import type { AccessControlPolicy, Grant, Grantee, Owner } from '../../../../cloud/model/generated/s3.ts';
import type { OrganizationDirectory } from '../../../../cloud/organization-directory.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import type { S3AclGrant, S3Permission } from '../../../../model/policy-set.ts';
import { invalidArgument, malformedXml } from '../../errors.ts';
import { accountOfCanonicalId, canonicalId } from '../target/canonical-id.ts';
import { accountGrant } from './canned-acl.ts';

type StoredGrantee = S3AclGrant['grantee'];

const GROUPS: ReadonlyMap<string, StoredGrantee> = new Map([
  ['http://acs.amazonaws.com/groups/global/AllUsers', { kind: 'group', group: 'AllUsers' }],
  ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', { kind: 'group', group: 'AuthenticatedUsers' }],
  ['http://acs.amazonaws.com/groups/s3/LogDelivery', { kind: 'group', group: 'LogDelivery' }],
]);

const URIS: ReadonlyMap<string, string> = new Map(
  [...GROUPS].map(([uri, grantee]) => [grantee.kind === 'group' ? grantee.group : '', uri]),
);

const PERMISSIONS: ReadonlySet<string> = new Set(['FULL_CONTROL', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP']);

/** Where accounts are looked up. */
export interface AccountScope {
  readonly state: StateReader;
  readonly organization: Pick<OrganizationDirectory, 'account' | 'accounts'>;
}

export function ownerShape(account: AccountId): Owner {
  return { ID: canonicalId(account) };
}

export function grantShapes(acl: readonly S3AclGrant[] | undefined, owner: AccountId): readonly Grant[] {
  return (acl ?? [accountGrant(owner, 'FULL_CONTROL')]).map(({ grantee, permission }) => ({
    Grantee: granteeShape(grantee),
    Permission: permission,
  }));
}

function granteeShape(grantee: StoredGrantee): Grantee {
  if (grantee.kind === 'account') return { Type: 'CanonicalUser', ID: canonicalId(grantee.account) };
  const uri = URIS.get(grantee.group);
  return uri === undefined ? { Type: 'Group' } : { Type: 'Group', URI: uri };
}

/** The body of PutBucketAcl and PutObjectAcl. Errors: MalformedACLError, InvalidArgument, AccessDenied for another owner. */
export function readAclShape(acl: AccessControlPolicy, owner: AccountId, scope: AccountScope): readonly S3AclGrant[] {
  if (acl.Owner?.ID === undefined || acl.Grants === undefined) throw malformedAcl();
  if (acl.Owner.ID !== canonicalId(owner)) {
    if (accountOfCanonicalId(acl.Owner.ID) === undefined) throw invalidArgument('Invalid id', 'CanonicalUser/ID', acl.Owner.ID);
    throw new ServiceError('AccessDenied', 403, 'Access Denied');
  }
  if (acl.Grants.length > 100) {
    throw new ServiceError('MalformedACLError', 400, 'Access control lists may have at most 100 grants');
  }
  return acl.Grants.map(({ Grantee: grantee, Permission: permission }) => {
    if (grantee === undefined || permission === undefined) throw malformedAcl();
    if (!PERMISSIONS.has(permission)) throw malformedAcl();
    return { grantee: readGrantee(grantee, scope), permission: permission as S3Permission };
  });
}

function malformedAcl(): ServiceError {
  return new ServiceError('MalformedACLError', 400, malformedXml().message);
}

function readGrantee({ ID, URI, EmailAddress }: Grantee, scope: AccountScope): StoredGrantee {
  if (ID !== undefined) return { kind: 'account', account: accountOfId(ID, 'CanonicalUser/ID') };
  if (URI !== undefined) return groupOf(URI, 'Group/URI');
  if (EmailAddress !== undefined) return { kind: 'account', account: accountOfEmail(EmailAddress, scope) };
  throw malformedAcl();
}

function accountOfId(id: string, where: string): AccountId {
  const account = accountOfCanonicalId(id);
  if (account === undefined) throw invalidArgument('Invalid id', where, id);
  return account;
}

function groupOf(uri: string, where: string): StoredGrantee {
  const group = GROUPS.get(uri);
  if (group === undefined) throw invalidArgument('Invalid group uri', where, uri);
  return group;
}

function accountOfEmail(email: string, { state, organization }: AccountScope): AccountId {
  const found = organization.accounts(state).filter((account) => account.email.toLowerCase() === email.toLowerCase());
  const [one] = found;
  if (one === undefined) {
    const message = 'The e-mail address you provided does not match any account on record.';
    throw new ServiceError('UnresolvableGrantByEmailAddress', 400, message);
  }
  return one.id;
}

/** A header of the form `id="…", uri="…", emailAddress="…"`. Errors: InvalidArgument. */
export function readGrantHeader(header: string, permission: S3Permission, scope: AccountScope): readonly S3AclGrant[] {
  return header.split(',').map((part) => {
    const match = /^\s*(id|uri|emailAddress)\s*=\s*"?([^"]*)"?\s*$/i.exec(part);
    if (match === null) throw invalidArgument('Argument format not recognized', `x-amz-grant-${headerName(permission)}`, header);
    const [, type = '', value = ''] = match;
    switch (type.toLowerCase()) {
      case 'id':
        return accountGrant(accountOfId(value, 'id'), permission);
      case 'uri':
        return { grantee: groupOf(value, 'uri'), permission };
      default:
        return accountGrant(accountOfEmail(value, scope), permission);
    }
  });
}

function headerName(permission: S3Permission): string {
  return permission.toLowerCase().replace('_', '-');
}
