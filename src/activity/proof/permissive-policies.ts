// Policies that allow everything: they stand for those that are not to be judged.
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import type { AccountId } from '../../model/account.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';

const made = new Map<string, CompiledPolicy>();

/** For the policy types whose statements name no principal. */
export function allowingAll(type: Exclude<PolicyType, 'resource' | 'trust' | 'endpoint' | 'rcp'>): CompiledPolicy {
  return remembered(type, type, {});
}

/** A resource policy that leaves it to the account of the caller whom to allow: without the caller's own policies it allows nothing. */
export function trustingAccount(account: AccountId): CompiledPolicy {
  return remembered(account, 'resource', { Principal: { AWS: account } });
}

/** A resource policy that allows everybody everything: for callers without an account. */
export function allowingEverybody(): CompiledPolicy {
  return remembered('*', 'resource', { Principal: '*' });
}

const REMEMBERED = 4096;

function remembered(key: string, type: PolicyType, principal: { readonly Principal?: unknown }): CompiledPolicy {
  let policy = made.get(key);
  if (policy === undefined) {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...principal, Action: '*', Resource: '*' }] });
    const parsed = parsePolicyText({ name: 'a policy that allows', text }).policy;
    if (parsed === undefined) throw new Error(`the policy for ${key} does not parse`);
    policy = compilePolicy(parsed, { type, name: 'a policy that allows' });
    if (made.size >= REMEMBERED) made.clear();
    made.set(key, policy);
  }
  return policy;
}
