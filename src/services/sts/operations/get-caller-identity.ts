// GetCallerIdentity: who the credentials belong to.
import type { GetCallerIdentityResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';

export const getCallerIdentity: Operation<'GetCallerIdentity', Record<string, never>, GetCallerIdentityResponse> = {
  authorize: () => [{ action: 'sts:GetCallerIdentity', resource: { arn: '*' } }],
  handle: (_permit, _input, { caller, account }) => ({ UserId: caller.userId, Account: account, Arn: caller.arn }),
};
