// The caller of a recorded call, as the evaluator knows callers.
import { parseArn } from '../../model/arn.ts';
import type { Principal, SessionFacts } from '../../model/principal.ts';
import type { ActivityIdentity } from '../activity-group.ts';
import type { Actor } from '../actor.ts';
import type { UsedCall } from '../used-call.ts';

/** Sessions are grouped without their names. */
const SESSION_NAME = 'session';

const REMEMBERED = 4096;
const made = new Map<string, Principal | undefined>();

/** Undefined for unsigned callers and those whose account is not known. The same caller is the same object: names are worked out once for each. */
export function principalOf({ actor, group }: UsedCall): Principal | undefined {
  const { mfa, sourceIdentity } = group.identity;
  const key = [keyOf(actor), mfa, sourceIdentity].join('\n');
  if (!made.has(key)) {
    if (made.size >= REMEMBERED) made.clear();
    made.set(key, describe(actor, group.identity));
  }
  return made.get(key);
}

function keyOf(actor: Actor): string {
  switch (actor.kind) {
    case 'service':
      return `service ${actor.name}`;
    case 'federatedUser':
      return `federatedUser ${actor.arn} ${actor.account} ${actor.parent}`;
    case 'role':
      return `role ${actor.arn} ${actor.account} ${actor.serviceLinked === true}`;
    default:
      return `${actor.kind} ${actor.arn} ${actor.account}`;
  }
}

function describe(actor: Actor, identity: ActivityIdentity): Principal | undefined {
  switch (actor.kind) {
    case 'role':
      return {
        kind: 'roleSession',
        role: actor.arn,
        account: accountOf(actor),
        sessionName: SESSION_NAME,
        session: sessionOf(identity),
        ...(actor.serviceLinked && { serviceLinked: true }),
      };
    case 'user':
      return { kind: 'user', arn: actor.arn, account: accountOf(actor), ...userSession(identity) };
    case 'federatedUser':
      return {
        kind: 'federatedUser',
        account: actor.account,
        partition: partitionOf(actor.parent),
        name: actor.arn === actor.parent ? SESSION_NAME : actor.arn.slice(actor.arn.lastIndexOf('/') + 1),
        parent: actor.parent,
        session: sessionOf(identity),
      };
    case 'root':
      return { kind: 'root', account: actor.account, partition: partitionOf(actor.arn), ...userSession(identity) };
    case 'service':
      return { kind: 'service', name: actor.name };
    case 'other':
      // Of a caller of another account the owner's trail tells the account, and not who it was.
      return actor.account === '' ? undefined : { kind: 'user', arn: actor.arn, account: actor.account };
  }
}

function sessionOf({ mfa, sourceIdentity }: ActivityIdentity): SessionFacts {
  return { ...(mfa !== '' && { mfa: mfa === 'true' }), ...(sourceIdentity !== '' && { sourceIdentity }) };
}

/** Access keys of a user have no session: CloudTrail records none, and `aws:MultiFactorAuthPresent` is absent. */
function userSession(identity: ActivityIdentity): { readonly session?: SessionFacts } {
  return identity.mfa === '' ? {} : { session: sessionOf(identity) };
}

/** A role or user is of the account in its ARN, whatever else the event says. */
function accountOf({ arn, account }: { readonly arn: string; readonly account: string }): string {
  return parseArn(arn)?.account || account;
}

function partitionOf(arn: string): string {
  return parseArn(arn)?.partition ?? 'aws';
}
