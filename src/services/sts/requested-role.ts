// The role that a call asks for, whether it exists or not.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { DemandResource } from '../../cloud/demand.ts';
import type { RoleView } from '../../cloud/identities.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { validationError } from './validation-error.ts';

export interface RequestedRole {
  readonly arn: string;
  readonly account: AccountId;
  /** Absent: there is no such role, which the caller is not told. */
  readonly role?: RoleView;
}

/** Throws `ValidationError` for what is no ARN: recorded from AWS. */
export function requestedRole(cx: AuthorizeContext, text: string): RequestedRole {
  const arn = parseArn(text);
  if (arn === undefined || arn.partition === '' || arn.service === '' || arn.resource === '') throw validationError(`${text} is invalid`);
  const role = cx.identities.role?.(cx.state, text);
  return { arn: text, account: arn.account, ...(role !== undefined && { role }) };
}

/**
 * The role as conditions of its trust policy see it. Session tags that the caller must pass on stand in the place of the role's own.
 * Source: IAM User Guide, Pass session tags in AWS STS, "Chaining roles with session tags".
 */
export function roleResource({ arn, account, role }: RequestedRole, inherited: Readonly<Record<string, string>>): DemandResource {
  const owner = /^\d{12}$/.test(account) ? { owner: account } : {};
  if (role === undefined) return { arn, ...owner };
  const overridden = new Set(Object.keys(inherited).map((key) => key.toLowerCase()));
  const own = Object.entries(role.tags).filter(([key]) => !overridden.has(key.toLowerCase()));
  const tags = overridden.size === 0 ? role.tags : Object.fromEntries([...own, ...Object.entries(inherited)]);
  return { arn, ...owner, tags, policy: role.trust };
}
