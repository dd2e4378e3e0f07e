// What an account has from the beginning: its first day, and the role that its organization's management account may assume.
import type { AccountContext, NewAccount } from '../../cloud/service.ts';
import { rootArn } from './arns.ts';
import { attachPolicy } from './carried-policies.ts';
import { createRoleRow } from './role-rows.ts';
import { ACCOUNT_SETTINGS } from './state.ts';

/** Source: AWS Organizations User Guide, Accessing member accounts: role `OrganizationAccountAccessRole`. */
export function prepareAccount({ id, accessRoleName, managementAccount }: NewAccount, cx: AccountContext): void {
  cx.state.put(ACCOUNT_SETTINGS, id, { createdAt: cx.now });
  if (accessRoleName === undefined) return;
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: rootArn({ partition: cx.partition, account: managementAccount }) }, Action: 'sts:AssumeRole' },
    ],
  };
  const row = createRoleRow(
    { ...cx, account: id },
    { name: accessRoleName, path: '/', trust: { text: JSON.stringify(trust), principals: [] } },
  );
  attachPolicy(cx.state, row, `arn:${cx.partition}:iam::aws:policy/AdministratorAccess`);
}
