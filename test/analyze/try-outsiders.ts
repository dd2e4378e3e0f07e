// Who outside of a zone is let in by a resource, found by trying requests one by one: nothing of the analysis is used.
import { findAction } from '../../src/catalog/action.ts';
import { actionResourceTypes } from '../../src/catalog/action-resource.ts';
import type { AccountFacts } from '../../src/model/account.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { resolveRequest } from '../../src/estate/resolve-request.ts';
import { type CompiledPolicy, compilePolicy } from '../../src/evaluate/compile-policy.ts';
import { decide } from '../../src/evaluate/decide.ts';
import { compilePolicySet } from '../../src/explain/compile-estate-policy.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import { serviceRules } from '../../src/services/service-rules-table.ts';
import type { DrawnResource } from './random-estate.ts';
import { FOREIGN, INSIDE, LONE, MEMBERS, OUTSIDE, STRANGER } from './random-estate.ts';

const FULL = fullAccess();
const CONTEXTS: readonly ReadonlyMap<string, string>[] = ['true', undefined].flatMap((secure) =>
  ['203.0.113.7', undefined].map(
    (address) =>
      new Map([...(secure ? [['aws:securetransport', secure] as const] : []), ...(address ? [['aws:sourceip', address] as const] : [])]),
  ),
);

export interface Inside {
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
}

/** One request from outside that is allowed by all but the caller's own side; undefined when none of those tried is. `withRcp`: RCPs count. */
export function outsiderLetIn(estate: Estate, resource: DrawnResource, inside: Inside, withRcp = false): string | undefined {
  const accounts = [...MEMBERS, FOREIGN, LONE, STRANGER].filter((id) => !inside.accounts.includes(id));
  const callers = [
    'anonymous',
    ...accounts.flatMap((id) => [
      `arn:aws:iam::${id}:root`,
      ...['role/r', 'role/z', 'user/u', 'user/z'].map((name) => `arn:aws:iam::${id}:${name}`),
    ]),
  ];
  if (resource.kind.kind === 'role') callers.push('cognito-identity.amazonaws.com', `arn:aws:iam::${MEMBERS[0]}:saml-provider/idp`);
  for (const principal of callers) {
    for (const action of [...resource.kind.actions, resource.kind.other]) {
      for (const arn of [resource.arn, ...resource.kind.parts.map((part) => resource.arn + part)]) {
        if (!actsOn(action, arn)) continue;
        for (const context of CONTEXTS) {
          if (
            isAllowed(
              estate,
              { principal, action, resource: arn, resourceAccount: resource.account, context },
              inside.organizations,
              withRcp,
            )
          ) {
            return `${principal} ${action} ${arn} ${JSON.stringify([...context])}`;
          }
        }
      }
    }
  }
  return undefined;
}

function isAllowed(
  estate: Estate,
  query: Parameters<typeof resolveRequest>[1],
  organizations: readonly string[],
  withRcp: boolean,
): boolean {
  const resolved = resolveRequest(bare(estate), query, () => undefined);
  if (!resolved.ok) return false;
  const policies = compilePolicySet(resolved.value.policies);
  if (!policies.ok) return false;
  const { scp: _scp, rcp, boundary: _boundary, session: _session, ...side } = policies.value;
  const set = { ...side, identity: [FULL], ...(withRcp && rcp && { rcp }) };
  const { request } = resolved.value;
  return callersOf(request.caller, organizations).some((caller) => {
    const { caller: _, ...rest } = request;
    return decide({ ...rest, ...(caller && { caller }) }, set, serviceRules).decision === 'allow';
  });
}

/** Of accounts outside nothing is believed: they may be in any organization but one that is inside. */
function callersOf(caller: AccountFacts | undefined, organizations: readonly string[]): readonly (AccountFacts | undefined)[] {
  if (caller === undefined) return [undefined];
  const places = [INSIDE, OUTSIDE].filter((id) => !organizations.includes(id));
  const placed = places.map((id) => ({ id: caller.id, organization: { id, managementAccount: '900000000009', path: `${id}/r-zzzz/` } }));
  return [{ id: caller.id }, ...placed];
}

/** Whether the action is ever asked for on such a resource. */
function actsOn(action: string, arn: string): boolean {
  const [service = '', name = ''] = action.split(':');
  const facts = findAction(service, name);
  return facts !== undefined && actionResourceTypes(facts, arn).length > 0;
}

const bares = new WeakMap<Estate, Estate>();

/** Callers that the estate does not describe may be anybody: no account's principals are known. */
function bare(estate: Estate): Estate {
  let found = bares.get(estate);
  if (found === undefined) {
    found = { ...estate, accounts: new Map([...estate.accounts].map(([id, account]) => [id, { ...account, iamKnown: false }])) };
    bares.set(estate, found);
  }
  return found;
}

function fullAccess(): CompiledPolicy {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
  const { policy } = parsePolicyText({ name: 'full access', text });
  if (policy === undefined) throw new Error('full access is no policy');
  return compilePolicy(policy, { type: 'identity', name: 'full access' });
}
