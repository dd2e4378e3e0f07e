// Deletes an image with its tags, and what was about it.
import type { StateWriter } from '../../../../cloud/state/table.ts';
import { IMAGE_TAGS, IMAGES, imageKey } from '../../rows/image-row.ts';
import { imageOf, type RepositoryPlace } from './find-image.ts';
import type { ImageLinks } from './image-links.ts';

/**
 * Signatures and other artifacts whose subject the image is go with it, if no tag and no index keeps them (Amazon ECR User Guide,
 * Deleting an image, tells of artifacts that have to be deleted by hand: those from before OCI 1.1, which indexes list).
 * Layers that nothing refers to any more are collected later. `links` is kept up to date.
 */
export function deleteImage(state: StateWriter, place: RepositoryPlace, digest: string, links: ImageLinks): void {
  const waiting = [digest];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    deleteOne(state, place, next, links);
    for (const referrer of links.referrers.get(next) ?? []) {
      if (!links.tags.has(referrer) && !links.listedBy.has(referrer)) waiting.push(referrer);
    }
    links.referrers.delete(next);
  }
}

export function deleteTag(state: StateWriter, { account, region, name }: RepositoryPlace, tag: string, links: ImageLinks): void {
  const key = imageKey(account, region, name, tag);
  const digest = state.get(IMAGE_TAGS, key)?.digest ?? '';
  state.delete(IMAGE_TAGS, key);
  const left = (links.tags.get(digest) ?? []).filter((one) => one !== tag);
  if (left.length > 0) links.tags.set(digest, left);
  else links.tags.delete(digest);
}

function deleteOne(state: StateWriter, place: RepositoryPlace, digest: string, links: ImageLinks): void {
  const image = imageOf(state, place, digest);
  if (image === undefined) return;
  for (const tag of links.tags.get(digest) ?? []) deleteTag(state, place, tag, links);
  for (const listed of image.manifests) remove(links.listedBy, listed, digest);
  if (image.subject !== undefined) remove(links.referrers, image.subject, digest);
  state.delete(IMAGES, imageKey(place.account, place.region, place.name, digest));
}

function remove(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  known?.delete(value);
  if (known?.size === 0) sets.delete(key);
}
