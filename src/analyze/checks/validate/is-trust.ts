// Whether a statement is one of a role trust policy.
import type { DraftStatement } from './draft/draft.ts';
import type { Validation } from './validation.ts';

/** Told by the resource type; without one, statements that speak of AWS STS alone are taken for such. */
export function isTrust({ kind, resourceType }: Validation, { actions }: DraftStatement): boolean {
  if (resourceType !== undefined || kind !== 'RESOURCE_POLICY') return resourceType === 'AWS::IAM::AssumeRolePolicyDocument';
  const patterns = actions.flatMap((element) => element.values);
  return patterns.length > 0 && patterns.every(({ text }) => text.toLowerCase().startsWith('sts:'));
}
