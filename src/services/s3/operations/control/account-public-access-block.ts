// Block Public Access of accounts.
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { accountPublicAccessBlocks } from '../../state.ts';
import { publicAccessBlockShape, readPublicAccessBlock } from '../access/public-access-block.ts';
import { requestKeys } from '../target/request-keys.ts';
import { accountOf } from './account.ts';
import type { ControlOperation } from './control-operation.ts';

function demands(cx: AuthorizeContext, stated: string | undefined, action: string): readonly Demand[] {
  const account = accountOf(stated, cx);
  return [{ action, resource: { arn: '*' }, context: [...requestKeys(cx.request, cx.now), ['s3:resourceaccount', account]] }];
}

export const getAccountBlock: ControlOperation<'GetPublicAccessBlock'> = {
  trail: { eventName: 'GetAccountPublicAccessBlock' },
  authorize: (input, cx) => demands(cx, input.AccountId, 's3:GetAccountPublicAccessBlock'),
  handle: (_permit, input, cx) => {
    const account = accountOf(input.AccountId, cx);
    const block = cx.state.get(accountPublicAccessBlocks, account);
    if (block === undefined) {
      const message = 'The public access block configuration was not found';
      throw new ServiceError('NoSuchPublicAccessBlockConfiguration', 404, message, { members: { AccountId: account } });
    }
    return { PublicAccessBlockConfiguration: publicAccessBlockShape(block) };
  },
};

export const putAccountBlock: ControlOperation<'PutPublicAccessBlock'> = {
  trail: { eventName: 'PutAccountPublicAccessBlock' },
  authorize: (input, cx) => demands(cx, input.AccountId, 's3:PutAccountPublicAccessBlock'),
  handle: (_permit, input, cx) => {
    cx.state.put(accountPublicAccessBlocks, accountOf(input.AccountId, cx), readPublicAccessBlock(input.PublicAccessBlockConfiguration));
    return undefined;
  },
};

export const deleteAccountBlock: ControlOperation<'DeletePublicAccessBlock'> = {
  trail: { eventName: 'DeleteAccountPublicAccessBlock' },
  authorize: (input, cx) => demands(cx, input.AccountId, 's3:PutAccountPublicAccessBlock'),
  handle: (_permit, input, cx) => {
    cx.state.delete(accountPublicAccessBlocks, accountOf(input.AccountId, cx));
    return undefined;
  },
};
