// ECR as the cloud knows it.
import type { EcrOperations } from '../../cloud/model/generated/ecr.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { ecrConstraints, wordedAsEcr } from './constraints.ts';
import { deniedAsEcr } from './denied-as-ecr.ts';
import { LIFECYCLE_PREVIEWS } from './lifecycle/preview-row.ts';
import { creationTemplateOperations } from './operations/creation-template/creation-template-operations.ts';
import { imageOperations } from './operations/image/image-operations.ts';
import { layerOperations } from './operations/layer/layer-operations.ts';
import { lifecycleOperations } from './operations/lifecycle/lifecycle-operations.ts';
import { pullThroughOperations } from './operations/pull-through/pull-through-operations.ts';
import { registryOperations } from './operations/registry/registry-operations.ts';
import { replicationConfigurationOperations } from './operations/replication-configuration/replication-configuration-operations.ts';
import { BACKFILL_RESULTS, BACKFILLS } from './operations/replication/backfill-row.ts';
import { replicationOperations } from './operations/replication/replication-operations.ts';
import { repositoryOperations } from './operations/repository/repository-operations.ts';
import { scanOperations } from './operations/scan/scan-operations.ts';
import { scanningConfigurationOperations } from './operations/scanning-configuration/scanning-configuration-operations.ts';
import { tagOperations } from './operations/tags/tag-operations.ts';
import { tokenOperations } from './operations/token/token-operations.ts';
import { ecrPeriodic } from './periodic.ts';
import { ecrGateway } from './registry/registry-gateway.ts';
import { IMAGE_TAGS, IMAGES } from './rows/image-row.ts';
import { COLLECTIONS, LAYERS, UPLOADS } from './rows/layer-row.ts';
import { CREATION_TEMPLATES, PULL_THROUGH_RULES, REGISTRIES } from './rows/registry-row.ts';
import { REPOSITORIES } from './rows/repository-row.ts';

export const ecrService: ServiceDefinition<EcrOperations> = defineService<EcrOperations>({
  name: 'ecr',
  operations: {
    ...repositoryOperations,
    ...imageOperations,
    ...layerOperations,
    ...registryOperations,
    ...tokenOperations,
    ...scanningConfigurationOperations,
    ...pullThroughOperations,
    ...creationTemplateOperations,
    ...replicationConfigurationOperations,
    ...tagOperations,
    ...lifecycleOperations,
    ...scanOperations,
    ...replicationOperations,
  },
  tables: [
    REPOSITORIES,
    IMAGES,
    IMAGE_TAGS,
    LAYERS,
    UPLOADS,
    COLLECTIONS,
    REGISTRIES,
    PULL_THROUGH_RULES,
    CREATION_TEMPLATES,
    LIFECYCLE_PREVIEWS,
    BACKFILLS,
    BACKFILL_RESULTS,
  ],
  constraints: ecrConstraints,
  validation: { worded: wordedAsEcr },
  denied: deniedAsEcr,
  gateway: ecrGateway,
  periodic: ecrPeriodic,
});
