// UpdateUser: another name, another path; the unique id, and with it all that belongs to the user, stays.
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPath } from '../../names.ts';
import { IDENTITIES, nameKey, USERS } from '../../state.ts';
import { existingUser, findUser, userDemand } from '../../users.ts';

export const updateUser: IamOperation<'UpdateUser'> = {
  // IAM User Guide, "Renaming an IAM user": permission is needed on the old name and on the new one.
  authorize: ({ UserName, NewUserName, NewPath }, cx) => {
    if (NewUserName !== undefined) checkName('newUserName', NewUserName);
    checkPath(NewPath);
    const onOld = userDemand(cx, 'UpdateUser', UserName);
    const row = findUser(cx, UserName);
    const arn = iamArn(cx, 'user', NewUserName ?? row?.name ?? UserName, NewPath ?? row?.path);
    return arn === onOld.resource.arn ? [onOld] : [onOld, { ...onOld, resource: { ...onOld.resource, arn } }];
  },
  handle: (_permit, { UserName, NewUserName, NewPath }, cx) => {
    const row = existingUser(cx, UserName);
    const name = NewUserName ?? row.name;
    const path = NewPath ?? row.path;
    const holder = findUser(cx, name);
    if (holder !== undefined && holder.id !== row.id) throw entityAlreadyExists(`User with name ${name} already exists.`);
    cx.state.delete(USERS, nameKey(cx.account, row.name));
    cx.state.put(USERS, nameKey(cx.account, name), { ...row, name, path, arn: iamArn(cx, 'user', name, path) });
    cx.state.put(IDENTITIES, row.id, { kind: 'user', account: cx.account, name });
  },
};
