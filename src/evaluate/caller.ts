// The caller as matching needs it: every name under which a policy may know it, worked out once per principal.
import type { AccountId } from '../model/account.ts';
import type { Principal } from '../model/principal.ts';

/** Names of a caller. What does not apply to its kind is undefined. */
export interface Caller {
  readonly kind: Principal['kind'];
  readonly account: AccountId | undefined;
  readonly partition: string;
  /** `aws:PrincipalArn`: the role's ARN for its sessions. */
  readonly principalArn: string | undefined;
  /** The ARN that errors print and session principals name: the session's own for role sessions. */
  readonly displayArn: string;
  /** The root user, or a session that stands for it. */
  readonly isRoot: boolean;
  /** No identity policies limit it: the root user, and federated users that the root user made. */
  readonly fullAccess: boolean;
  readonly roleName: string | undefined;
  readonly roleId: string | undefined;
  readonly userArn: string | undefined;
  readonly userId: string | undefined;
  /** ARN of the user (or root) that made a federated-user session. */
  readonly parent: string | undefined;
  readonly service: string | undefined;
  readonly provider: string | undefined;
  /** Principal tags by lower-case key. */
  readonly tags: ReadonlyMap<string, string>;
  readonly serviceLinked: boolean;
}

const known = new WeakMap<Principal, Caller>();
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** The names of a principal; remembered, as one principal makes many requests. */
export function callerOf(principal: Principal): Caller {
  let caller = known.get(principal);
  if (caller === undefined) {
    caller = describe(principal);
    known.set(principal, caller);
  }
  return caller;
}

/** The last element of a path: the name of a role or user without its path. */
export function lastElement(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const NOBODY: Caller = {
  kind: 'anonymous',
  account: undefined,
  partition: 'aws',
  principalArn: undefined,
  displayArn: 'anonymous',
  isRoot: false,
  fullAccess: false,
  roleName: undefined,
  roleId: undefined,
  userArn: undefined,
  userId: undefined,
  parent: undefined,
  service: undefined,
  provider: undefined,
  tags: NO_TAGS,
  serviceLinked: false,
};

function describe(principal: Principal): Caller {
  switch (principal.kind) {
    case 'anonymous':
      return NOBODY;
    case 'service':
      return { ...NOBODY, kind: 'service', displayArn: principal.name, service: principal.name };
    case 'federatedCaller':
      return { ...NOBODY, kind: 'federatedCaller', displayArn: principal.provider, provider: principal.provider };
    case 'root':
    case 'assumedRoot': {
      const arn = `arn:${principal.partition}:iam::${principal.account}:root`;
      return { ...withAccount(principal), principalArn: arn, displayArn: arn, isRoot: true, fullAccess: true };
    }
    case 'user':
      return {
        ...withAccount({ ...principal, partition: partitionOf(principal.arn) }),
        principalArn: principal.arn,
        displayArn: principal.arn,
        userArn: principal.arn,
        userId: principal.id,
        tags: lowerCaseKeys(principal.tags),
      };
    case 'federatedUser': {
      const arn = `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`;
      return {
        ...withAccount(principal),
        principalArn: arn,
        displayArn: arn,
        parent: principal.parent,
        fullAccess: principal.parent.endsWith(':root'),
        tags: lowerCaseKeys(principal.tags),
      };
    }
    case 'roleSession': {
      const partition = partitionOf(principal.role);
      const roleName = lastElement(principal.role);
      return {
        ...withAccount({ ...principal, partition }),
        principalArn: principal.role,
        displayArn: `arn:${partition}:sts::${principal.account}:assumed-role/${roleName}/${principal.sessionName}`,
        roleName,
        roleId: principal.roleId,
        tags: lowerCaseKeys(principal.tags),
        serviceLinked: principal.serviceLinked === true,
      };
    }
  }
}

function withAccount(principal: { kind: Principal['kind']; account: AccountId; partition: string }): Caller {
  return { ...NOBODY, kind: principal.kind, account: principal.account, partition: principal.partition };
}

function partitionOf(arn: string): string {
  const end = arn.indexOf(':', 4);
  return end < 0 ? 'aws' : arn.slice(4, end);
}

/** A copy with lower-case keys: tag keys in condition keys are compared without case. */
export function lowerCaseKeys(tags: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  if (tags === undefined || tags.size === 0) return NO_TAGS;
  const lower = new Map<string, string>();
  for (const [key, value] of tags) lower.set(key.toLowerCase(), value);
  return lower;
}
