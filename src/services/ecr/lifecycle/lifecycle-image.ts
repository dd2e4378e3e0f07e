// An image as lifecycle policies see it.
import type { ImageRow } from '../rows/image-row.ts';

type Seen = 'digest' | 'pushedAt' | 'pulledAt' | 'activatedAt' | 'archivedAt' | 'status' | 'manifests' | 'subject';

export interface LifecycleImage extends Pick<ImageRow, Seen> {
  readonly tags: readonly string[];
}
