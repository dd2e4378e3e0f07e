// Which images a lifecycle policy acts on. Amazon ECR User Guide, Automate the cleanup of images by using lifecycle policies:
// lifecycle policy evaluation rules.
import type { LifecycleImage } from './lifecycle-image.ts';
import type { LifecycleRule, TagSelection } from './lifecycle-rule.ts';
import { wildcard } from './matches-wildcard.ts';
import { subjectOf, withoutHeld } from './without-held.ts';

export interface SelectedImage {
  readonly image: LifecycleImage;
  readonly rule: LifecycleRule;
}

const DAY = 86_400_000;

/**
 * Every rule marks among all images that fit its tags, also among those that an earlier rule has marked; but it acts only on images that fit no
 * rule of lower priority number. An untagged image that is about another one which is there is not counted: it goes where that one goes. An image stays
 * as long as an index that lists it does. `images` are all of a repository, `now` in milliseconds; answers the selected ones, oldest first.
 */
export function selectImages(rules: readonly LifecycleRule[], images: readonly LifecycleImage[], now: number): readonly SelectedImage[] {
  const present = new Map(images.map((image) => [image.digest, image]));
  const counted = images.filter((image) => subjectOf(image, present) === undefined).sort(byAge);
  const chosen = new Map<string, LifecycleRule>();
  const claimed = new Set<string>();
  for (const rule of rules.toSorted((a, b) => a.priority - b.priority)) {
    const fitsTags = tagTest(rule.selection);
    const fitting = counted.filter((image) => isOfClass(image, rule.storageClass) && fitsTags(image));
    for (const { digest } of marked(rule, fitting, now)) if (!claimed.has(digest)) chosen.set(digest, rule);
    for (const { digest } of fitting) claimed.add(digest);
  }
  const selected = withoutHeld(chosen, present);
  return images
    .flatMap((image) => {
      const rule = selected.get(image.digest);
      return rule === undefined ? [] : [{ image, rule }];
    })
    .sort((a, b) => byAge(a.image, b.image));
}

/** Of equal age, by digest: the same images give the same answer. */
function byAge(a: LifecycleImage, b: LifecycleImage): number {
  return pushedTime(a) - pushedTime(b) || (a.digest < b.digest ? -1 : 1);
}

/** One that came back from the archive counts as pushed when it came back. */
function pushedTime({ pushedAt, activatedAt }: LifecycleImage): number {
  return activatedAt ?? pushedAt;
}

/** `images` from the oldest to the youngest. */
function marked({ countType, countNumber }: LifecycleRule, images: readonly LifecycleImage[], now: number): readonly LifecycleImage[] {
  if (countType === 'imageCountMoreThan') return images.slice(0, Math.max(0, images.length - countNumber));
  return images.filter((image) => now - since(countType, image) > countNumber * DAY);
}

function since(countType: Exclude<LifecycleRule['countType'], 'imageCountMoreThan'>, image: LifecycleImage): number {
  if (countType === 'sinceImagePushed') return pushedTime(image);
  if (countType === 'sinceImageTransitioned') return image.archivedAt ?? pushedTime(image);
  const { pushedAt, pulledAt, activatedAt } = image;
  return pulledAt === undefined ? (activatedAt ?? pushedAt) : Math.max(pulledAt, activatedAt ?? pulledAt);
}

function isOfClass({ status }: LifecycleImage, storageClass: LifecycleRule['storageClass']): boolean {
  return status === (storageClass === 'archive' ? 'ARCHIVED' : 'ACTIVE');
}

function tagTest(selection: TagSelection): (image: LifecycleImage) => boolean {
  if (selection.status === 'any') return () => true;
  if (selection.status === 'untagged') return ({ tags }) => tags.length === 0;
  const { by, list } = selection;
  const tests = list.map((wanted) => (by === 'prefix' ? (tag: string) => tag.startsWith(wanted) : wildcard(wanted)));
  return ({ tags }) => tests.every((fits) => tags.some(fits));
}
