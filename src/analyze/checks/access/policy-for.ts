// A resource policy as it is for one caller: the statements that name it, without principals, and what its requests carry.
import { nameMatches } from '../../../catalog/name-pattern.ts';
import { compilePrincipal } from '../../../evaluate/principal-match.ts';
import type { Query } from '../../../evaluate/query.ts';
import type { Policy, PrincipalElement, PrincipalEntry, Statement } from '../../../policy/ast.ts';
import type { AskedCaller } from './asked-callers.ts';
import { keyDenials } from './key-denials.ts';
import { openPrincipals } from './open-principals.ts';

/** `binding`: with denials of all requests that this caller does not make. Without a caller: the policy as it is. */
export function policyFor(policy: Policy, caller: AskedCaller | undefined, binding = false): Policy {
  if (caller === undefined) return policy;
  const statements = openPrincipals(policy).statements.flatMap(({ principal, ...statement }): readonly Statement[] =>
    principal !== undefined && isNamed(principal, statement.effect, caller.query) ? [statement] : [],
  );
  return { ...policy, statements: binding ? [...statements, ...keyDenials(caller.keys, policy)] : statements };
}

function isNamed(principal: PrincipalElement, effect: Statement['effect'], query: Query): boolean {
  if (compilePrincipal(principal, effect)(query) !== 0) return true;
  return !principal.negated && principal.entries.some((entry) => fitsPattern(entry, query));
}

/** Services and providers written with wildcards, which reference policies may have. */
function fitsPattern({ type, value }: PrincipalEntry, { caller }: Query): boolean {
  const name = type === 'Federated' ? caller.provider : type === 'Service' ? caller.service : undefined;
  return name !== undefined && /[*?]/.test(value.value) && nameMatches(value.value, name);
}
