// UpdatePullThroughCacheRule, DeletePullThroughCacheRule, ValidatePullThroughCacheRule.
import { registryDemand, registryId } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { PULL_THROUGH_RULES, type PullThroughRuleRow, registryKey } from '../../rows/registry-row.ts';
import { passRoleDemands } from '../registry/pass-role-demand.ts';
import { findRule, shownRule } from './pull-through-rule.ts';

export const changeRuleOperations: EcrGroup<'UpdatePullThroughCacheRule' | 'DeletePullThroughCacheRule' | 'ValidatePullThroughCacheRule'> =
  {
    UpdatePullThroughCacheRule: {
      authorize: (input, cx) => [
        registryDemand('UpdatePullThroughCacheRule', cx, registryId(input, cx)),
        ...passRoleDemands(input.customRoleArn, 'pullthroughcache.ecr.amazonaws.com'),
      ],
      handle: (_permit, input, cx) => {
        const { ecrRepositoryPrefix, credentialArn, customRoleArn } = input;
        const account = registryId(input, cx);
        const row: PullThroughRuleRow = {
          ...findRule(cx, account, ecrRepositoryPrefix),
          ...(credentialArn !== undefined && { credentialArn }),
          ...(customRoleArn !== undefined && { customRoleArn }),
          updatedAt: cx.now,
        };
        cx.state.put(PULL_THROUGH_RULES, registryKey(account, cx.region, ecrRepositoryPrefix), row);
        const { createdAt: _created, upstreamRegistryUrl: _url, upstreamRegistry: _registry, ...shown } = shownRule(row, account);
        return shown;
      },
    },
    DeletePullThroughCacheRule: {
      authorize: (input, cx) => [registryDemand('DeletePullThroughCacheRule', cx, registryId(input, cx))],
      handle: (_permit, input, cx) => {
        const account = registryId(input, cx);
        const row = findRule(cx, account, input.ecrRepositoryPrefix);
        cx.state.delete(PULL_THROUGH_RULES, registryKey(account, cx.region, row.prefix));
        const { updatedAt: _updated, upstreamRegistry: _registry, ...shown } = shownRule(row, account);
        return shown;
      },
    },
    ValidatePullThroughCacheRule: {
      authorize: (input, cx) => [registryDemand('ValidatePullThroughCacheRule', cx, registryId(input, cx))],
      handle: (_permit, input, cx) => {
        const account = registryId(input, cx);
        const row = findRule(cx, account, input.ecrRepositoryPrefix);
        const { createdAt: _created, updatedAt: _updated, upstreamRegistry: _registry, ...shown } = shownRule(row, account);
        // There are no secrets here that could hold the credentials.
        if (row.credentialArn === undefined) return { ...shown, isValid: true };
        return { ...shown, isValid: false, failure: 'The ARN of the secret specified in the pull through cache rule was not found.' };
      },
    },
  };
