// The policies that are judged, completed with ones that allow in the place of all others.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { allowingAll, allowingEverybody, trustingAccount } from '../proof/permissive-policies.ts';

/** What is absent from `judged` allows. */
export function judgedSet(request: AuthorizationRequest, judged: Partial<PolicySet<CompiledPolicy>>): PolicySet<CompiledPolicy> {
  const { identity = [allowingAll('identity')], resource = standIn(request), ...rest } = judged;
  const session = rest.session ?? (request.principal.kind === 'federatedUser' ? [allowingAll('session')] : undefined);
  return { ...rest, identity, resource, ...(session !== undefined && { session }) };
}

/** Leaves it to the caller's own policies, where there are any. */
function standIn({ caller }: AuthorizationRequest): CompiledPolicy {
  return caller === undefined ? allowingEverybody() : trustingAccount(caller.id);
}
