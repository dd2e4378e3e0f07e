// One random element of a request, or of the policies that apply to it, changed: does the decision notice?
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest, ContextValue } from '../../src/model/request.ts';
import { mapPolicySet, policiesOf } from './map-policy-set.ts';
import type { DocumentJson, RawPolicy, StatementJson } from './policy-json.ts';
import { statementsOf } from './policy-json.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import type { WorldRequest } from './requests.ts';

type Place = 'principal' | 'action' | 'resource' | 'context' | 'statement' | 'addition' | 'removal';

const PLACES = weights<Place>(
  ['principal', 24],
  ['action', 18],
  ['resource', 8],
  ['context', 3],
  ['statement', 34],
  ['addition', 8],
  ['removal', 5],
);

/** The request with one element changed; `others` are requests of the same world, to take principals and actions from. */
export function mutate(r: Random, { request, policies }: WorldRequest, others: readonly WorldRequest[]): WorldRequest {
  const other = (differs: (each: AuthorizationRequest) => boolean): AuthorizationRequest | undefined => {
    const candidates = others.filter((each) => differs(each.request));
    return candidates.length === 0 ? undefined : r.pick(candidates).request;
  };
  switch (r.weighted(PLACES)) {
    case 'principal': {
      const { caller: _, ...rest } = request;
      const found = other(({ principal }) => principal !== request.principal);
      if (found === undefined) break;
      const account = found.caller === undefined ? {} : { caller: found.caller };
      return { request: { ...rest, ...account, principal: found.principal }, policies };
    }
    case 'action': {
      const found = other(({ action }) => action.toLowerCase() !== request.action.toLowerCase());
      if (found === undefined) break;
      return { request: { ...request, action: found.action }, policies };
    }
    case 'resource': {
      const found = other(({ resource }) => resource.arn !== request.resource.arn);
      if (found === undefined) break;
      return { request: { ...request, resource: found.resource }, policies };
    }
    case 'context':
      if (request.context.size === 0) break;
      return { request: mutateContext(r, request), policies };
    case 'addition':
      return { request, policies: addStatement(r, policies) };
    case 'removal':
      return { request, policies: removePolicy(r, policies) };
    case 'statement':
  }
  return { request, policies: mutateStatement(r, policies) };
}

function mutateContext(r: Random, request: AuthorizationRequest): AuthorizationRequest {
  const context = new Map<string, ContextValue>(request.context);
  const key = r.pick([...context.keys()]);
  if (r.chance(0.6)) context.delete(key);
  else context.set(key, 'something else');
  return { ...request, context };
}

function replaceDocument(policies: PolicySet<RawPolicy>, policy: RawPolicy, document: DocumentJson): PolicySet<RawPolicy> {
  return mapPolicySet(policies, (each) => (each === policy ? { description: each.description, document } : each));
}

/** One policy of one layer: layers are equally likely, however many policies they have. */
function pickPolicy(r: Random, policies: PolicySet<RawPolicy>): RawPolicy | undefined {
  const all = policiesOf(policies).filter(({ document }) => statementsOf(document).length > 0);
  if (all.length === 0) return undefined;
  const type = r.pick([...new Set(all.map(({ description }) => description.type))]);
  return r.pick(all.filter(({ description }) => description.type === type));
}

function mutateStatement(r: Random, policies: PolicySet<RawPolicy>): PolicySet<RawPolicy> {
  const policy = pickPolicy(r, policies);
  if (policy === undefined) return addStatement(r, policies);
  const statements = [...statementsOf(policy.document)];
  const index = r.below(statements.length);
  const changed = changeElement(r, statements[index] as StatementJson);
  if (changed === undefined) statements.splice(index, 1);
  else statements[index] = changed;
  return replaceDocument(policies, policy, { ...policy.document, Statement: statements });
}

/** The statement with another effect, without one of its constraints, with one that nothing meets, or gone. */
function changeElement(r: Random, statement: StatementJson): StatementJson | undefined {
  const { Action, NotAction, Resource, NotResource, Condition, ...rest } = statement;
  const actions = Action === undefined ? { ...(NotAction === undefined ? {} : { NotAction }) } : { Action };
  const resources = Resource === undefined ? { ...(NotResource === undefined ? {} : { NotResource }) } : { Resource };
  const condition = Condition === undefined ? {} : { Condition };
  switch (r.below(8)) {
    case 0:
    case 1:
    case 2:
      return { ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' };
    case 3:
      return { ...rest, Action: r.chance(0.5) ? '*' : 'none:None', ...resources, ...condition };
    case 4:
      return { ...rest, ...actions, Resource: r.chance(0.5) ? '*' : 'arn:aws:none:::none', ...condition };
    case 5:
      return Condition === undefined
        ? { ...statement, Condition: { Null: { 'aws:username': 'maybe' } } }
        : { ...rest, ...actions, ...resources };
    case 6: {
      const { Principal, NotPrincipal, ...others } = statement;
      if (Principal === undefined && NotPrincipal === undefined) return undefined;
      return { ...others, Principal: r.chance(0.5) ? '*' : { AWS: '444444444444' } };
    }
    default:
      return undefined;
  }
}

/** A statement that allows or denies everything, added to one of the policies. */
function addStatement(r: Random, policies: PolicySet<RawPolicy>): PolicySet<RawPolicy> {
  const policy = pickPolicy(r, policies);
  const statement: StatementJson = { Effect: r.chance(0.5) ? 'Allow' : 'Deny', Action: '*' };
  if (policy === undefined) {
    const document = { Version: '2012-10-17', Statement: [{ ...statement, Resource: '*' }] };
    return { ...policies, identity: [{ description: { type: 'identity', name: 'added' }, document }] };
  }
  const { type } = policy.description;
  if (type === 'resource' || type === 'trust' || type === 'endpoint' || type === 'rcp') statement.Principal = '*';
  if (type !== 'trust') statement.Resource = '*';
  return replaceDocument(policies, policy, { ...policy.document, Statement: [...statementsOf(policy.document), statement] });
}

function removePolicy(r: Random, policies: PolicySet<RawPolicy>): PolicySet<RawPolicy> {
  const gone = pickPolicy(r, policies);
  if (gone === undefined) return addStatement(r, policies);
  return mapPolicySet(policies, (policy) => (policy === gone ? undefined : policy));
}
