// What AssumeRole and GetFederationToken need beyond their own action.
import type { ContextValue } from '../../../model/request.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { textMember } from './read-member.ts';
import { tagContext, tagsOf } from './request-tags.ts';

const MEMBERS: readonly string[] = ['roleArn', 'externalId', 'sourceIdentity', 'tags', 'transitiveTagKeys'];

export function stsMembers(operation: string): readonly string[] {
  return operation === 'AssumeRole' || operation === 'GetFederationToken' || operation === 'AssumeRoot' ? MEMBERS : [];
}

/** Condition keys of AssumeRole itself. Service Authorization Reference, AWS Security Token Service. */
export function stsContext(call: Call): readonly (readonly [string, ContextValue])[] {
  const externalId = textMember(call.event.parameters, 'externalId');
  const sourceIdentity = textMember(call.event.parameters, 'sourceIdentity');
  return [
    ...(externalId === undefined ? [] : [['sts:externalid', externalId] as const]),
    ...(sourceIdentity === undefined ? [] : [['sts:sourceidentity', sourceIdentity] as const]),
    ...tagContext(call),
  ];
}

/**
 * `sts:TagSession` where the call passes session tags, `sts:SetSourceIdentity` where it sets a source identity, on the role that is
 * assumed. IAM User Guide,
 * "Pass session tags in AWS STS" and "Monitor and control actions taken with assumed roles".
 */
export function stsActions(call: Call): readonly NeededAction[] {
  if (call.operation !== 'AssumeRole' && call.operation !== 'GetFederationToken') return [];
  const role = textMember(call.event.parameters, 'roleArn');
  const on: ResourceHint = role === undefined ? { kind: 'find' } : { kind: 'arns', arns: [role] };
  const context = stsContext(call);
  const sourceIdentity = textMember(call.event.parameters, 'sourceIdentity');
  return [
    ...(tagsOf(call) === undefined ? [] : need('sts:TagSession', { grade: 'conditional', because: 'requestParameters.tags', on, context })),
    ...(sourceIdentity === undefined
      ? []
      : need('sts:SetSourceIdentity', { grade: 'conditional', because: 'requestParameters.sourceIdentity', on, context })),
  ];
}
