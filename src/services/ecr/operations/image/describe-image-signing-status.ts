// DescribeImageSigningStatus: how far the signing of an image is that the registry's rules ask for.
import type { ImageSigningStatus } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { matchesWildcard } from '../../lifecycle/matches-wildcard.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { findImage } from './find-image.ts';

export const describeImageSigningStatus: EcrOperation<'DescribeImageSigningStatus'> = {
  authorize: (input, cx) => [repositoryDemand('DescribeImageSigningStatus', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const { account, region, name } = findRepository(cx, input);
    const image = findImage(cx.state, { account, region, name }, input.imageId);
    const rules = cx.state.get(REGISTRIES, registryKey(account, region))?.signing ?? [];
    const asked = rules.filter(({ filters }) => filters.length === 0 || filters.some(({ filter }) => matchesWildcard(filter, name)));
    const { imageTag } = input.imageId;
    return {
      registryId: account,
      repositoryName: name,
      imageId: { imageDigest: image.digest, ...(imageTag !== undefined && { imageTag }) },
      signingStatuses: asked.map(({ signingProfileArn }) => failedFor(signingProfileArn)),
    };
  },
};

/** There is no AWS Signer here, and so none of its profiles. */
function failedFor(signingProfileArn: string): ImageSigningStatus {
  return {
    signingProfileArn,
    status: 'FAILED',
    failureCode: 'ResourceNotFoundException',
    failureReason: 'The signing profile does not exist.',
  };
}
