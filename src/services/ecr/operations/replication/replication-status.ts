// DescribeImageReplicationStatus.
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { findImage } from '../image/find-image.ts';
import { findRepository } from '../repository/find-repository.ts';

export const replicationStatusOperations: EcrGroup<'DescribeImageReplicationStatus'> = {
  DescribeImageReplicationStatus: {
    authorize: (input, cx) => [repositoryDemand('DescribeImageReplicationStatus', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const repository = findRepository(cx, input);
      const { digest, replication } = findImage(cx.state, repository, input.imageId);
      const { imageTag } = input.imageId;
      return {
        repositoryName: repository.name,
        imageId: { imageDigest: digest, ...(imageTag !== undefined && { imageTag }) },
        replicationStatuses: replication,
      };
    },
  },
};
