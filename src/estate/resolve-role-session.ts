// Finds the role behind a session, and the policies that it carries.
import type { AccountId } from '../model/account.ts';
import type { Principal } from '../model/principal.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { type Lookup, rolePolicies } from './carried-policies.ts';
import { missingAccount, missingRolePolicies } from './describe-missing.ts';
import type { EstateRole } from './estate.ts';
import type { PrincipalForm } from './principal-form.ts';
import { type QueryError, queryError } from './query-error.ts';
import type { SessionQuery } from './request-query.ts';
import type { ResolvedCaller } from './resolved-caller.ts';
import { sessionFacts } from './session-facts.ts';
import { effectiveTags, sessionPolicies } from './session-policies.ts';
import { unknownPrincipal } from './unknown-principal.ts';

/** The name of a session that the request does not name. */
const SESSION_NAME = 'session';
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** A role's ARN stands for a session of it. An assumed-role ARN has no path: it finds the role by its name. */
export function resolveRoleSession(
  lookup: Lookup,
  form: PrincipalForm & { kind: 'role' | 'assumedRole' },
  session: SessionQuery,
): Result<ResolvedCaller, QueryError> {
  if (form.kind === 'assumedRole' && session.name !== undefined && session.name !== form.session) {
    const message = `the session is called ${quoteInput(form.session)} in the principal and ${quoteInput(session.name)} in \`session.name\``;
    return fail(queryError('session', 'two-session-names', message, 'keep one'));
  }
  const sessionName = (form.kind === 'assumedRole' ? form.session : session.name) ?? SESSION_NAME;
  const arn = form.kind === 'role' ? form.arn : `arn:${form.partition}:iam::${form.account}:role/${form.name}`;
  const account = lookup.estate.accounts.get(form.account);
  const role = account?.roles.get(form.name);
  if (role !== undefined && (form.kind === 'assumedRole' || role.arn === arn)) {
    if (role.policiesKnown === false) lookup.missing.push(missingRolePolicies(role.arn, form.account));
    return ok({ ...sessionOf(lookup, form.account, role, sessionName, session), ...rolePolicies(lookup, role) });
  }
  if (account?.iamKnown === true) return fail(unknownPrincipal(form.account, 'role', arn, account.roles));
  lookup.missing.push(missingAccount(form.account, `role ${form.name}`));
  const unknown = { arn, tags: NO_TAGS, serviceLinked: arn.includes(':role/aws-service-role/') };
  return ok({ ...sessionOf(lookup, form.account, unknown, sessionName, session), identity: [] });
}

function sessionOf(
  lookup: Lookup,
  account: AccountId,
  role: Pick<EstateRole, 'arn' | 'tags' | 'serviceLinked' | 'id'>,
  sessionName: string,
  session: SessionQuery,
): Omit<ResolvedCaller, 'identity' | 'boundary'> {
  const { transitiveTagKeys, federatedProvider } = session;
  const principal: Principal = {
    kind: 'roleSession',
    role: role.arn,
    account,
    ...(role.id !== undefined && { roleId: role.id }),
    sessionName,
    tags: effectiveTags(role.tags, session.tags),
    ...(transitiveTagKeys !== undefined && { transitiveTagKeys }),
    ...sessionFacts(session),
    ...(role.serviceLinked && { serviceLinked: true }),
    ...(federatedProvider !== undefined && { federatedProvider }),
  };
  return { principal, account, ...sessionPolicies(lookup, session, role.arn) };
}
