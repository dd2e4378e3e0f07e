// GetAccessKeyInfo: the account that an access key id carries.
import { accountOfAccessKeyId } from '../../../cloud/credential/access-key-id.ts';
import type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { validationError } from '../validation-error.ts';

export const getAccessKeyInfo: Operation<'GetAccessKeyInfo', GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> = {
  authorize: () => [{ action: 'sts:GetAccessKeyInfo', resource: { arn: '*' } }],
  handle: (_permit, { AccessKeyId }, { identities, state }) => {
    const account = identities.accessKey(state, AccessKeyId)?.account ?? accountOfAccessKeyId(AccessKeyId);
    if (account === undefined) throw validationError('Access key ID is invalid');
    return { Account: account };
  },
};
