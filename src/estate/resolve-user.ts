// Finds a user, and the policies that it and its groups carry.
import type { AccountId } from '../model/account.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type CarriedPolicies, type Lookup, userPolicies } from './carried-policies.ts';
import { missingAccount } from './describe-missing.ts';
import type { EstateUser } from './estate.ts';
import type { PrincipalForm } from './principal-form.ts';
import type { QueryError } from './query-error.ts';
import type { SessionQuery } from './request-query.ts';
import type { ResolvedCaller } from './resolved-caller.ts';
import { sessionFacts } from './session-facts.ts';
import { unknownPrincipal } from './unknown-principal.ts';

export interface FoundUser {
  readonly user: EstateUser;
  readonly policies: CarriedPolicies;
}

export function resolveUser(
  lookup: Lookup,
  form: PrincipalForm & { kind: 'user' },
  session: SessionQuery,
): Result<ResolvedCaller, QueryError> {
  const { account, name, arn } = form;
  const found = findUser(lookup, account, name, arn);
  if (!found.ok) return found;
  const facts = sessionFacts(session);
  if (found.value === undefined) return ok({ principal: { kind: 'user', arn, account, ...facts }, account, identity: [] });
  const { user, policies } = found.value;
  const id = user.id === undefined ? {} : { id: user.id };
  return ok({ principal: { kind: 'user', arn, account, ...id, tags: user.tags, ...facts }, account, ...policies });
}

/** Undefined, and noted as missing, in an account whose principals are not known. */
export function findUser(lookup: Lookup, account: AccountId, name: string, arn: string): Result<FoundUser | undefined, QueryError> {
  const known = lookup.estate.accounts.get(account);
  const user = known?.users.get(name);
  if (known !== undefined && user?.arn === arn) return ok({ user, policies: userPolicies(lookup, known, user) });
  if (known?.iamKnown === true) return fail(unknownPrincipal(account, 'user', arn, known.users));
  lookup.missing.push(missingAccount(account, `user ${name}`));
  return ok(undefined);
}
