// CreateGroup.
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { iamArn } from '../../arns.ts';
import { checkQuota } from '../../check-quota.ts';
import { entityAlreadyExists } from '../../errors.ts';
import { findGroup, shownGroup } from '../../groups.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPath } from '../../names.ts';
import { QUOTAS } from '../../quotas.ts';
import { GROUPS, type GroupRow, IDENTITIES, nameKey } from '../../state.ts';
import { demand } from '../../targets.ts';

export const createGroup: IamOperation<'CreateGroup'> = {
  authorize: ({ GroupName, Path }, cx) => {
    checkName('groupName', GroupName);
    checkPath(Path);
    return [demand('CreateGroup', { arn: iamArn(cx, 'group', GroupName, Path) })];
  },
  handle: (_permit, { GroupName, Path = '/' }, cx) => {
    if (findGroup(cx, GroupName) !== undefined) throw entityAlreadyExists(`Group with name ${GroupName} already exists.`);
    checkQuota(cx.state, GROUPS, cx.account, 'GroupsPerAccount', QUOTAS.groupsPerAccount);
    const row: GroupRow = {
      kind: 'group',
      account: cx.account,
      name: GroupName,
      path: Path,
      arn: iamArn(cx, 'group', GroupName, Path),
      id: mintUniqueId('AGPA', cx.random),
      createdAt: cx.now,
      inlinePolicies: [],
      attachedPolicies: [],
    };
    cx.state.put(GROUPS, nameKey(cx.account, GroupName), row);
    cx.state.put(IDENTITIES, row.id, { kind: 'group', account: cx.account, name: GroupName });
    return { Group: shownGroup(row) };
  },
};
