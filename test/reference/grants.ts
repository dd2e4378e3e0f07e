// KMS grants: allow only, one grantee, some operations (KMS Developer Guide: grants in KMS).
import type { KmsGrant } from '../../src/model/policy-set.ts';
import { gradeOfAws } from './principal.ts';
import type { Question } from './question.ts';

const CONTEXT_PREFIX = 'kms:encryptioncontext:';

/** Whether some grant names the caller itself (`direct`), or its account (`account`). */
export function hasGrant(to: 'direct' | 'account', question: Question): boolean {
  if (question.service !== 'kms') return false;
  return (question.policies.grants ?? []).some((grant) => granteeIs(to, grant.granteePrincipal, question) && covers(grant, question));
}

/** A grant to a role is as good as one to its session. Nobody but the account itself is meant by its root ARN. */
function granteeIs(to: 'direct' | 'account', grantee: string, question: Question): boolean {
  const grade = grantee.startsWith('arn:') ? gradeOfAws(grantee, question) : undefined;
  return grade === to || (to === 'direct' && grade === 'roleOfSession');
}

function covers(grant: KmsGrant, { operation, request: { context } }: Question): boolean {
  if (!grant.operations.some((one) => one.toLowerCase() === operation)) return false;
  const carries = ([key, value]: readonly [string, string]): boolean => context.get(CONTEXT_PREFIX + key.toLowerCase()) === value;
  const { encryptionContextEquals: equals, encryptionContextSubset: subset } = grant.constraints ?? {};
  if (subset !== undefined && ![...subset].every(carries)) return false;
  if (equals === undefined) return true;
  const wanted = new Set([...equals.keys()].map((key) => CONTEXT_PREFIX + key.toLowerCase()));
  return [...equals].every(carries) && [...context.keys()].every((key) => !key.startsWith(CONTEXT_PREFIX) || wanted.has(key));
}
