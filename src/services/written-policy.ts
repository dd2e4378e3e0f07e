// Policies written out for what is none: an access control list, a grant, a share.
import type { AccountId } from '../model/account.ts';
import type { Policy } from '../policy/ast.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';
import type { ReadPolicy } from './exposure.ts';

/** A policy of these statements; `name` is what it stands for. The policies of `beside` deny what they deny here too. */
export function writtenPolicy(
  name: string,
  owner: AccountId,
  arn: string,
  statements: readonly object[],
  beside?: ReadPolicy | undefined,
): ReadPolicy {
  const { policy } = parsePolicyText({ name, text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) });
  if (policy === undefined) throw new Error(`what stands for ${name} is no policy`);
  const description = { type: 'resource' as const, name, account: owner, attachedTo: arn };
  return { policy: beside === undefined ? policy : withDenials(policy, beside), description };
}

/** A policy with the denials of another one; statements keep their places in the documents that they are from. */
export function withDenials(policy: Policy, beside: ReadPolicy): Policy {
  const denials = beside.policy.statements.filter(({ effect }) => effect === 'Deny');
  return denials.length === 0 ? policy : { ...policy, statements: [...policy.statements, ...denials] };
}
