// Images by digest, by tag, or by both.
import type { StateReader } from '../../../../cloud/state/table.ts';
import { failure } from '../../errors.ts';
import { IMAGE_TAGS, IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { imageNotFound } from './image-errors.ts';

/** Which repository; a row of one serves. */
export type RepositoryPlace = Pick<RepositoryRow, 'account' | 'region' | 'name'>;

export interface ImageId {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
}

/** Why an id finds no image, as the batch operations put it. */
export interface ImageProblem {
  readonly code: 'MissingDigestAndTag' | 'InvalidImageDigest' | 'InvalidImageTag' | 'ImageNotFound';
  readonly reason: string;
}

export const TAG: RegExp = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const DIGEST = /^[a-zA-Z0-9_+.-]+:[a-fA-F0-9]+$/;

/** With both a digest and a tag: the tag must point to that digest. */
export function lookUpImage(state: StateReader, place: RepositoryPlace, { imageDigest, imageTag }: ImageId): ImageRow | ImageProblem {
  if (imageDigest === undefined && imageTag === undefined) return MISSING;
  if (imageDigest !== undefined && !DIGEST.test(imageDigest)) return INVALID_DIGEST;
  if (imageTag !== undefined && !TAG.test(imageTag)) return INVALID_TAG;
  const tagged = imageTag === undefined ? undefined : taggedDigest(state, place, imageTag);
  const digest = imageDigest ?? tagged;
  if (digest === undefined || (imageTag !== undefined && tagged !== digest)) return NOT_FOUND;
  return imageOf(state, place, digest) ?? NOT_FOUND;
}

/** Throws `ImageNotFoundException`, or `InvalidParameterException` for what is no id. */
export function findImage(state: StateReader, place: RepositoryPlace, id: ImageId): ImageRow {
  const found = lookUpImage(state, place, id);
  if (!('code' in found)) return found;
  if (found.code === 'ImageNotFound') throw imageNotFound(id, place);
  throw failure('InvalidParameter', found.reason);
}

export function imageOf(state: StateReader, { account, region, name }: RepositoryPlace, digest: string): ImageRow | undefined {
  return state.get(IMAGES, imageKey(account, region, name, digest));
}

/** The digest that a tag points to. */
export function taggedDigest(state: StateReader, { account, region, name }: RepositoryPlace, tag: string): string | undefined {
  return state.get(IMAGE_TAGS, imageKey(account, region, name, tag))?.digest;
}

const MISSING: ImageProblem = { code: 'MissingDigestAndTag', reason: 'Invalid request parameters: both tag and digest cannot be null' };
const INVALID_DIGEST: ImageProblem = {
  code: 'InvalidImageDigest',
  reason: "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
};
const INVALID_TAG: ImageProblem = {
  code: 'InvalidImageTag',
  reason: "Invalid request parameters: image tag should satisfy the regex '[a-zA-Z0-9_][a-zA-Z0-9-_.]{0,127}'",
};
const NOT_FOUND: ImageProblem = { code: 'ImageNotFound', reason: 'Requested image not found' };
