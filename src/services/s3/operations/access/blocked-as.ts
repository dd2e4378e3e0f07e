// The denial that Block Public Access gives to those who would make something public.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';
import type { AccountId } from '../../../../model/account.ts';
import { accessDenied } from '../../errors.ts';

export interface Blocked {
  readonly action: string;
  readonly resource: string;
  readonly owner: AccountId;
}

/** The reason is given within an account and within an organization only. */
export function blockedAs(cx: AuthorizeContext, { action, resource, owner }: Blocked, what: string, setting: string): ServiceError {
  if (!isAcquainted(cx, owner)) return accessDenied();
  return accessDenied(
    `User: ${cx.caller.arn} is not authorized to perform: ${action} on resource: "${resource}" because ${what} are prevented by the ${setting} setting in S3 Block Public Access`,
  );
}

function isAcquainted({ caller, organization, state }: AuthorizeContext, owner: AccountId): boolean {
  if (caller.account === undefined) return false;
  if (caller.account === owner) return true;
  const own = organization.facts(state, caller.account).organization?.id;
  return own !== undefined && own === organization.facts(state, owner).organization?.id;
}
