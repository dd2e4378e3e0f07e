// Rules by which a registry is a cache of others: kept and shown.
import type { EcrGroup } from '../../ecr-operations.ts';
import { changeRuleOperations } from './change-rule.ts';
import { createRuleOperations } from './create-rule.ts';
import { describeRulesOperations } from './describe-rules.ts';

export const pullThroughOperations: EcrGroup<
  | 'CreatePullThroughCacheRule'
  | 'DescribePullThroughCacheRules'
  | 'UpdatePullThroughCacheRule'
  | 'DeletePullThroughCacheRule'
  | 'ValidatePullThroughCacheRule'
> = { ...createRuleOperations, ...describeRulesOperations, ...changeRuleOperations };
