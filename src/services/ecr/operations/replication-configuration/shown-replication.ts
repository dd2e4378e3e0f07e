// The rules of replication as the API answers them.
import type { ReplicationConfiguration } from '../../../../cloud/model/generated/ecr.ts';
import type { ReplicationRule } from '../../rows/registry-row.ts';

export function shownReplication(rules: readonly ReplicationRule[] = []): ReplicationConfiguration {
  return {
    rules: rules.map(({ destinations, filters }) => ({ destinations, ...(filters.length > 0 && { repositoryFilters: filters }) })),
  };
}
