// Applies lifecycle policies: images are deleted or go to the archive.
import type { PeriodicContext } from '../../../cloud/service.ts';
import type { StateWriter } from '../../../cloud/state/table.ts';
import { deleteImage } from '../operations/image/delete-image.ts';
import { imageOf } from '../operations/image/find-image.ts';
import { linksOf } from '../operations/image/image-links.ts';
import { putRepository } from '../operations/repository/put-repository.ts';
import { IMAGES, imageKey } from '../rows/image-row.ts';
import { type LifecycleState, REPOSITORIES, type RepositoryRow } from '../rows/repository-row.ts';
import { lifecycleImages } from './lifecycle-images.ts';
import { rulesOf } from './read-lifecycle-policy.ts';
import { type SelectedImage, selectImages } from './select-images.ts';

/** How long nothing but time may have passed before images are looked at again. AWS acts within 24 hours. */
const HOUR = 3_600_000;
/** The rest waits for the next time, so that calls need not wait for it. */
const REPOSITORIES_AT_ONCE = 100;
const IMAGES_AT_ONCE = 1000;

export function runLifecycle({ state, now }: Pick<PeriodicContext, 'state' | 'now'>): void {
  const due: RepositoryRow[] = [];
  for (const [, row] of state.scan(REPOSITORIES, '')) {
    if (row.lifecycle !== undefined && isDue(row.lifecycle, now)) due.push(row);
    if (due.length === REPOSITORIES_AT_ONCE) break;
  }
  for (const row of due) if (row.lifecycle !== undefined) apply(state, row, row.lifecycle, now);
}

/** Also after the clock was put back. */
function isDue({ due, evaluatedAt }: LifecycleState, now: number): boolean {
  return due === true || evaluatedAt === undefined || Math.abs(now - evaluatedAt) >= HOUR;
}

function apply(state: StateWriter, row: RepositoryRow, { text, savedAt }: LifecycleState, now: number): void {
  // Indexes first: what they list must not go before them, should the rest have to wait.
  const selected = selectImages(rulesOf(text), lifecycleImages(state, row, now), now).toSorted((a, b) => isIndex(b) - isIndex(a));
  const first = selected.slice(0, IMAGES_AT_ONCE);
  if (first.length > 0) act(state, row, first, now);
  const more = first.length < selected.length;
  putRepository(state, { ...row, lifecycle: { text, savedAt, evaluatedAt: now, ...(more && { due: true as const }) } });
}

function isIndex({ image: { manifests } }: SelectedImage): number {
  return manifests.length > 0 ? 1 : 0;
}

function act(state: StateWriter, row: RepositoryRow, selected: readonly SelectedImage[], now: number): void {
  const links = linksOf(state, row);
  const { account, region, name } = row;
  for (const { image, rule } of selected) {
    const found = imageOf(state, row, image.digest);
    if (found === undefined) continue;
    if (rule.action === 'expire') deleteImage(state, row, image.digest, links);
    else state.put(IMAGES, imageKey(account, region, name, image.digest), { ...found, status: 'ARCHIVED', archivedAt: now });
  }
}
