// StartLifecyclePolicyPreview, GetLifecyclePolicyPreview.
import type {
  GetLifecyclePolicyPreviewRequest,
  LifecyclePolicyPreviewResult,
  LifecyclePolicyPreviewSummary,
} from '../../../../cloud/model/generated/ecr.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter } from '../../errors.ts';
import { LIFECYCLE_PREVIEWS, type PreviewedImage, type PreviewRow } from '../../lifecycle/preview-row.ts';
import { readLifecyclePolicy } from '../../lifecycle/read-lifecycle-policy.ts';
import { type Page, pageOf } from '../../page.ts';
import { repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { previewInProgress, previewNotFound } from './lifecycle-errors.ts';
import { policyOf } from './lifecycle-policy.ts';

export const lifecyclePreviewOperations: EcrGroup<'StartLifecyclePolicyPreview' | 'GetLifecyclePolicyPreview'> = {
  StartLifecyclePolicyPreview: {
    authorize: (input, cx) => [repositoryDemand('StartLifecyclePolicyPreview', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const text = input.lifecyclePolicyText ?? policyOf(row).text;
      readLifecyclePolicy(text);
      const last = previewOf(cx.state, row);
      if (last !== undefined && last.results === undefined) throw previewInProgress(row);
      const preview: PreviewRow = { text, repositoryCreatedAt: row.createdAt, requestedAt: cx.now };
      cx.state.put(LIFECYCLE_PREVIEWS, repositoryKey(row.account, row.region, row.name), preview);
      return { registryId: row.account, repositoryName: row.name, lifecyclePolicyText: text, status: 'IN_PROGRESS' };
    },
  },
  GetLifecyclePolicyPreview: {
    authorize: (input, cx) => [repositoryDemand('GetLifecyclePolicyPreview', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const preview = previewOf(cx.state, row);
      if (preview === undefined) throw previewNotFound(row);
      const { text, results } = preview;
      const common = { registryId: row.account, repositoryName: row.name, lifecyclePolicyText: text };
      if (results === undefined) return { ...common, status: 'IN_PROGRESS', previewResults: [], summary: summaryOf([]) };
      const { items, rest } = pageOfResults(results, input);
      return { ...common, status: 'COMPLETE', previewResults: items.map(shown), summary: summaryOf(results), ...rest };
    },
  },
};

function previewOf(state: StateReader, { account, region, name, createdAt }: RepositoryRow): PreviewRow | undefined {
  const found = state.get(LIFECYCLE_PREVIEWS, repositoryKey(account, region, name));
  return found?.repositoryCreatedAt === createdAt ? found : undefined;
}

function pageOfResults(results: readonly PreviewedImage[], input: GetLifecyclePolicyPreviewRequest): Page<PreviewedImage> {
  const { imageIds, filter, nextToken, maxResults } = input;
  if (imageIds !== undefined && (nextToken !== undefined || maxResults !== undefined))
    throw invalidParameter('imageIds', 'imageIds cannot be used together with nextToken or maxResults');
  const numbered = results.map((result, index) => ({ result, place: String(index).padStart(9, '0') }));
  const fitting = numbered.filter(({ result }) => isWanted(result, imageIds) && hasStatus(result, filter?.tagStatus));
  const { items, rest } = pageOf(fitting, imageIds === undefined ? { nextToken, maxResults } : {}, ({ place }) => place);
  return { items: items.map(({ result }) => result), rest };
}

function isWanted({ digest, tags }: PreviewedImage, ids: GetLifecyclePolicyPreviewRequest['imageIds']): boolean {
  if (ids === undefined) return true;
  return ids.some(
    ({ imageDigest, imageTag }) =>
      (imageDigest !== undefined || imageTag !== undefined) &&
      (imageDigest === undefined || imageDigest === digest) &&
      (imageTag === undefined || tags.includes(imageTag)),
  );
}

function hasStatus({ tags }: PreviewedImage, status: string | undefined): boolean {
  if (status === 'TAGGED') return tags.length > 0;
  return status !== 'UNTAGGED' || tags.length === 0;
}

function shown({ digest, tags, pushedAt, priority, action, storageClass }: PreviewedImage): LifecyclePolicyPreviewResult {
  return {
    imageTags: tags,
    imageDigest: digest,
    imagePushedAt: new Date(pushedAt),
    action: action === 'expire' ? { type: 'EXPIRE' } : { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' },
    appliedRulePriority: priority,
    storageClass,
  };
}

/** Of all results, whatever the page shows of them. */
function summaryOf(results: readonly PreviewedImage[]): LifecyclePolicyPreviewSummary {
  const expiring = results.filter(({ action }) => action === 'expire').length;
  const moving = results.length - expiring;
  return {
    expiringImageTotalCount: expiring,
    ...(moving > 0 && { transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: moving }] }),
  };
}
