// DecodeAuthorizationMessage: the details of a denial that its error carries sealed.
import type { DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { ServiceError } from '../../../cloud/service-error.ts';

export const decodeAuthorizationMessage: Operation<
  'DecodeAuthorizationMessage',
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse
> = {
  authorize: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: { arn: '*' } }],
  handle: (_permit, { EncodedMessage }, { seal }) => {
    const message = seal.open(EncodedMessage);
    if (message === undefined) throw new ServiceError('InvalidAuthorizationMessageException', 400, 'Encoded message is invalid');
    return { DecodedMessage: message };
  },
};
