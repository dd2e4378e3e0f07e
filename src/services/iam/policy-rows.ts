// Customer managed policies in the state: looking up, and how many carry them.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import { keyOf } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { isAwsManaged } from './aws-managed-policies.ts';
import { accessDenied, noSuchEntity } from './errors.ts';
import { checkPolicyArn, findCustomerPolicy } from './managed-policies.ts';
import { ATTACHMENTS, type AttachmentRow, type ManagedPolicyRow, nameKey } from './state.ts';

/** The account's own policy of this ARN. Throws InvalidInput and NoSuchEntity. */
export function getPolicyRow(cx: Pick<AuthorizeContext, 'state' | 'account'>, arn: string, missing = 'was not found.'): ManagedPolicyRow {
  checkPolicyArn(arn);
  const row = findCustomerPolicy(cx.state, arn);
  if (row === undefined || row.account !== cx.account) throw noSuchEntity(`Policy ${arn} ${missing}`);
  return row;
}

/** The same to change it, which nobody may with a policy of AWS. */
export function getOwnPolicyRow(cx: Pick<AuthorizeContext, 'state' | 'account'>, arn: string, missing?: string): ManagedPolicyRow {
  if (isAwsManaged(arn)) throw accessDenied(`Policy ${arn} is owned by AWS and cannot be changed.`);
  return getPolicyRow(cx, arn, missing);
}

/** Who of the account carries the policy, or has it as boundary. */
export function* attachmentsOf(
  state: StateReader,
  account: AccountId,
  arn: string,
  use?: AttachmentRow['use'],
): IterableIterator<AttachmentRow> {
  const prefix = use === undefined ? keyOf(account, arn, '') : keyOf(account, arn, use, '');
  for (const [, row] of state.scan(ATTACHMENTS, prefix)) yield row;
}

export function countAttachments(state: StateReader, account: AccountId, arn: string, use: AttachmentRow['use']): number {
  let count = 0;
  for (const _row of attachmentsOf(state, account, arn, use)) count += 1;
  return count;
}

export function policyKey(row: Pick<ManagedPolicyRow, 'account' | 'name'>): string {
  return nameKey(row.account, row.name);
}
