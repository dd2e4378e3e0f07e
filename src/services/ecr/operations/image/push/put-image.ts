// PutImage: takes a manifest whose parts are there, and points a tag to it.
import type { CallContext } from '../../../../../cloud/call-context.ts';
import { repositoryDemand, registryId } from '../../../demands.ts';
import type { EcrOperation } from '../../../ecr-operations.ts';
import { invalidParameter } from '../../../errors.ts';
import { readManifest } from '../../../manifest/manifest.ts';
import { IMAGE_TAGS, IMAGES, imageKey, type ImageRow } from '../../../rows/image-row.ts';
import type { RepositoryRow } from '../../../rows/repository-row.ts';
import { imagePushed } from '../../replication/image-pushed.ts';
import { findRepository } from '../../repository/find-repository.ts';
import { imageOf, TAG, taggedDigest } from '../find-image.ts';
import { digestDoesNotMatch, imageAlreadyExists, imageTagAlreadyExists, tooManyImages, tooManyTags } from '../image-errors.ts';
import { imagesOf, tagsOf } from '../image-links.ts';
import { imageStatus } from '../listing/image-status.ts';
import { newImage } from './new-image.ts';
import { tagImmutable } from '../tag-immutable.ts';

/** Bytes. */
const LARGEST_MANIFEST = 4 << 20;
/** Amazon ECR service quotas: images per repository, tags per image. */
const MOST_IMAGES = 100_000;
const MOST_TAGS = 1000;

export const putImage: EcrOperation<'PutImage'> = {
  authorize: (input, cx) => [repositoryDemand('PutImage', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const { imageTag: tag, imageManifest: text } = input;
    if (tag !== undefined && !TAG.test(tag)) throw invalidParameter('imageTag', `must satisfy regular expression '${TAG_PATTERN}'`);
    if (Buffer.byteLength(text, 'utf8') > LARGEST_MANIFEST)
      throw invalidParameter('imageManifest', `Member must have length less than or equal to ${LARGEST_MANIFEST}`);
    const manifest = readManifest(text, input.imageManifestMediaType);
    if (manifest === undefined) throw invalidParameter('ImageManifest', 'Invalid JSON syntax');
    const { digest } = manifest;
    if (input.imageDigest !== undefined && input.imageDigest !== digest) throw digestDoesNotMatch(input.imageDigest, repository);

    const known = imageOf(cx.state, repository, digest);
    checkTag(cx, repository, digest, known, tag);
    if (known === undefined && exceeds(imagesOf(cx.state, repository), MOST_IMAGES)) throw tooManyImages(MOST_IMAGES, repository);
    const image = known === undefined ? newImage(cx, repository, manifest, text) : broughtBack(known, cx.now);
    const { account, region, name } = repository;
    cx.state.put(IMAGES, imageKey(account, region, name, digest), image);
    if (tag !== undefined) cx.state.put(IMAGE_TAGS, imageKey(account, region, name, tag), { digest });
    imagePushed(cx, repository, image, tag);
    return {
      image: {
        registryId: account,
        repositoryName: name,
        imageId: { imageDigest: digest, ...(tag !== undefined && { imageTag: tag }) },
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
      },
    };
  },
};

const TAG_PATTERN = '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}';

/** An immutable tag is not even put where it is already. */
function checkTag(
  { state, now }: CallContext,
  repository: RepositoryRow,
  digest: string,
  known: ImageRow | undefined,
  tag: string | undefined,
): void {
  const tagged = tag === undefined ? undefined : taggedDigest(state, repository, tag);
  if (tag !== undefined && tagged !== undefined && tagImmutable(repository, tag)) throw imageTagAlreadyExists(tag, repository);
  if (known === undefined) return;
  if (tag === undefined || tagged === digest) {
    if (imageStatus(known, now) === 'ACTIVE') throw imageAlreadyExists(digest, tag, repository);
    return;
  }
  if (exceeds(tagsTo(digest, tagsOf(state, repository)), MOST_TAGS)) throw tooManyTags(digest, MOST_TAGS, repository);
}

function* tagsTo(digest: string, tags: Iterable<readonly [tag: string, digest: string]>): IterableIterator<string> {
  for (const [tag, to] of tags) if (to === digest) yield tag;
}

/** Whether one more would be too many. */
function exceeds(items: Iterable<unknown>, most: number): boolean {
  let count = 0;
  for (const _ of items) if (++count >= most) return true;
  return false;
}

/** Amazon ECR User Guide, Archiving an image: pushing an archived image again restores it. */
function broughtBack(image: ImageRow, now: number): ImageRow {
  return imageStatus(image, now) === 'ACTIVE' ? image : { ...image, status: 'ACTIVE', activatedAt: now };
}
