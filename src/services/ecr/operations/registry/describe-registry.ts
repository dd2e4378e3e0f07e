// DescribeRegistry.
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { shownReplication } from '../replication-configuration/shown-replication.ts';
import { registryRow } from './update-registry.ts';

export const describeRegistryOperations: EcrGroup<'DescribeRegistry'> = {
  DescribeRegistry: {
    authorize: (_input, cx) => [registryDemand('DescribeRegistry', cx)],
    handle: (_permit, _input, cx) => ({ registryId: cx.account, replicationConfiguration: shownReplication(registryRow(cx).replication) }),
  },
};
