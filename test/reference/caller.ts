// What each kind of caller is known by (IAM User Guide: principal key values).
import type { Principal } from '../../src/model/principal.ts';
import { lastElement } from './pattern.ts';

/** `arn` is `aws:PrincipalArn`; `ownArn` is the Principal that means this very caller: for a session of a role the session's. */
export interface Caller {
  readonly arn?: string;
  readonly ownArn?: string;
  readonly type?: string;
  readonly userId?: string | undefined;
  readonly partition?: string | undefined;
  /** The root user, or a session of AssumeRoot in its place. */
  readonly isRoot: boolean;
  /** Only access keys of users and root users last. */
  readonly isTemporary: boolean;
}

export function callerOf(principal: Principal): Caller {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot': {
      const { kind, partition, account, session } = principal;
      return signed(`arn:${partition}:iam::${account}:root`, 'Account', account, kind === 'assumedRoot' || session !== undefined, true);
    }
    case 'user':
      return signed(principal.arn, 'User', principal.id, principal.session !== undefined);
    case 'federatedUser': {
      const { partition, account, name } = principal;
      return signed(`arn:${partition}:sts::${account}:federated-user/${name}`, 'FederatedUser', `${account}:${name}`, true);
    }
    case 'roleSession': {
      const { role, account, roleId, sessionName } = principal;
      const caller = signed(role, 'AssumedRole', roleId && `${roleId}:${sessionName}`, true);
      return { ...caller, ownArn: `arn:${caller.partition}:sts::${account}:assumed-role/${lastElement(role)}/${sessionName}` };
    }
    case 'anonymous':
      return { type: 'Anonymous', userId: 'anonymous', isRoot: false, isTemporary: false };
    case 'service':
    case 'federatedCaller':
      return { isRoot: false, isTemporary: false };
  }
}

function signed(arn: string, type: string, userId: string | undefined, isTemporary: boolean, isRoot = false): Caller {
  return { arn, ownArn: arn, type, userId, partition: arn.split(':')[1], isRoot, isTemporary };
}
