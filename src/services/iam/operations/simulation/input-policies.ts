// Policies that a simulation is given as text.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { type CompiledPolicy, compilePolicy } from '../../../../evaluate/compile-policy.ts';
import type { PolicyType } from '../../../../model/policy-set.ts';
import { parsePolicyText } from '../../../../policy/parse-policy.ts';
import { invalidInput } from '../../errors.ts';
import { parseIdentityPolicy } from '../../policy-document.ts';

/** Named `PolicyInputList.1` and so on after the member. Throws InvalidInput for the first that IAM would not save. */
export function inputPolicies(member: string, texts: readonly string[] | undefined, type: PolicyType): readonly CompiledPolicy[] {
  return (texts ?? []).map((text, index) => inputPolicy(`${member}.${index + 1}`, text, type));
}

/** One policy, which may name principals if its type has them. */
export function inputPolicy(name: string, text: string, type: PolicyType): CompiledPolicy {
  if (type === 'identity' || type === 'boundary') checkIdentityPolicy(name, text);
  const { policy } = parsePolicyText({ name, text });
  if (policy === undefined) throw invalidInput(`Invalid Input ${name}: Syntax errors in policy.`);
  return compilePolicy(policy, { type, name });
}

function checkIdentityPolicy(name: string, text: string): void {
  try {
    parseIdentityPolicy(text);
  } catch (error) {
    if (error instanceof ServiceError) throw invalidInput(`Invalid Input ${name}: ${error.message}`);
    throw error;
  }
}
