// Finishes the previews of lifecycle policies that were asked for.
import type { PeriodicContext } from '../../../cloud/service.ts';
import { REPOSITORIES } from '../rows/repository-row.ts';
import { lifecycleImages } from './lifecycle-images.ts';
import { LIFECYCLE_PREVIEWS, type PreviewedImage } from './preview-row.ts';
import { rulesOf } from './read-lifecycle-policy.ts';
import { type SelectedImage, selectImages } from './select-images.ts';

export function runPreviews({ state, now }: Pick<PeriodicContext, 'state' | 'now'>): void {
  for (const [key, preview] of [...state.scan(LIFECYCLE_PREVIEWS, '')]) {
    const repository = state.get(REPOSITORIES, key);
    if (repository?.createdAt !== preview.repositoryCreatedAt) {
      state.delete(LIFECYCLE_PREVIEWS, key);
      continue;
    }
    if (preview.results !== undefined) continue;
    const selected = selectImages(rulesOf(preview.text), lifecycleImages(state, repository, now), now);
    state.put(LIFECYCLE_PREVIEWS, key, { ...preview, results: selected.map(previewed) });
  }
}

function previewed({ image, rule }: SelectedImage): PreviewedImage {
  const { digest, tags, pushedAt, status } = image;
  const storageClass = status === 'ARCHIVED' ? 'ARCHIVE' : 'STANDARD';
  return { digest, tags, pushedAt, priority: rule.priority, action: rule.action, storageClass };
}
