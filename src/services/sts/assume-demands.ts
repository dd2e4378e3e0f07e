// What must be allowed to become a role, however the caller proves who it is.
import type { Demand } from '../../cloud/demand.ts';
import type { FederatedCaller } from '../../model/principal.ts';
import type { ContextValue } from '../../model/request.ts';
import { type RequestedRole, roleResource } from './requested-role.ts';
import type { SessionTags } from './session-tags.ts';

export interface Assumption {
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity';
  readonly role: RequestedRole;
  readonly tags: SessionTags;
  /** Given, or inherited from the caller's session. */
  readonly sourceIdentity: string | undefined;
  readonly context: readonly (readonly [key: string, value: ContextValue])[];
  readonly as?: FederatedCaller;
}

/**
 * One demand for each of the actions that the call amounts to, in the order in which AWS names what is missing: measured, a source identity that
 * the trust policy's condition refuses for both actions is reported as sts:SetSourceIdentity.
 */
export function assumeDemands({ action, role, tags, sourceIdentity, context, as }: Assumption): readonly Demand[] {
  const tagged = Object.keys(tags.passed).length > 0 || Object.keys(tags.inherited).length > 0;
  const actions = [...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']), ...(tagged ? ['sts:TagSession'] : []), action];
  const resource = roleResource(role, tags.inherited);
  const keys = [...context, ...sourceKey(sourceIdentity), ...tagKeys(tags)];
  return actions.map((name) => ({ action: name, resource, context: keys, ...(as !== undefined && { as }) }));
}

function sourceKey(sourceIdentity: string | undefined): readonly (readonly [string, ContextValue])[] {
  return sourceIdentity === undefined ? [] : [['sts:sourceidentity', sourceIdentity]];
}

/** `aws:RequestTag/…`, `aws:TagKeys` and `sts:TransitiveTagKeys` of the tags that the call passes. */
export function tagKeys({ passed, transitive }: Pick<SessionTags, 'passed' | 'transitive'>): readonly (readonly [string, ContextValue])[] {
  const entries = Object.entries(passed);
  if (entries.length === 0) return [];
  return [
    ...entries.map(([key, value]) => [`aws:requesttag/${key.toLowerCase()}`, value] as const),
    ['aws:tagkeys', entries.map(([key]) => key)] as const,
    ...(transitive.length === 0 ? [] : [['sts:transitivetagkeys', transitive] as const]),
  ];
}
