// The images of a repository with their tags, for a lifecycle policy to choose from, as they are at a time.
import type { StateReader } from '../../../cloud/state/table.ts';
import type { RepositoryPlace } from '../operations/image/find-image.ts';
import { imagesOf, tagsByDigest } from '../operations/image/image-links.ts';
import { imageStatus } from '../operations/image/listing/image-status.ts';
import type { LifecycleImage } from './lifecycle-image.ts';

export function lifecycleImages(state: StateReader, place: RepositoryPlace, now: number): readonly LifecycleImage[] {
  const tags = tagsByDigest(state, place);
  return Array.from(imagesOf(state, place), (image) => {
    const { digest, pushedAt, pulledAt, activatedAt, archivedAt, manifests, subject } = image;
    return {
      digest,
      pushedAt,
      ...(pulledAt !== undefined && { pulledAt }),
      ...(activatedAt !== undefined && { activatedAt }),
      ...(archivedAt !== undefined && { archivedAt }),
      status: imageStatus(image, now),
      manifests,
      ...(subject !== undefined && { subject }),
      tags: tags.get(digest) ?? [],
    };
  });
}
