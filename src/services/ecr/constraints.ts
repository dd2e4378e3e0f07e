// Limits of ECR's inputs, and how ECR words one that is broken. Amazon ECR API Reference, per operation.
import type { OperationModel } from '../../cloud/model/service-model.ts';
import type { BrokenConstraint, Constraint, Constraints } from '../../cloud/service.ts';
import type { ServiceError } from '../../cloud/service-error.ts';
import { invalidParameter } from './errors.ts';

/** As the service prints it, which is not what its reference page prints. */
const repositoryName: Constraint = { length: [2, 256], pattern: /[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*/ };
const printedName = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*';
const registryId: Constraint = { pattern: /[0-9]{12}/ };
const page: Constraint = { range: [1, 1000] };
const policyText: Constraint = { length: [0, 10_240] };
const lifecycleText: Constraint = { length: [100, 30_720] };
const hundred: Constraint = { length: [1, 100] };
const cachePrefix: Constraint = {
  length: [2, 30],
  pattern: /((?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*\/?|ROOT)/,
};
const templatePrefix: Constraint = {
  length: [1, 256],
  pattern: /((?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*\/?|ROOT)/,
};
const secretArn: Constraint = {
  length: [50, 612],
  pattern: /arn:aws(?:-[a-z]+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr-pullthroughcache\/[a-zA-Z0-9/_+=.@-]+/,
};
const roleArn: Constraint = { length: [0, 2048] };
const scanFilter: Constraint = { length: [1, 256], pattern: /[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*/ };

const printedRepositoryName: Constraint = { ...repositoryName, printed: printedName };

function eachOf(operations: readonly string[], member: string, constraint: Constraint): Constraints {
  return Object.fromEntries(operations.map((operation) => [`${operation}Request.${member}`, constraint]));
}

const ON_REPOSITORIES: readonly string[] = [
  'BatchCheckLayerAvailability',
  'BatchDeleteImage',
  'BatchGetImage',
  'CompleteLayerUpload',
  'CreateRepository',
  'DeleteLifecyclePolicy',
  'DeleteRepository',
  'DeleteRepositoryPolicy',
  'DescribeImageReplicationStatus',
  'DescribeImageScanFindings',
  'DescribeImageSigningStatus',
  'DescribeImages',
  'GetDownloadUrlForLayer',
  'GetLifecyclePolicy',
  'GetLifecyclePolicyPreview',
  'GetRepositoryPolicy',
  'InitiateLayerUpload',
  'ListImageReferrers',
  'ListImages',
  'PutImage',
  'PutImageScanningConfiguration',
  'PutImageTagMutability',
  'PutLifecyclePolicy',
  'SetRepositoryPolicy',
  'StartImageScan',
  'StartLifecyclePolicyPreview',
  'UpdateImageStorageClass',
  'UploadLayerPart',
];

const ON_REGISTRIES: readonly string[] = [
  'CreatePullThroughCacheRule',
  'DeletePullThroughCacheRule',
  'DescribePullThroughCacheRules',
  'DescribeReplicationBackfillResults',
  'DescribeRepositories',
  'ListReplicationBackfills',
  'StartReplicationBackfill',
  'StopReplicationBackfill',
  'UpdatePullThroughCacheRule',
  'ValidatePullThroughCacheRule',
];

const PAGED: readonly string[] = [
  'DescribeImages',
  'DescribePullThroughCacheRules',
  'DescribeRepositories',
  'DescribeRepositoryCreationTemplates',
  'GetLifecyclePolicyPreview',
  'ListImages',
];

export const ecrConstraints: Constraints = {
  ...eachOf(ON_REPOSITORIES, 'repositoryName', printedRepositoryName),
  ...eachOf([...ON_REPOSITORIES, ...ON_REGISTRIES], 'registryId', registryId),
  ...eachOf(PAGED, 'maxResults', page),
  'DescribeReplicationBackfillResultsRequest.maxResults': page,
  'GetLifecyclePolicyPreviewRequest.maxResults': { range: [1, 100] },
  'ListReplicationBackfillsRequest.maxResults': { range: [1, 50] },
  ...eachOf(['BatchDeleteImage', 'BatchGetImage', 'DescribeImages', 'GetLifecyclePolicyPreview'], 'imageIds', hundred),
  ...eachOf(['BatchCheckLayerAvailability', 'CompleteLayerUpload'], 'layerDigests', hundred),
  ...eachOf(['PutLifecyclePolicy', 'StartLifecyclePolicyPreview'], 'lifecyclePolicyText', lifecycleText),
  ...eachOf(['SetRepositoryPolicy', 'PutRegistryPolicy'], 'policyText', policyText),
  ...eachOf(['Create', 'Delete', 'Update', 'Validate'].map(cacheRule), 'ecrRepositoryPrefix', cachePrefix),
  ...eachOf(['Create', 'Update'].map(cacheRule), 'credentialArn', secretArn),
  ...eachOf(['Create', 'Update'].map(cacheRule), 'customRoleArn', roleArn),
  ...eachOf(['Create', 'Delete', 'Update'].map(template), 'prefix', templatePrefix),
  ...eachOf(['Create', 'Update'].map(template), 'description', { length: [0, 256] }),
  ...eachOf(['Create', 'Update'].map(template), 'customRoleArn', roleArn),
  ...eachOf(['Create', 'Update'].map(template), 'repositoryPolicy', policyText),
  ...eachOf(['Create', 'Update'].map(template), 'lifecyclePolicy', lifecycleText),
  'BatchGetImageRequest.acceptedMediaTypes': hundred,
  'BatchGetRepositoryScanningConfigurationRequest.repositoryNames': { length: [1, 25], each: printedRepositoryName },
  'DescribePullThroughCacheRulesRequest.ecrRepositoryPrefixes': { ...hundred, each: cachePrefix },
  'DescribeRepositoriesRequest.repositoryNames': { ...hundred, each: printedRepositoryName },
  'DescribeRepositoryCreationTemplatesRequest.prefixes': { each: templatePrefix },
  'GetAuthorizationTokenRequest.registryIds': { length: [1, 10], each: registryId },
  'EncryptionConfiguration.kmsKey': { length: [1, 2048] },
  'EncryptionConfigurationForRepositoryCreationTemplate.kmsKey': { length: [1, 2048] },
  'ImageIdentifier.imageTag': { length: [1, 300] },
  'ImageTagMutabilityExclusionFilter.filter': { length: [1, 128], pattern: /[0-9a-zA-Z._*-]{1,128}/ },
  'ListImageReferrersRequest.maxResults': { range: [1, 50] },
  'ListPullTimeUpdateExclusionsRequest.maxResults': { range: [1, 100] },
  'PutImageRequest.imageManifest': { length: [1, 4_194_304] },
  'PutImageRequest.imageTag': { length: [1, 300] },
  'RegistryScanningRule.repositoryFilters': { length: [0, 100] },
  'ReplicationConfiguration.rules': { length: [0, 10] },
  'ReplicationDestination.region': { length: [2, 25], pattern: /[0-9a-z-]{2,25}/ },
  'ReplicationDestination.registryId': registryId,
  'ReplicationRule.destinations': { length: [0, 25] },
  'ReplicationRule.repositoryFilters': { length: [1, 100] },
  'RepositoryFilter.filter': { length: [2, 256], pattern: /(?:[a-z0-9]+(?:[._-][a-z0-9]*)*\/)*[a-z0-9]*(?:[._-][a-z0-9]*)*\/?/ },
  'ScanningRepositoryFilter.filter': scanFilter,
  'SigningConfiguration.rules': { length: [0, 10] },
  'SigningRepositoryFilter.filter': { length: [1, 256] },
  'SigningRule.repositoryFilters': { length: [1, 100] },
  'SigningRule.signingProfileArn': {
    length: [0, 200],
    pattern: /arn:aws(?:-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\/signing-profiles\/[a-zA-Z0-9_]{2,}/,
  },
  'PutRegistryScanningConfigurationRequest.rules': { length: [0, 2] },
};

function cacheRule(verb: string): string {
  return `${verb}PullThroughCacheRule`;
}

function template(verb: string): string {
  return `${verb}RepositoryCreationTemplate`;
}

const PATTERN = 'Member must satisfy regular expression pattern: ';

/** Most operations tell of the first thing that is wrong, as `InvalidParameterException`; those that do not list it, in the general words. */
export function wordedAsEcr({ path, rule }: BrokenConstraint, { errors }: OperationModel): ServiceError | undefined {
  if (!errors.includes('InvalidParameterException')) return undefined;
  const constraint = rule.startsWith(PATTERN) ? `must satisfy regular expression '${rule.slice(PATTERN.length)}'` : rule;
  return invalidParameter(path, constraint);
}
