// CheckNoPublicAccess: whether a resource policy lets in anybody at all.
import type { Policy } from '../../../policy/ast.ts';
import type { WitnessRequest } from '../../../reason/answer.ts';
import { allowedBeyond } from '../../../reason/policy-question.ts';
import type { CheckAnswer, CheckWitness } from './answer.ts';
import type { Culprit, Grants } from './grants-beyond.ts';
import type { PublicResourceType } from './public-resource-types.ts';
import { policyForStranger, type Stranger, strangersOf } from './strangers.ts';
import { toAnswer } from './to-answer.ts';
import { toWitness } from './to-witness.ts';

/**
 * Passes if and only if every request that the policy allows is confined to principals, accounts, organizations, networks or sources that it
 * fixes. Nothing is known but the policy: no account, and no block of public access.
 *
 * Source: IAM Access Analyzer API reference, CheckNoPublicAccess; Amazon S3 User Guide, The meaning of "public".
 */
export function checkNoPublicAccess(policy: Policy, type: PublicResourceType): CheckAnswer {
  return toAnswer(publicGrants(policy, type), {
    pass: 'The resource policy does not grant public access for the given resource type.',
    fail: 'The resource policy grants public access for the given resource type.',
    reason: 'Public access granted in the following statement',
  });
}

function publicGrants(policy: Policy, type: PublicResourceType): Grants {
  const culprits = new Map<number, Culprit>();
  let unknown: string | undefined;
  for (const stranger of strangersOf(policy)) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || culprits.has(statement.index)) continue;
      const alone = { ...policy, statements: policy.statements.filter((one) => one === statement || one.effect === 'Deny') };
      const found = allowedBeyond({ policies: [policyForStranger(alone, stranger, type)], type: 'identity' }, undefined);
      if (found.answer === 'unknown') unknown ??= found.reason;
      if (found.answer !== 'witness') continue;
      culprits.set(statement.index, { statement, witness: witnessOf(found.request, stranger) });
    }
  }
  if (culprits.size > 0) return { kind: 'some', culprits: [...culprits.values()].sort((a, b) => a.statement.index - b.statement.index) };
  return unknown === undefined ? { kind: 'none' } : { kind: 'unknown', why: unknown };
}

/** Nobody in particular is nobody at all, unless the request says something about its principal. */
function witnessOf(request: WitnessRequest, stranger: Stranger): CheckWitness {
  // That the caller is no service goes without saying.
  const context = new Map([...request.context].filter(([key]) => key !== 'aws:principalisawsservice'));
  const known = [...context.keys()].some((key) => /^(?:aws:principal|aws:user(?:id|name)$|kms:calleraccount$)/.test(key));
  return toWitness({ ...request, context }, stranger !== 'anyone' ? stranger : known ? '*' : 'anonymous');
}
