// A pull-through cache rule: found, and as the API answers it.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { PullThroughCacheRule } from '../../../../cloud/model/generated/ecr.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';
import type { AccountId } from '../../../../model/account.ts';
import { failure } from '../../errors.ts';
import { PULL_THROUGH_RULES, type PullThroughRuleRow, registryKey } from '../../rows/registry-row.ts';

type Here = Pick<AuthorizeContext, 'state' | 'region'>;

/** Throws `PullThroughCacheRuleNotFoundException`. */
export function findRule({ state, region }: Here, account: AccountId, prefix: string): PullThroughRuleRow {
  const row = state.get(PULL_THROUGH_RULES, registryKey(account, region, prefix));
  if (row === undefined) throw ruleNotFound(prefix, account);
  return row;
}

function ruleNotFound(prefix: string, account: AccountId): ServiceError {
  return failure(
    'PullThroughCacheRuleNotFound',
    `The pull through cache rule with prefix '${prefix}' does not exist in the registry with id '${account}'`,
  );
}

export function shownRule(row: PullThroughRuleRow, account: AccountId): PullThroughCacheRule {
  const { prefix, upstreamUrl, upstreamRegistry, upstreamPrefix, credentialArn, customRoleArn, createdAt, updatedAt } = row;
  return {
    ecrRepositoryPrefix: prefix,
    upstreamRegistryUrl: upstreamUrl,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    registryId: account,
    ...(upstreamRegistry !== undefined && { upstreamRegistry }),
    ...(upstreamPrefix !== undefined && { upstreamRepositoryPrefix: upstreamPrefix }),
    ...(credentialArn !== undefined && { credentialArn }),
    ...(customRoleArn !== undefined && { customRoleArn }),
  };
}
