// What IAM's operations are authorized on: the ARN with its path of what exists, without path of what does not, and its tags.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand, DemandResource } from '../../cloud/demand.ts';
import { parseArn } from '../../model/arn.ts';
import type { ContextValue } from '../../model/request.ts';
import { iamArn } from './arns.ts';
import { findCustomerPolicy } from './managed-policies.ts';
import { INSTANCE_PROFILES, nameKey, ROLES, type TagRow } from './state.ts';
import { requestTagContext, tagRecord } from './tags.ts';

type Context = readonly (readonly [key: string, value: ContextValue])[];

/** A resource with the tags that conditions may ask about. */
export function taggedResource(arn: string, tags: readonly TagRow[] | undefined): DemandResource {
  const record = tagRecord(tags);
  return record === undefined ? { arn } : { arn, tags: record };
}

/** `iam:` and the operation on one resource. */
export function demand(operation: string, resource: DemandResource, context: Context = []): Demand {
  return { action: `iam:${operation}`, resource, ...(context.length > 0 && { context }) };
}

/** For operations without resource type. */
export function demandOnAll(operation: string, context: Context = []): readonly Demand[] {
  return [demand(operation, { arn: '*' }, context)];
}

export function roleTarget(cx: AuthorizeContext, name: string): DemandResource {
  const row = cx.state.get(ROLES, nameKey(cx.account, name));
  return taggedResource(row?.arn ?? iamArn(cx, 'role', name), row?.tags);
}

export function instanceProfileTarget(cx: AuthorizeContext, name: string): DemandResource {
  const row = cx.state.get(INSTANCE_PROFILES, nameKey(cx.account, name));
  return taggedResource(row?.arn ?? iamArn(cx, 'instance-profile', name), row?.tags);
}

/** Policies are named by their ARN; what is not one is refused by the handler. */
export function policyTarget(cx: AuthorizeContext, arn: string): DemandResource {
  return arnTarget(cx, arn, findCustomerPolicy(cx.state, arn)?.tags);
}

/**
 * Something named by its ARN, which may be of another account: that account's then, and out of reach. Its tags are left out, since a caller
 * could read them off his own policies' conditions.
 */
export function arnTarget(cx: AuthorizeContext, arn: string, tags: readonly TagRow[] | undefined): DemandResource {
  const owner = parseArn(arn)?.account ?? '';
  return /^\d{12}$/.test(owner) && owner !== cx.account ? { arn, owner } : taggedResource(arn, tags);
}

/** `iam:PermissionsBoundary`: the one that the role has. */
export function roleBoundaryContext(cx: AuthorizeContext, name: string): Context {
  return boundaryContext(cx.state.get(ROLES, nameKey(cx.account, name))?.boundary);
}

/** `iam:PermissionsBoundary`; nothing without one. */
export function boundaryContext(arn: string | undefined): Context {
  return arn === undefined ? [] : [['iam:permissionsboundary', arn]];
}

/** `iam:Create…`, and `iam:Tag…` where tags are passed. */
export function creationDemands(
  kind: 'Role' | 'Policy' | 'InstanceProfile' | 'OpenIDConnectProvider' | 'SAMLProvider',
  arn: string,
  tags: readonly TagRow[] | undefined,
  context: Context = [],
): readonly Demand[] {
  const tagContext = requestTagContext(tags);
  const create = demand(`Create${kind}`, { arn }, [...tagContext, ...context]);
  return tagContext.length === 0 ? [create] : [create, demand(`Tag${kind}`, { arn }, tagContext)];
}
