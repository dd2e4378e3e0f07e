// Which images are scanned.
import type { EcrGroup } from '../../ecr-operations.ts';
import { batchGetRepositoryScanningOperations } from './batch-get-repository-scanning.ts';
import { registryScanningOperations } from './registry-scanning.ts';

export const scanningConfigurationOperations: EcrGroup<
  'GetRegistryScanningConfiguration' | 'PutRegistryScanningConfiguration' | 'BatchGetRepositoryScanningConfiguration'
> = { ...registryScanningOperations, ...batchGetRepositoryScanningOperations };
