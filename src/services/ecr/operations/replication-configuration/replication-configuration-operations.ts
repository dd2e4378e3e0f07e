// PutReplicationConfiguration.
import type { ReplicationRule as RuleInput } from '../../../../cloud/model/generated/ecr.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter } from '../../errors.ts';
import type { ReplicationRule } from '../../rows/registry-row.ts';
import { putRegistry, registryRow } from '../registry/update-registry.ts';
import { ensureReplicationRole } from './replication-role.ts';
import { shownReplication } from './shown-replication.ts';

/** Amazon ECR User Guide, Private image replication: unique destinations across all rules. */
const MOST_DESTINATIONS = 25;
const MEMBER = 'replicationConfiguration';

export const replicationConfigurationOperations: EcrGroup<'PutReplicationConfiguration'> = {
  PutReplicationConfiguration: {
    authorize: (_input, cx) => [registryDemand('PutReplicationConfiguration', cx)],
    handle: (_permit, { replicationConfiguration }, cx) => {
      const replication = replicationConfiguration.rules.map(readRule);
      const destinations = replication.flatMap((rule) => rule.destinations);
      if (destinations.some(({ region, registryId }) => region === cx.region && registryId === cx.account))
        throw invalidParameter(MEMBER, 'Replication destination cannot be the same as the source registry');
      if (new Set(destinations.map(({ region, registryId }) => `${registryId} ${region}`)).size > MOST_DESTINATIONS)
        throw invalidParameter(MEMBER, `Replication configuration cannot have more than ${MOST_DESTINATIONS} unique destinations`);
      if (replication.length > 0) ensureReplicationRole(cx);
      putRegistry(cx, { ...registryRow(cx), replication });
      return { replicationConfiguration: shownReplication(replication) };
    },
  },
};

function readRule({ destinations, repositoryFilters = [] }: RuleInput): ReplicationRule {
  return {
    destinations: destinations.map(({ region, registryId }) => ({ region, registryId })),
    filters: repositoryFilters.map(({ filter }) => ({ filter, filterType: 'PREFIX_MATCH' })),
  };
}
