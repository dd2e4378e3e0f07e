// What a request says of a creation template: checked as it will be when a repository is made from it.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { UpdateRepositoryCreationTemplateRequest } from '../../../../cloud/model/generated/ecr.ts';
import { invalidParameter } from '../../errors.ts';
import type { CreationTemplateRow } from '../../rows/registry-row.ts';
import { readEncryption } from '../repository/encryption.ts';
import { readPolicy } from '../repository/read-policy.ts';
import { readMutability } from '../repository/tag-mutability.ts';
import { readTags } from '../tags/request-tags.ts';
import { parseJson } from '../../manifest/parse-json.ts';

type Settings = Omit<CreationTemplateRow, 'prefix' | 'appliedFor' | 'createdAt' | 'updatedAt'>;

/** Only what is said. Errors: as those of the operations that set the same on a repository. */
export function readTemplate(input: UpdateRepositoryCreationTemplateRequest, cx: CallContext): Settings {
  const { description, encryptionConfiguration, resourceTags, imageTagMutability, repositoryPolicy, lifecyclePolicy, customRoleArn } =
    input;
  if (repositoryPolicy !== undefined && repositoryPolicy !== '') readPolicy(repositoryPolicy, cx, { kind: 'repository' });
  if (lifecyclePolicy !== undefined && !isObject(lifecyclePolicy))
    throw invalidParameter('LifecyclePolicyText', 'Lifecycle policy validation failure: String is not valid JSON');
  return {
    ...(description !== undefined && { description }),
    ...(encryptionConfiguration !== undefined && { encryption: readEncryption(encryptionConfiguration, cx, cx.account) }),
    ...(resourceTags !== undefined && { tags: readTags(resourceTags) }),
    ...((imageTagMutability !== undefined || input.imageTagMutabilityExclusionFilters !== undefined) && readMutability(input)),
    ...(repositoryPolicy !== undefined && { repositoryPolicy }),
    ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
    ...(customRoleArn !== undefined && { customRoleArn }),
  };
}

function isObject(text: string): boolean {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
