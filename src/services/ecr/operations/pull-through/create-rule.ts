// CreatePullThroughCacheRule.
import { registryDemand, registryId } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure, invalidParameter, limitExceeded } from '../../errors.ts';
import { PULL_THROUGH_RULES, type PullThroughRuleRow, registryKey } from '../../rows/registry-row.ts';
import { passRoleDemands } from '../registry/pass-role-demand.ts';
import { shownRule } from './pull-through-rule.ts';
import { readUpstream } from './upstream.ts';

/** Amazon ECR User Guide, Service quotas: rules per registry. */
const MOST_RULES = 50;
/** Amazon ECR User Guide, Customizing repository prefixes for ECR to ECR pull through cache. */
const ROOT = 'ROOT';

export const createRuleOperations: EcrGroup<'CreatePullThroughCacheRule'> = {
  CreatePullThroughCacheRule: {
    authorize: (input, cx) => [
      registryDemand('CreatePullThroughCacheRule', cx, registryId(input, cx)),
      ...passRoleDemands(input.customRoleArn, 'pullthroughcache.ecr.amazonaws.com'),
    ],
    handle: (_permit, input, cx) => {
      const { ecrRepositoryPrefix: prefix, credentialArn, customRoleArn, upstreamRepositoryPrefix } = input;
      const account = registryId(input, cx);
      if (prefix === ROOT && (upstreamRepositoryPrefix ?? ROOT) !== ROOT)
        throw invalidParameter(
          'upstreamRepositoryPrefix',
          'Upstream repository prefix must be ROOT when the ECR repository prefix is ROOT',
        );
      const row: PullThroughRuleRow = {
        prefix,
        upstreamUrl: input.upstreamRegistryUrl,
        upstreamRegistry: readUpstream(input),
        // Told only where it was given: Terraform's provider takes anything else for a change, and finds none on AWS.
        ...(upstreamRepositoryPrefix !== undefined && { upstreamPrefix: upstreamRepositoryPrefix }),
        ...(credentialArn !== undefined && { credentialArn }),
        ...(customRoleArn !== undefined && { customRoleArn }),
        createdAt: cx.now,
        updatedAt: cx.now,
      };
      const key = registryKey(account, cx.region, prefix);
      if (cx.state.get(PULL_THROUGH_RULES, key) !== undefined)
        throw failure(
          'PullThroughCacheRuleAlreadyExists',
          `The pull through cache rule with prefix '${prefix}' already exists in the registry with id '${account}'`,
        );
      const rules = [...cx.state.scan(PULL_THROUGH_RULES, registryKey(account, cx.region, ''))].length;
      if (rules >= MOST_RULES) throw limitExceeded(`The registry with id '${account}' already has ${MOST_RULES} pull through cache rules`);
      cx.state.put(PULL_THROUGH_RULES, key, row);
      const { updatedAt: _, ...shown } = shownRule(row, account);
      return shown;
    },
  },
};
