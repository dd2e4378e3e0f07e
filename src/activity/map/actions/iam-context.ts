// What the requests of IAM itself have in their context: the policy that is attached, and the boundary that is set.
import type { ContextValue } from '../../../model/request.ts';
import type { Call } from './call.ts';
import { catalogAction } from './catalog-action.ts';
import { bothCases, firstMember } from './read-member.ts';

/** Condition key → the parameter that gives its value. Service Authorization Reference, AWS Identity and Access Management. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['iam:PolicyARN', 'policyArn'],
  ['iam:PermissionsBoundary', 'permissionsBoundary'],
]);

export const IAM_CONTEXT_MEMBERS: readonly string[] = [...KEYS.values()].flatMap(bothCases);

/**
 * The keys that the action has and whose parameter the call gives. The boundary that somebody has already, which is in the context of
 * AttachRolePolicy too, no event tells.
 */
export function iamContext(call: Call, action: string): readonly (readonly [string, ContextValue])[] {
  if (call.prefix !== 'iam') return [];
  const has = catalogAction(action)?.conditionKeys ?? [];
  return [...KEYS].flatMap(([key, parameter]) => {
    const value = has.includes(key) ? firstMember(call.event.parameters, [parameter])?.value : undefined;
    return typeof value === 'string' && value !== '' ? [[key.toLowerCase(), value] as const] : [];
  });
}
