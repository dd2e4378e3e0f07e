// The request that a recorded call made, for one of its actions on one of its resources.
import type { AccountFacts, AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import type { ActivityGroup } from '../activity-group.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { principalOf } from './principal-of.ts';

/**
 * What the event tells of the request: the caller with MFA and source identity, the Region, the VPC endpoint, TLS, the service that calls on
 * behalf of the caller, and the action's own context. No time: a group has many.
 *
 * `accounts` tells the organization of an account, where it is known. Undefined for callers that no request can be made of.
 * Source: CloudTrail User Guide, record contents and userIdentity element.
 */
export function requestOf(
  call: UsedCall,
  action: UsedAction,
  resource: string,
  accounts: (id: AccountId) => AccountFacts = (id) => ({ id }),
): AuthorizationRequest | undefined {
  const principal = principalOf(call);
  if (principal === undefined) return undefined;
  const account = 'account' in principal ? principal.account : undefined;
  const owner = ownerOf(call, resource) ?? account;
  return {
    principal,
    ...(account !== undefined && { caller: accounts(account) }),
    action: action.action,
    resource: { arn: resource, ...(owner !== undefined && { owner: accounts(owner) }) },
    context: contextOf(call.group, action.context),
    ...(call.group.identity.invokedBy !== '' && call.actor.kind !== 'service' && { via: [call.group.identity.invokedBy] }),
  };
}

/** Undefined where neither the ARN nor the trail tells whose the resource is: `arn:aws:s3:::bucket`. */
export function ownerOf({ group, ownersCopy }: UsedCall, resource: string): AccountId | undefined {
  const account = parseArn(resource)?.account ?? '';
  if (/^\d{12}$/.test(account)) return account;
  return ownersCopy && group.recipientAccount !== '' ? group.recipientAccount : undefined;
}

function contextOf(group: ActivityGroup, own: UsedAction['context']): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, ContextValue>();
  if (group.region !== '') context.set('aws:requestedregion', group.region);
  if (group.vpcEndpoint !== '') context.set('aws:sourcevpce', group.vpcEndpoint);
  if (group.tlsVersion !== '') {
    context.set('aws:securetransport', 'true');
    if (group.eventSource === 's3.amazonaws.com') context.set('s3:tlsversion', group.tlsVersion.replace(/^TLSv/, ''));
  }
  for (const [key, value] of own) context.set(key, value);
  return context;
}
