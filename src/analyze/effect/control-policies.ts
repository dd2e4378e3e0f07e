// The resource control policies that stand over a resource.
import { isRcpService } from '../../catalog/rcp-service.ts';
import { estateIndex } from '../../estate/estate-index.ts';
import type { Estate } from '../../estate/estate.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { PolicyLevel } from '../../model/policy-set.ts';
import { compiledLevels } from './decide-witness.ts';

/** From the root down; undefined when none stands over it but the one that AWS attaches everywhere. The management account is exempt. */
export function controlPolicies(estate: Estate, owner: AccountId, arn: string): readonly PolicyLevel<CompiledPolicy>[] | undefined {
  const placement = estateIndex(estate).placements.get(owner);
  if (placement === undefined || placement.facts.organization?.managementAccount === owner) return undefined;
  const service = parseArn(arn)?.service ?? '';
  if (!isRcpService(service === 'iam' ? 'sts' : service)) return undefined;
  return placement.rcp.some(({ policies }) => policies.length > 1) ? compiledLevels(placement.rcp) : undefined;
}
