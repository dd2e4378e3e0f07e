// CheckNoNewAccess: whether a policy allows anything that another one does not.
import type { Policy } from '../../../policy/ast.ts';
import type { CheckAnswer, CheckedKind } from './answer.ts';
import { grantsBeyond } from './grants-beyond.ts';
import { toAnswer } from './to-answer.ts';

/**
 * Passes if and only if `existing` allows every request that `updated` does, denials of both counted. Which actions take which resources and
 * keys is not asked, as in Access Analyzer. Source: IAM User Guide, IAM Access Analyzer custom policy checks.
 */
export function checkNoNewAccess(updated: Policy, existing: Policy, kind: CheckedKind): CheckAnswer {
  return toAnswer(grantsBeyond(updated, existing, kind), {
    pass: 'The modified permissions do not grant new access compared to your existing policy.',
    fail: 'The modified permissions grant new access compared to your existing policy.',
    reason: 'New access in the statement',
  });
}
