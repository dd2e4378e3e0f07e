// GetAccessKeyLastUsed.
import { accessDenied } from '../../errors.ts';
import { rootArn } from '../../arns.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { userById } from '../../principal-rows.ts';
import { ACCESS_KEYS } from '../../state.ts';
import { demand, taggedResource } from '../../targets.ts';
import { lastUseOfKey } from '../../usage-log.ts';

export const getAccessKeyLastUsed: IamOperation<'GetAccessKeyLastUsed'> = {
  // A key that is not there, or not the account's, is answered like one that the caller may not ask about.
  authorize: ({ AccessKeyId }, cx) => {
    const key = cx.state.get(ACCESS_KEYS, AccessKeyId);
    const user = key?.userId === undefined ? undefined : userById(cx.state, key.userId);
    if (key === undefined || key.account !== cx.account) {
      throw accessDenied(
        `User: ${cx.caller.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${AccessKeyId}`,
      );
    }
    return [demand('GetAccessKeyLastUsed', taggedResource(user?.arn ?? rootArn(cx), user?.tags))];
  },
  handle: (_permit, { AccessKeyId }, cx) => {
    const userId = cx.state.get(ACCESS_KEYS, AccessKeyId)?.userId;
    const user = userId === undefined ? undefined : userById(cx.state, userId);
    const use = lastUseOfKey(AccessKeyId);
    return {
      ...(user !== undefined && { UserName: user.name }),
      AccessKeyLastUsed: {
        ...(use !== undefined && { LastUsedDate: new Date(use.at) }),
        ServiceName: use?.action.split(':')[0] ?? 'N/A',
        Region: use?.region ?? 'N/A',
      },
    };
  },
};
