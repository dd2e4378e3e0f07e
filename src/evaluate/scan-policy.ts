// What one policy says on one request, as bits: a matching Deny, and the grades of the matching Allows.
import { statementGrades } from './compile-statement.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { Query } from './query.ts';

/** A Deny matches. Above the grade bits. */
export const DENY = 32;

/** Grade bits of all matching Allow statements, plus `DENY` when a Deny matches. */
export function scanPolicy(policy: CompiledPolicy, query: Query): number {
  const { deny, allow } = policy.candidates(query.action);
  let bits = 0;
  for (let i = 0; i < deny.length && bits === 0; i++) {
    if (statementGrades(deny[i] as (typeof deny)[number], query) !== 0) bits = DENY;
  }
  for (let i = 0; i < allow.length; i++) bits |= statementGrades(allow[i] as (typeof allow)[number], query);
  return bits;
}

/** The union of several policies. */
export function scanPolicies(policies: readonly CompiledPolicy[], query: Query): number {
  let bits = 0;
  for (let i = 0; i < policies.length; i++) bits |= scanPolicy(policies[i] as CompiledPolicy, query);
  return bits;
}
