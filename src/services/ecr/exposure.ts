// ECR repositories: opened by their own policy, and by that of their registry.
import type { Exposure, FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';
import { withDenials } from '../written-policy.ts';

/** Amazon ECR User Guide, registry policy scope: in V1 the registry's policy speaks of these only. */
const V1_ACTIONS: readonly string[] = ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository', 'ecr:ReplicateImage'];

export const repositoryExposures: FindExposures = (record) => {
  const { registry, policy: own, arn } = record;
  const actions = resourceActions('ecr', 'repository');
  if (registry === undefined) return { ways: byPolicy(record, actions), notes: [] };
  const shared = registry.scope === 'V2' ? actions : V1_ACTIONS;
  const ways: Exposure[] = [];
  for (const way of byPolicy(record, actions)) {
    const governed = { ...way.policy, policy: withDenials(way.policy.policy, registry.policy) };
    if (registry.scope === 'V2') ways.push({ ...way, policy: governed });
    else
      ways.push({ ...way, actions: actions.filter((action) => !shared.includes(action)) }, { ...way, actions: shared, policy: governed });
  }
  const policy = own === undefined ? registry.policy : { ...registry.policy, policy: withDenials(registry.policy.policy, own) };
  ways.push({ source: { type: 'REGISTRY_POLICY' }, resources: [arn], actions: shared, policy, written: false });
  return { ways, notes: [] };
};
