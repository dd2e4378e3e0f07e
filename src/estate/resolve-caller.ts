// Finds out who calls: the principal, its account, and the policies that it carries.
import { fail, ok, type Result } from '../model/result.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { type Lookup, narrowingPolicy } from './carried-policies.ts';
import { type PrincipalForm, principalForm } from './principal-form.ts';
import { type QueryError, queryError } from './query-error.ts';
import type { RequestQuery, SessionQuery } from './request-query.ts';
import { resolveFederatedUser } from './resolve-federated-user.ts';
import { resolveRoleSession } from './resolve-role-session.ts';
import { resolveUser } from './resolve-user.ts';
import type { ResolvedCaller } from './resolved-caller.ts';
import { sessionFacts } from './session-facts.ts';
import { misplacedSessionField } from './session-fields.ts';

export function resolveCaller(lookup: Lookup, query: RequestQuery): Result<ResolvedCaller, QueryError> {
  const read = principalForm(query.principal, query.action);
  if (!read.ok) return read;
  const form = read.value;
  const session = query.session ?? {};
  const misplaced = misplacedSessionField(form.kind, session);
  if (misplaced !== undefined) {
    const message = `\`session.${misplaced}\` does not go with the principal ${quoteInput(query.principal)}`;
    return fail(queryError('session', 'misplaced-session', message, 'remove it, or name the session that it belongs to'));
  }
  switch (form.kind) {
    case 'anonymous':
      return ok({ principal: { kind: 'anonymous' }, identity: [] });
    case 'service':
      return ok({ principal: { kind: 'service', name: form.name }, identity: [] });
    case 'provider':
      return ok({ principal: { kind: 'federatedCaller', provider: form.provider }, identity: [] });
    case 'root':
    case 'assumedRoot':
      return resolveRoot(lookup, form, session);
    case 'user':
      return resolveUser(lookup, form, session);
    case 'role':
    case 'assumedRole':
      return resolveRoleSession(lookup, form, session);
    case 'federatedUser':
      return resolveFederatedUser(lookup, form, session);
  }
}

/** The root user, or with a task policy a session of AssumeRoot, which is held to it. */
function resolveRoot(
  lookup: Lookup,
  form: PrincipalForm & { kind: 'root' | 'assumedRoot' },
  session: SessionQuery,
): Result<ResolvedCaller, QueryError> {
  const { account } = form;
  const partition = form.partition ?? lookup.estate.accounts.get(account)?.partition ?? 'aws';
  const facts = sessionFacts(session);
  const { taskPolicyArn } = session;
  if (taskPolicyArn !== undefined) {
    const task = narrowingPolicy(lookup, taskPolicyArn, 'session', `arn:${partition}:iam::${account}:root`);
    return ok({ principal: { kind: 'assumedRoot', account, partition, taskPolicyArn, ...facts }, account, identity: [], session: [task] });
  }
  if (form.kind === 'root') return ok({ principal: { kind: 'root', account, partition, ...facts }, account, identity: [] });
  const hint = 'give `session.taskPolicyArn`, such as `arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy`';
  return fail(queryError('session', 'task-policy-missing', 'a session of AssumeRoot is held to a task policy', hint));
}
