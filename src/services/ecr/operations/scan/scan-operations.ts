// StartImageScan, DescribeImageScanFindings. What scans is another part: here are the states.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure, limitExceeded, validationException } from '../../errors.ts';
import { IMAGES, imageKey } from '../../rows/image-row.ts';
import { findImage, type ImageId, type RepositoryPlace } from '../image/find-image.ts';
import { inTheRegistry } from '../image/image-errors.ts';
import { imageStatus } from '../image/listing/image-status.ts';
import { findRepository } from '../repository/find-repository.ts';
import { isEnhanced } from '../scanning-configuration/scan-frequency.ts';
import { pendingScan, unscannable } from './scan-state.ts';

/** Amazon ECR User Guide, Scan images for OS vulnerabilities: an image is scanned once in 24 hours, on push included. */
const QUOTA_WINDOW = 86_400_000;

export const scanOperations: EcrGroup<'StartImageScan' | 'DescribeImageScanFindings'> = {
  StartImageScan: {
    authorize: (input, cx) => [repositoryDemand('StartImageScan', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const repository = findRepository(cx, input);
      const { account, region, name } = repository;
      const image = findImage(cx.state, repository, input.imageId);
      // Enhanced scanning starts scans by itself.
      if (isEnhanced(cx.state, account, region)) throw validationException('This feature is disabled');
      if (imageStatus(image, cx.now) !== 'ACTIVE') throw failure('ImageArchived', 'The specified image is archived and cannot be scanned.');
      const problem = unscannable(image);
      if (problem !== undefined) throw failure('UnsupportedImageType', problem);
      if (image.scan !== undefined && Math.abs(cx.now - image.scan.requestedAt) < QUOTA_WINDOW)
        throw limitExceeded('The scan quota per image has been exceeded. Wait and try again.');
      const scan = pendingScan(cx.now);
      cx.state.put(IMAGES, imageKey(account, region, name, image.digest), { ...image, scan });
      return {
        registryId: account,
        repositoryName: name,
        imageId: shownId(image.digest, input.imageId),
        imageScanStatus: { status: scan.status, description: scan.description },
      };
    },
  },
  DescribeImageScanFindings: {
    authorize: (input, cx) => {
      const account = registryId(input, cx);
      const own = repositoryDemand('DescribeImageScanFindings', cx, account, input.repositoryName);
      if (!isEnhanced(cx.state, account, cx.region)) return [own];
      return [own, inspectorDemand('ListCoverage', 'coverage', cx), inspectorDemand('ListFindings', 'findings', cx)];
    },
    handle: (_permit, input, cx) => {
      const repository = findRepository(cx, input);
      const image = findImage(cx.state, repository, input.imageId);
      const { scan, digest } = image;
      if (scan === undefined) throw scanNotFound({ imageDigest: digest, imageTag: input.imageId.imageTag }, repository);
      return {
        registryId: repository.account,
        repositoryName: repository.name,
        imageId: shownId(digest, input.imageId),
        imageScanStatus: { status: scan.status, description: scan.description },
        ...(isEnhanced(cx.state, repository.account, repository.region) && { imageScanFindings: { findings: [], enhancedFindings: [] } }),
      };
    },
  },
};

/**
 * ECR asks Amazon Inspector in the caller's name, and so in the caller's account: no repository policy helps who reads another account's findings.
 * The resources are the paths of Inspector's API.
 */
function inspectorDemand(action: string, path: string, { partition, region, account }: AuthorizeContext): Demand {
  return {
    action: `inspector2:${action}`,
    resource: { arn: `arn:${partition}:inspector2:${region}:${account}:/${path}/list`, owner: account },
    via: ['ecr.amazonaws.com'],
  };
}

function shownId(imageDigest: string, { imageTag }: ImageId): ImageId {
  return { imageDigest, ...(imageTag !== undefined && { imageTag }) };
}

function scanNotFound({ imageDigest, imageTag = 'null' }: ImageId, place: RepositoryPlace): ServiceError {
  const id = `'{imageDigest:'${imageDigest}', imageTag:'${imageTag}'}'`;
  return failure('ScanNotFound', `Image scan does not exist for the image with ${id} in ${inTheRegistry(place)}`);
}
