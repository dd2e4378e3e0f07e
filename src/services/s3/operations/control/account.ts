// The account that a request to S3 Control is for: the caller's own, stated in a header.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { AccountId } from '../../../../model/account.ts';
import { accessDenied } from '../../errors.ts';

/** Errors: InvalidRequest, AccessDenied for accounts of others. */
export function accountOf(stated: string | undefined, cx: AuthorizeContext): AccountId {
  if (stated === undefined || !/^\d{12}$/.test(stated)) {
    throw new ServiceError('InvalidRequest', 400, 'Missing or invalid required header for this request: x-amz-account-id');
  }
  if (stated !== cx.account) throw accessDenied();
  return stated;
}
