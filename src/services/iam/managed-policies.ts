// Managed policies by ARN, whoever owns them.
import type { StateReader } from '../../cloud/state/table.ts';
import { parseArn } from '../../model/arn.ts';
import type { AccountId } from '../../model/account.ts';
import { findAwsManagedPolicy, isAwsManaged } from './aws-managed-policies.ts';
import { invalidInput, noSuchEntity } from './errors.ts';
import { type ManagedPolicyRow, nameKey, POLICIES, type PolicyVersionRow } from './state.ts';

/** The policy of an account that has this ARN, its path included; undefined if there is none. */
export function findCustomerPolicy(state: StateReader, arn: string): ManagedPolicyRow | undefined {
  const parsed = parseArn(arn);
  if (parsed === undefined || !parsed.resource.startsWith('policy/')) return undefined;
  const row = state.get(POLICIES, nameKey(parsed.account, parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1)));
  return row?.arn === arn ? row : undefined;
}

export function defaultVersion(row: ManagedPolicyRow): PolicyVersionRow {
  const version = row.versions.find(({ id }) => id === row.defaultVersion);
  if (version === undefined) throw new Error(`the policy ${row.arn} has no version ${row.defaultVersion}`);
  return version;
}

/** Whether a principal of the account may carry it: AWS's policies and the account's own. */
function isAttachable(state: StateReader, arn: string, account: AccountId): boolean {
  return isAwsManaged(arn) ? findAwsManagedPolicy(arn) !== undefined : findCustomerPolicy(state, arn)?.account === account;
}

const POLICY_ARN = /^arn:[\w-]+:iam::(?:\d{12}|aws):policy\/.+$/;

/** Throws InvalidInput for what is not the ARN of a policy. */
export function checkPolicyArn(arn: string): void {
  if (!POLICY_ARN.test(arn)) throw invalidInput(`ARN ${arn} is not valid.`);
}

/** Throws as AttachRolePolicy and its like do for a policy that cannot be attached. */
export function checkAttachable(state: StateReader, arn: string, account: AccountId): void {
  checkPolicyArn(arn);
  if (!isAttachable(state, arn, account)) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
}

/** Throws as CreateRole, PutRolePermissionsBoundary and their like do for a policy that cannot be a boundary. */
export function checkBoundary(state: StateReader, arn: string, account: AccountId): void {
  checkPolicyArn(arn);
  if (!isAttachable(state, arn, account)) throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
}
