// A change that an explanation proposes, made to a request and its raw documents: what somebody who follows the advice would do.
import type { Change } from '../../src/explain/explanation.ts';
import type { PolicyDescription } from '../../src/model/decision.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { mapPolicySet, policiesOf } from './map-policy-set.ts';
import type { DocumentJson, RawPolicy, StatementJson } from './policy-json.ts';
import { statementsOf } from './policy-json.ts';

export interface Situation {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<RawPolicy>;
}

/** Undefined for a change that is no change to this request: what to do instead of it. */
export function applyChange(situation: Situation, change: Change): Situation | undefined {
  const { request, policies } = situation;
  switch (change.kind) {
    case 'addStatement':
    case 'attachPolicy':
      return { request, policies: withStatement(policies, change) };
    case 'narrowStatement':
    case 'removeStatement':
      return { request, policies: withoutOld(policies, change) };
    case 'setTag':
      return { request: withTag(request, change), policies };
    case 'sendContext':
      return { request: withContext(request, change), policies };
    case 'other': {
      const changed = besidePolicies(situation, change);
      return changed && { request, policies: changed };
    }
  }
}

function isIt(policy: RawPolicy, description: PolicyDescription | null): boolean {
  return (
    policy.description === description || (policy.description.name === description?.name && policy.description.type === description.type)
  );
}

export function hasPolicy(policies: PolicySet<RawPolicy>, description: PolicyDescription | null): boolean {
  return policiesOf(policies).some((policy) => isIt(policy, description));
}

function withStatement(policies: PolicySet<RawPolicy>, { policy, layer, statement, kind }: Change): PolicySet<RawPolicy> {
  if (policy === null) throw new Error('a statement is added to no policy');
  const added = statement as StatementJson;
  if (hasPolicy(policies, policy)) return edited(policies, policy, (statements) => [...statements, added]);
  const created: RawPolicy = { description: policy, document: { Version: '2012-10-17', Statement: [added] } };
  switch (layer) {
    case 'identity':
      return { ...policies, identity: [...policies.identity, created] };
    case 'session':
      return { ...policies, session: [...(policies.session ?? []), created] };
    case 'resource':
    case 'trust':
      return { ...policies, resource: created };
    case 'boundary': {
      if (kind !== 'attachPolicy' || policies.boundary === undefined) throw new Error('a boundary is made up');
      const { document } = policies.boundary;
      return { ...policies, boundary: { description: policy, document: { ...document, Statement: [...statementsOf(document), added] } } };
    }
    case 'scp': {
      const levels = (policies.scp ?? []).map((level) =>
        level.id === policy.attachedTo ? { ...level, policies: [...level.policies, created] } : level,
      );
      return { ...policies, scp: levels };
    }
    default:
      throw new Error(`a policy of layer ${layer} is made up`);
  }
}

/** Keeps the places of the others, which later changes count by. */
const NOTHING: StatementJson = { Effect: 'Deny', Action: 'none:None', NotResource: '*' };

function withoutOld(policies: PolicySet<RawPolicy>, { policy, index, statement }: Change): PolicySet<RawPolicy> {
  if (!hasPolicy(policies, policy) || index === undefined) throw new Error('a statement is narrowed that nobody has');
  return edited(policies, policy, (statements) =>
    statements.map((old, at) => (at === index ? ((statement ?? NOTHING) as StatementJson) : old)),
  );
}

function edited(
  policies: PolicySet<RawPolicy>,
  wanted: PolicyDescription | null,
  edit: (statements: readonly StatementJson[]) => StatementJson[],
): PolicySet<RawPolicy> {
  return mapPolicySet(policies, (policy) => {
    if (!isIt(policy, wanted)) return policy;
    const document: DocumentJson = { ...policy.document, Statement: edit(statementsOf(policy.document)) };
    return { description: policy.description, document };
  });
}

function withTag(request: AuthorizationRequest, { tag, side }: Change): AuthorizationRequest {
  if (tag === undefined) throw new Error('no tag is told');
  const { key, value, on } = tag;
  const tagged = (tags: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> =>
    new Map([...[...(tags ?? [])].filter(([one]) => one.toLowerCase() !== key.toLowerCase()), [key, value]]);
  const { principal, resource } = request;
  if (side === 'caller') {
    if (principal.kind !== 'user' && principal.kind !== 'roleSession') throw new Error(`a ${principal.kind} has no tags`);
    return { ...request, principal: { ...principal, tags: tagged(principal.tags) } };
  }
  // An object's own tags reach conditions as context, those of its bucket as the resource's.
  if (on === resource.arn && /^arn:[^:]*:s3:::[^/]+\//.test(on)) {
    return { ...request, context: new Map(request.context).set(`s3:existingobjecttag/${key.toLowerCase()}`, value) };
  }
  return { ...request, resource: { ...resource, tags: tagged(resource.tags) } };
}

function withContext(request: AuthorizationRequest, { context: changes }: Change): AuthorizationRequest {
  if (changes === undefined) throw new Error('no context is told');
  const context = new Map(request.context);
  let via = request.via;
  for (const [key, value] of Object.entries(changes)) {
    const lower = key.toLowerCase();
    if (value === null) context.delete(lower);
    else if (/^aws:calledvia/.test(lower)) via = [value].flat();
    else context.set(lower, value);
  }
  return { ...request, context, ...(via === undefined ? {} : { via }) };
}

function besidePolicies({ request, policies }: Situation, { layer, policy }: Change): PolicySet<RawPolicy> | undefined {
  const { s3, share } = policies;
  if (policy !== null) return mapPolicySet(policies, (one) => (isIt(one, policy) ? undefined : one));
  if (layer === 'acl' && s3 !== undefined) return { ...policies, s3: { ...s3, ownership: 'BucketOwnerEnforced' } };
  if (layer === 'publicAccessBlock' && s3 !== undefined) {
    return { ...policies, s3: { ...s3, publicAccessBlock: { ...s3.publicAccessBlock, restrictPublicBuckets: false } } };
  }
  if (layer === 'share' && request.caller !== undefined) {
    return { ...policies, share: { public: false, ...share, accounts: [...(share?.accounts ?? []), request.caller.id] } };
  }
  return undefined;
}
