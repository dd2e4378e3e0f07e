// CreateUser.
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { iamArn } from '../../arns.ts';
import { setBoundary } from '../../carried-policies.ts';
import { checkQuota } from '../../check-quota.ts';
import { entityAlreadyExists } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPath } from '../../names.ts';
import { QUOTAS } from '../../quotas.ts';
import { IDENTITIES, nameKey, USERS, type UserRow } from '../../state.ts';
import { checkedTags, requestTagContext } from '../../tags.ts';
import { boundaryContext, demand } from '../../targets.ts';
import { findUser, shownUser } from '../../users.ts';

export const createUser: IamOperation<'CreateUser'> = {
  authorize: ({ UserName, Path, PermissionsBoundary, Tags }, cx) => {
    checkName('userName', UserName);
    checkPath(Path);
    const context = [...requestTagContext(Tags), ...boundaryContext(PermissionsBoundary)];
    return [demand('CreateUser', { arn: iamArn(cx, 'user', UserName, Path) }, context)];
  },
  handle: (_permit, { UserName, Path = '/', PermissionsBoundary, Tags }, cx) => {
    const tags = checkedTags(Tags);
    if (findUser(cx, UserName) !== undefined) throw entityAlreadyExists(`User with name ${UserName} already exists.`);
    checkQuota(cx.state, USERS, cx.account, 'UsersPerAccount', QUOTAS.usersPerAccount);
    const row: UserRow = {
      kind: 'user',
      account: cx.account,
      name: UserName,
      path: Path,
      arn: iamArn(cx, 'user', UserName, Path),
      id: mintUniqueId('AIDA', cx.random),
      createdAt: cx.now,
      inlinePolicies: [],
      attachedPolicies: [],
      tags,
      groups: [],
    };
    cx.state.put(USERS, nameKey(cx.account, UserName), row);
    cx.state.put(IDENTITIES, row.id, { kind: 'user', account: cx.account, name: UserName });
    const bounded = PermissionsBoundary === undefined ? row : setBoundary(cx.state, row, PermissionsBoundary);
    return { User: shownUser(bounded) };
  },
};
