// Lifecycle policies and their previews.
import type { EcrGroup } from '../../ecr-operations.ts';
import { lifecyclePolicyOperations } from './lifecycle-policy.ts';
import { lifecyclePreviewOperations } from './lifecycle-preview.ts';

export const lifecycleOperations: EcrGroup<
  'PutLifecyclePolicy' | 'GetLifecyclePolicy' | 'DeleteLifecyclePolicy' | 'StartLifecyclePolicyPreview' | 'GetLifecyclePolicyPreview'
> = { ...lifecyclePolicyOperations, ...lifecyclePreviewOperations };
