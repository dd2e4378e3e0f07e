// Finds the user behind a federated-user session, whose policies the session's are cut from.
import type { Principal } from '../model/principal.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Lookup } from './carried-policies.ts';
import { type PrincipalForm, principalForm } from './principal-form.ts';
import { type QueryError, queryError } from './query-error.ts';
import type { SessionQuery } from './request-query.ts';
import { findUser } from './resolve-user.ts';
import type { ResolvedCaller } from './resolved-caller.ts';
import { sessionFacts } from './session-facts.ts';
import { effectiveTags, sessionPolicies } from './session-policies.ts';

const NO_TAGS: ReadonlyMap<string, string> = new Map();

export function resolveFederatedUser(
  lookup: Lookup,
  form: PrincipalForm & { kind: 'federatedUser' },
  session: SessionQuery,
): Result<ResolvedCaller, QueryError> {
  const { account, partition, name } = form;
  const maker = makerOf(session.parent);
  if (maker === undefined || maker.account !== account) {
    const message = 'a federated-user session is made by a user, or the root user, of its account';
    const hint = `give \`session.parent\`, such as \`arn:${partition}:iam::${account}:user/NAME\``;
    return fail(queryError('session', 'parent-missing', message, hint));
  }
  const found = maker.kind === 'root' ? ok(undefined) : findUser(lookup, account, maker.name, maker.arn);
  if (!found.ok) return found;
  const principal: Principal = {
    kind: 'federatedUser',
    account,
    partition,
    name,
    parent: maker.kind === 'user' ? maker.arn : `arn:${partition}:iam::${account}:root`,
    tags: effectiveTags(found.value?.user.tags ?? NO_TAGS, session.tags),
    ...sessionFacts(session),
  };
  const carrier = `arn:${partition}:sts::${account}:federated-user/${name}`;
  const policies = found.value?.policies ?? { identity: [] };
  return ok({ principal, account, ...policies, ...sessionPolicies(lookup, session, carrier) });
}

function makerOf(parent: string | undefined): (PrincipalForm & { kind: 'user' | 'root' }) | undefined {
  const form = parent === undefined ? undefined : principalForm(parent, '');
  if (form === undefined || !form.ok) return undefined;
  return form.value.kind === 'user' || form.value.kind === 'root' ? form.value : undefined;
}
