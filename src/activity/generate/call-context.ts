// What a recorded call tells of the context of its request, for the conditions that all calls may share.
import type { ContextValue } from '../../model/request.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import type { ConditionKind } from './generate-options.ts';
import { isGlobalService } from './global-service.ts';

/**
 * The keys (lower case) of those kinds that the request for this action of the call certainly carried, `org` aside, which no event tells.
 *
 * What the event tells of the request counts for its own action and for those of the same service that are asked of the same request (tags, ACLs). What
 * follows in another service (iam:PassRole, a key of AWS KMS) that service asks for, and nothing is said of how. What a service does on the caller's behalf
 * comes from the service's network. Who the caller is stays the same in all of them.
 */
export function callContext(call: UsedCall, used: UsedAction, kinds: ReadonlySet<ConditionKind>): ReadonlyMap<string, ContextValue> {
  const { identity, vpcEndpoint, tlsVersion, region } = call.group;
  const context = new Map<string, ContextValue>();
  if (isOfRequest(call, used)) {
    if (kinds.has('vpce') && vpcEndpoint !== '' && identity.invokedBy === '') context.set('aws:sourcevpce', vpcEndpoint);
    if (kinds.has('tls') && tlsVersion !== '') context.set('aws:securetransport', 'true');
    if (kinds.has('region') && region !== '' && !isGlobalService(used.action)) context.set('aws:requestedregion', region);
  }
  if (kinds.has('mfa') && identity.mfa === 'true') context.set('aws:multifactorauthpresent', 'true');
  if (kinds.has('source-identity') && identity.sourceIdentity !== '') context.set('aws:sourceidentity', identity.sourceIdentity);
  return context;
}

function isOfRequest({ meaning }: UsedCall, { grade, action }: UsedAction): boolean {
  if (grade === 'core') return true;
  const core = meaning.kind === 'actions' ? meaning.actions.find((each) => each.grade === 'core') : undefined;
  return core !== undefined && serviceOf(core.action) === serviceOf(action);
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}
