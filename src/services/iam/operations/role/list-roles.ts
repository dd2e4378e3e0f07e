// ListRoles.
import { iamArn } from '../../arns.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageOfRows } from '../../paging.ts';
import { roleListing } from '../../role-view.ts';
import { ROLES } from '../../state.ts';
import { demand } from '../../targets.ts';

export const listRoles: IamOperation<'ListRoles'> = {
  authorize: ({ PathPrefix }, cx) => [demand('ListRoles', { arn: iamArn(cx, 'role', '', PathPrefix ?? '/') })],
  handle: (_permit, input, cx) => {
    const prefix = input.PathPrefix ?? '/';
    const { items, rest } = pageOfRows(cx.state, ROLES, cx.account, input, ({ path }) => path.startsWith(prefix));
    return { Roles: items.map((row) => roleListing(row, cx)), ...rest };
  },
};
