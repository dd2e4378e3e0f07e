// Who did something: what `userIdentity` says, as the actor whose policies decide.
import { parseArn } from '../../model/arn.ts';
import type { ActivityIdentity } from '../activity-group.ts';
import type { Actor } from '../actor.ts';
import { permissionSetOf } from '../permission-set.ts';

const known = new WeakMap<ActivityIdentity, Actor>();

/**
 * The actor of an identity. A session of a role is the role (with its path, which only `sessionIssuer` has); a federated user has the user as parent;
 * what cannot be told stays `other`. For the same object it is always the same one. Source: CloudTrail userIdentity element.
 */
export function actorOf(identity: ActivityIdentity): Actor {
  let actor = known.get(identity);
  if (actor === undefined) {
    actor = readActor(identity);
    known.set(identity, actor);
  }
  return actor;
}

function readActor(identity: ActivityIdentity): Actor {
  const { type, arn, invokedBy } = identity;
  const parts = parseArn(arn);
  const account = identity.account !== '' ? identity.account : (parts?.account ?? '');
  const resource = parts?.resource ?? '';
  if (type === 'Root' || (parts?.service === 'iam' && resource === 'root')) {
    return { kind: 'root', arn: arn !== '' || account === '' ? arn : `arn:aws:iam::${account}:root`, account };
  }
  if (type === 'AWSService') return { kind: 'service', name: invokedBy !== '' ? invokedBy : arn };
  if (type === 'FederatedUser') return federatedUser(identity, account);
  if (type === 'AssumedRole' || (type !== 'AWSAccount' && resource.startsWith('role/'))) {
    const role = roleArn(arn);
    // Names of roles have no colon: this is an identity that AWS gives (`aws:ec2-instance`), to which nothing can be attached.
    if (role?.includes('/aws:') === true) return { kind: 'other', type, arn: role, account };
    if (role !== undefined) return roleActor(role, account);
  }
  if (resource.startsWith('user/') && parts?.service === 'iam' && type !== 'AWSAccount') return { kind: 'user', arn, account };
  if (arn === '' && account === '' && invokedBy !== '') return { kind: 'service', name: invokedBy };
  return { kind: 'other', type, arn, account };
}

/** `sessionIssuer` of a federated user is the user; without it, the ARN is that of the session (`sts::…:federated-user/name`), which does not name the user. */
function federatedUser(identity: ActivityIdentity, account: string): Actor {
  const resource = parseArn(identity.arn)?.resource ?? '';
  if (resource === 'root') return { kind: 'root', arn: identity.arn, account };
  if (!resource.startsWith('user/')) return { kind: 'other', type: identity.type, arn: identity.arn, account };
  return { kind: 'federatedUser', arn: identity.arn, account, parent: identity.arn };
}

function roleActor(arn: string, account: string): Actor {
  const resource = parseArn(arn)?.resource ?? '';
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const permissionSet = permissionSetOf(name);
  return {
    kind: 'role',
    arn,
    account,
    ...(permissionSet === undefined ? {} : { permissionSet }),
    ...(resource.startsWith('role/aws-service-role/') ? { serviceLinked: true as const } : {}),
  };
}

/** The ARN of a role, or of the role of a session: the session's ARN has lost the path, so that the role's may have one that is not in it. */
function roleArn(arn: string): string | undefined {
  const parts = parseArn(arn);
  if (parts === undefined) return undefined;
  if (parts.service === 'iam' && parts.resource.startsWith('role/')) return arn;
  const [kind, name] = parts.resource.split('/');
  if ((parts.service !== 'sts' && parts.service !== 'iam') || kind !== 'assumed-role' || name === undefined || name === '')
    return undefined;
  return `arn:${parts.partition}:iam::${parts.account}:role/${name}`;
}
