// DescribePullThroughCacheRules: those that are named, or all of a registry.
import { registryDemand, registryId } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { pageOf } from '../../page.ts';
import { PULL_THROUGH_RULES, registryKey } from '../../rows/registry-row.ts';
import { findRule, shownRule } from './pull-through-rule.ts';

export const describeRulesOperations: EcrGroup<'DescribePullThroughCacheRules'> = {
  DescribePullThroughCacheRules: {
    authorize: (input, cx) => [registryDemand('DescribePullThroughCacheRules', cx, registryId(input, cx))],
    handle: (_permit, input, cx) => {
      const account = registryId(input, cx);
      const named = input.ecrRepositoryPrefixes?.map((prefix) => findRule(cx, account, prefix));
      if (named !== undefined) return { pullThroughCacheRules: named.map((row) => shownRule(row, account)) };
      const rows = Array.from(cx.state.scan(PULL_THROUGH_RULES, registryKey(account, cx.region, '')), ([, row]) => row);
      const { items, rest } = pageOf(rows, input, ({ prefix }) => prefix);
      return { pullThroughCacheRules: items.map((row) => shownRule(row, account)), ...rest };
    },
  },
};
