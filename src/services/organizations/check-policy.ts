// Whether the content of a policy is what its type demands.
import type { PolicyType } from '../../model/policy-set.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { validatePolicy } from '../../policy/validate-policy.ts';
import { failure, violation } from './errors.ts';
import { POLICY_KINDS, RCP, SCP } from './policy-kinds.ts';

const GRAMMARS: ReadonlyMap<string, PolicyType> = new Map<string, PolicyType>([
  [SCP, 'scp'],
  [RCP, 'rcp'],
]);

/** Throws `MalformedPolicyDocumentException`, and `ConstraintViolationException` for what is too long. */
export function checkPolicyContent(type: string, content: string): void {
  const limit = POLICY_KINDS.get(type)?.maxLength ?? 0;
  const grammar = GRAMMARS.get(type);
  if (grammar === undefined ? !isObject(content) : !isControlPolicy(content, grammar)) {
    throw failure('MalformedPolicyDocument', 'The provided policy document does not meet the requirements of the specified policy type.');
  }
  if (content.length > limit) throw violation('POLICY_CONTENT_LIMIT_EXCEEDED', 'You have exceeded the maximum policy size.');
}

function isControlPolicy(text: string, type: PolicyType): boolean {
  const { policy } = parsePolicyText({ name: 'policy', text });
  return policy !== undefined && validatePolicy(policy, type).every(({ severity }) => severity !== 'error');
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
