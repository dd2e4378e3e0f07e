// A witness decided with everything that has a say on it but the caller's own policies.
import { estateIndex } from '../../estate/estate-index.ts';
import type { Estate, EstatePolicy } from '../../estate/estate.ts';
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import { decideWithLadder } from '../../evaluate/decide-with-ladder.ts';
import type { AccountId } from '../../model/account.ts';
import type { LadderDecision } from '../../model/decision.ts';
import type { PolicyLevel, PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import type { ExposedRecord, Exposure, ReadPolicy } from '../../services/exposure.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import { readPolicy } from '../record/read-policy.ts';

const FULL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
let full: CompiledPolicy | undefined;
const compiled = new WeakMap<object, CompiledPolicy>();

/**
 * The decision with the resource's side in full, its organization, and a caller who may do anything; `withScp`: as far as the service control
 * policies over its account let it.
 */
export function decideWitness(
  estate: Estate,
  record: ExposedRecord,
  way: Exposure,
  request: AuthorizationRequest,
  withScp: boolean,
): LadderDecision {
  return decideWithLadder(request, policiesFor(estate, record, way, withScp ? request.caller?.id : undefined), serviceRules);
}

function policiesFor(estate: Estate, record: ExposedRecord, way: Exposure, caller: AccountId | undefined): PolicySet<CompiledPolicy> {
  const { placements } = estateIndex(estate);
  const scp = caller === undefined ? undefined : placements.get(caller)?.scp;
  const rcp = placements.get(record.owner)?.rcp;
  const policy = way.written ? record.policy : way.policy;
  const isDirect = way.source.accessPointArn === undefined;
  return {
    identity: [fullAccess()],
    ...(scp && { scp: compiledLevels(scp) }),
    ...(rcp && { rcp: compiledLevels(rcp) }),
    ...(policy && { resource: compiledOf(policy) }),
    ...(record.grants.length > 0 && { grants: record.grants }),
    ...(record.share && { share: record.share }),
    ...(record.s3 && isDirect && { s3: record.s3 }),
  };
}

/** Each level's policies, read; one that is none says nothing. */
export function compiledLevels(levels: readonly PolicyLevel<EstatePolicy>[]): readonly PolicyLevel<CompiledPolicy>[] {
  return levels.map((level) => ({
    ...level,
    policies: level.policies.flatMap((policy) => {
      const read = readPolicy(policy);
      return read === undefined ? [] : [compiledOf(read)];
    }),
  }));
}

function compiledOf(read: ReadPolicy): CompiledPolicy {
  let policy = compiled.get(read);
  if (policy === undefined) {
    policy = compilePolicy(read.policy, read.description);
    compiled.set(read, policy);
  }
  return policy;
}

function fullAccess(): CompiledPolicy {
  if (full === undefined) {
    const { policy } = parsePolicyText({ name: 'full access', text: FULL });
    if (policy === undefined) throw new Error('full access is no policy');
    full = compilePolicy(policy, { type: 'identity', name: 'full access' });
  }
  return full;
}
