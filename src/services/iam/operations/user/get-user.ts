// GetUser and ListUsers.
import type { User } from '../../../../cloud/model/generated/iam.ts';
import { iamArn, rootArn } from '../../arns.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkPathPrefix } from '../../names.ts';
import { pageOfRows } from '../../paging.ts';
import { ACCOUNT_SETTINGS, USERS } from '../../state.ts';
import { demand } from '../../targets.ts';
import { listedUser, ownerFor, shownUser, userDemand } from '../../users.ts';

export const getUser: IamOperation<'GetUser'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'GetUser', UserName)],
  handle: (_permit, { UserName }, cx) => {
    const owner = ownerFor(cx, UserName);
    if (owner.kind === 'user') return { User: shownUser(owner.row) };
    const settings = cx.state.get(ACCOUNT_SETTINGS, cx.account);
    const root: Omit<User, 'Path' | 'UserName'> = {
      ...(settings?.alias === undefined ? {} : { UserName: settings.alias }),
      UserId: cx.account,
      Arn: rootArn(cx),
      CreateDate: new Date(settings?.createdAt ?? 0),
    };
    // The root user has no path, and no name but the account's alias.
    return { User: root as User };
  },
};

export const listUsers: IamOperation<'ListUsers'> = {
  authorize: ({ PathPrefix }, cx) => {
    checkPathPrefix(PathPrefix);
    return [demand('ListUsers', { arn: iamArn(cx, 'user', '', PathPrefix) })];
  },
  handle: (_permit, input, cx) => {
    const { PathPrefix = '/' } = input;
    const page = pageOfRows(cx.state, USERS, cx.account, input, ({ path }) => path.startsWith(PathPrefix));
    return { Users: page.items.map(listedUser), ...page.rest };
  },
};
