// The images and tags of one repository, and how they refer to each other.
import type { StateReader } from '../../../../cloud/state/table.ts';
import { IMAGE_TAGS, IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import type { RepositoryPlace } from './find-image.ts';

/** Ascending by digest. Lazy: rows must not be written meanwhile. */
export function* imagesOf(state: StateReader, { account, region, name }: RepositoryPlace): IterableIterator<ImageRow> {
  for (const [, image] of state.scan(IMAGES, imageKey(account, region, name, ''))) yield image;
}

/** Tags, ascending, with the digests that they point to. */
export function* tagsOf(
  state: StateReader,
  { account, region, name }: RepositoryPlace,
): IterableIterator<readonly [tag: string, digest: string]> {
  const prefix = imageKey(account, region, name, '');
  for (const [key, { digest }] of state.scan(IMAGE_TAGS, prefix)) yield [key.slice(prefix.length), digest];
}

/** Tags, ascending, by the digest that they point to. */
export function tagsByDigest(state: StateReader, place: RepositoryPlace): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [tag, digest] of tagsOf(state, place)) {
    const known = found.get(digest);
    if (known === undefined) found.set(digest, [tag]);
    else known.push(tag);
  }
  return found;
}

/** How images of a repository hang together. Whoever deletes keeps it up to date. */
export interface ImageLinks {
  readonly tags: Map<string, string[]>;
  /** By digest: the indexes that list it. */
  readonly listedBy: Map<string, Set<string>>;
  /** By digest: the manifests that are about it. */
  readonly referrers: Map<string, Set<string>>;
}

export function linksOf(state: StateReader, place: RepositoryPlace): ImageLinks {
  const listedBy = new Map<string, Set<string>>();
  const referrers = new Map<string, Set<string>>();
  for (const { digest, manifests, subject } of imagesOf(state, place)) {
    for (const listed of manifests) add(listedBy, listed, digest);
    if (subject !== undefined) add(referrers, subject, digest);
  }
  return { tags: tagsByDigest(state, place), listedBy, referrers };
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
