// What a session adds to its principal: session policies that narrow, session tags that override.
import { type Lookup, narrowingPolicy } from './carried-policies.ts';
import type { EstatePolicy, PolicyText } from './estate.ts';
import type { SessionQuery } from './request-query.ts';

/** Absent if the session was made without any. */
export function sessionPolicies(lookup: Lookup, session: SessionQuery, carrier: string): { readonly session?: readonly EstatePolicy[] } {
  const { policies = [], policyArns = [] } = session;
  if (policies.length === 0 && policyArns.length === 0) return {};
  const inline = policies.map((document) => inlineSessionPolicy(document));
  return { session: [...inline, ...policyArns.map((arn) => narrowingPolicy(lookup, arn, 'session', carrier))] };
}

const inlinePolicies = new WeakMap<PolicyText, EstatePolicy>();

/** The same text gives the same policy, as one session makes many requests. */
function inlineSessionPolicy(document: PolicyText): EstatePolicy {
  let policy = inlinePolicies.get(document);
  if (policy === undefined) {
    policy = { description: { type: 'session', name: 'session policy' }, document };
    inlinePolicies.set(document, policy);
  }
  return policy;
}

/** IAM User Guide, session tags: they override tags of the principal with the same key, whatever its case. */
export function effectiveTags(
  own: ReadonlyMap<string, string>,
  session: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  if (session === undefined || session.size === 0) return own;
  const overridden = new Set([...session.keys()].map((key) => key.toLowerCase()));
  return new Map([...[...own].filter(([key]) => !overridden.has(key.toLowerCase())), ...session]);
}
