// Templates for repositories that ECR itself makes: by replication, as caches, and when they are first pushed to.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { CreateRepositoryCreationTemplateRequest } from '../../../../cloud/model/generated/ecr.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure, invalidParameter } from '../../errors.ts';
import { pageOf } from '../../page.ts';
import { CREATION_TEMPLATES, type CreationTemplateRow, registryKey } from '../../rows/registry-row.ts';
import { passRoleDemands } from '../registry/pass-role-demand.ts';
import { readTemplate } from './read-template.ts';
import { shownTemplate } from './shown-template.ts';

export const creationTemplateOperations: EcrGroup<
  | 'CreateRepositoryCreationTemplate'
  | 'DescribeRepositoryCreationTemplates'
  | 'UpdateRepositoryCreationTemplate'
  | 'DeleteRepositoryCreationTemplate'
> = {
  CreateRepositoryCreationTemplate: {
    authorize: (input, cx) => [
      registryDemand('CreateRepositoryCreationTemplate', cx),
      ...passRoleDemands(input.customRoleArn, 'ecr.amazonaws.com'),
    ],
    handle: (_permit, input, cx) => {
      const { prefix } = input;
      const key = registryKey(cx.account, cx.region, prefix);
      if (cx.state.get(CREATION_TEMPLATES, key) !== undefined)
        throw failure('TemplateAlreadyExists', `The repository creation template with prefix '${prefix}' already exists in the registry`);
      const row = { ...readTemplate(input, cx), prefix, appliedFor: appliedFor(input), createdAt: cx.now, updatedAt: cx.now };
      cx.state.put(CREATION_TEMPLATES, key, row);
      return { registryId: cx.account, repositoryCreationTemplate: shownTemplate(row) };
    },
  },
  DescribeRepositoryCreationTemplates: {
    authorize: (_input, cx) => [registryDemand('DescribeRepositoryCreationTemplates', cx)],
    handle: (_permit, input, cx) => {
      const named = input.prefixes?.map((prefix) => findTemplate(cx, prefix));
      const rows = named ?? Array.from(cx.state.scan(CREATION_TEMPLATES, registryKey(cx.account, cx.region, '')), ([, row]) => row);
      const { items, rest } = named === undefined ? pageOf(rows, input, ({ prefix }) => prefix) : { items: rows, rest: {} };
      return { registryId: cx.account, repositoryCreationTemplates: items.map(shownTemplate), ...rest };
    },
  },
  UpdateRepositoryCreationTemplate: {
    authorize: (input, cx) => [
      registryDemand('UpdateRepositoryCreationTemplate', cx),
      ...passRoleDemands(input.customRoleArn, 'ecr.amazonaws.com'),
    ],
    handle: (_permit, input, cx) => {
      const known = findTemplate(cx, input.prefix);
      const row: CreationTemplateRow = {
        ...known,
        ...readTemplate(input, cx),
        ...(input.appliedFor !== undefined && { appliedFor: appliedFor({ appliedFor: input.appliedFor }) }),
        updatedAt: cx.now,
      };
      cx.state.put(CREATION_TEMPLATES, registryKey(cx.account, cx.region, input.prefix), row);
      return { registryId: cx.account, repositoryCreationTemplate: shownTemplate(row) };
    },
  },
  DeleteRepositoryCreationTemplate: {
    authorize: (_input, cx) => [registryDemand('DeleteRepositoryCreationTemplate', cx)],
    handle: (_permit, { prefix }, cx) => {
      const row = findTemplate(cx, prefix);
      cx.state.delete(CREATION_TEMPLATES, registryKey(cx.account, cx.region, prefix));
      return { registryId: cx.account, repositoryCreationTemplate: shownTemplate(row) };
    },
  },
};

/** Throws `TemplateNotFoundException`. */
function findTemplate({ state, account, region }: AuthorizeContext, prefix: string): CreationTemplateRow {
  const row = state.get(CREATION_TEMPLATES, registryKey(account, region, prefix));
  if (row === undefined)
    throw failure('TemplateNotFound', `The repository creation template with prefix '${prefix}' does not exist in the registry`);
  return row;
}

const OCCASIONS: readonly string[] = ['CREATE_ON_PUSH', 'PULL_THROUGH_CACHE', 'REPLICATION'];

function appliedFor(input: Pick<CreateRepositoryCreationTemplateRequest, 'appliedFor'>): CreationTemplateRow['appliedFor'] {
  if (!input.appliedFor.every((occasion) => OCCASIONS.includes(occasion)))
    throw invalidParameter('appliedFor', `Member must satisfy constraint: [Member must satisfy enum value set: [${OCCASIONS.join(', ')}]]`);
  return input.appliedFor as CreationTemplateRow['appliedFor'];
}
