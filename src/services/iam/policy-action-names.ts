// The form of actions and condition keys in a policy that is saved, in IAM's words. Whether an action exists is not asked.
import type { Policy } from '../../policy/ast.ts';
import { malformedPolicy } from './errors.ts';

/** Throws MalformedPolicyDocument for the first action that is not `vendor:name`. */
export function checkActionNames(policy: Policy): void {
  for (const { action } of policy.statements) for (const { value } of action.patterns) checkAction(value);
}

function checkAction(action: string): void {
  if (action === '*') return;
  const parts = action.split(':');
  if (parts.length < 2) throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  if (parts.length > 2) throw malformedPolicy('Actions/Condition can contain only one colon.');
  const vendor = parts[0] ?? '';
  if (!/^[A-Za-z0-9-]+$/.test(vendor)) throw malformedPolicy(`Vendor ${vendor} is not valid`);
}
