// CloudTrail's userIdentity element. Source: CloudTrail User Guide, userIdentity element.
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { Caller } from '../caller.ts';

type Json = Readonly<Record<string, unknown>>;

/** `recipient`: the account whose trail it is for; another account is told less of the caller. */
export function userIdentity(caller: Caller, recipient: AccountId, invokedBy: string | undefined): Json {
  const { principal, account } = caller;
  if (principal.kind === 'service') return { type: 'AWSService', invokedBy: principal.name };
  const invoked = invokedBy === undefined ? {} : { invokedBy };
  if (principal.kind === 'anonymous') return { type: 'AWSAccount', principalId: '', accountId: 'anonymous', ...invoked };
  if (principal.kind === 'federatedCaller') return federatedCaller(caller, principal.provider);
  if (account !== recipient) return { type: 'AWSAccount', principalId: caller.userId, accountId: account, ...invoked };
  const who = { principalId: caller.userId, arn: caller.arn, accountId: account, ...key(caller) };
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return { type: 'Root', ...who, ...sessionContext(caller), ...invoked };
    case 'user':
      return { type: 'IAMUser', ...who, userName: lastOf(principal.arn), ...sessionContext(caller), ...invoked };
    case 'roleSession': {
      const [roleId] = caller.userId.split(':');
      const issuer = { type: 'Role', principalId: roleId, arn: principal.role, accountId: account, userName: lastOf(principal.role) };
      return { type: 'AssumedRole', ...who, ...sessionContext(caller, issuer), ...invoked };
    }
    case 'federatedUser': {
      const parent = parseArn(principal.parent)?.resource === 'root';
      const issuer = {
        type: parent ? 'Root' : 'IAMUser',
        arn: principal.parent,
        accountId: account,
        ...(parent ? {} : { userName: lastOf(principal.parent) }),
      };
      return { type: 'FederatedUser', ...who, ...sessionContext(caller, issuer), ...invoked };
    }
  }
}

/** Of AssumeRoleWithSAML and AssumeRoleWithWebIdentity. */
function federatedCaller({ userId, arn }: Caller, provider: string): Json {
  const saml = provider.includes(':saml-provider/');
  return { type: saml ? 'SAMLUser' : 'WebIdentityUser', principalId: userId, userName: arn, identityProvider: provider };
}

function key({ accessKeyId }: Caller): Json {
  return accessKeyId === undefined ? {} : { accessKeyId };
}

function sessionContext({ session }: Caller, sessionIssuer?: Json): Json {
  if (session === undefined) return {};
  const attributes = {
    creationDate: new Date(session.issuedAt)
      .toISOString()
      .replace('.000Z', 'Z')
      .replace(/\.\d+Z$/, 'Z'),
    mfaAuthenticated: String(session.mfa === true),
  };
  return {
    sessionContext: {
      ...(sessionIssuer !== undefined && { sessionIssuer }),
      attributes,
      ...(session.sourceIdentity !== undefined && { sourceIdentity: session.sourceIdentity }),
      ...(session.context?.['ec2:roledelivery'] !== undefined && { ec2RoleDelivery: session.context['ec2:roledelivery'] }),
    },
  };
}

/** What lookup-events calls the user. */
export function userNameOf({ principal }: Caller): string | undefined {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return 'root';
    case 'user':
      return lastOf(principal.arn);
    case 'roleSession':
      return principal.sessionName;
    case 'federatedUser':
      return principal.name;
    default:
      return undefined;
  }
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
