// A creation template as the API answers it.
import type { RepositoryCreationTemplate } from '../../../../cloud/model/generated/ecr.ts';
import type { CreationTemplateRow } from '../../rows/registry-row.ts';
import { shownEncryption } from '../repository/encryption.ts';

export function shownTemplate(row: CreationTemplateRow): RepositoryCreationTemplate {
  const {
    description,
    encryption = { type: 'AES256' },
    tags = {},
    exclusionFilters = [],
    repositoryPolicy,
    lifecyclePolicy,
    customRoleArn,
  } = row;
  return {
    prefix: row.prefix,
    ...(description !== undefined && { description }),
    encryptionConfiguration: shownEncryption(encryption),
    resourceTags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    imageTagMutability: row.tagMutability ?? 'MUTABLE',
    ...(exclusionFilters.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters }),
    ...(repositoryPolicy !== undefined && { repositoryPolicy }),
    ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
    appliedFor: row.appliedFor,
    ...(customRoleArn !== undefined && { customRoleArn }),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  };
}
