// Whether a policy is the customer's to edit.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';

/** AWS's own managed policies cannot be edited; everything else can. */
export function isEditable({ description: { arn } }: CompiledPolicy): boolean {
  return arn === undefined || !/^arn:[^:]*:(iam|organizations)::aws:/.test(arn);
}
