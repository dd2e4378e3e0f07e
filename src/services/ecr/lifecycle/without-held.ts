// What holds images that a rule has chosen, and what goes with them: indexes hold what they list, and signatures go where the image goes.
import type { LifecycleImage } from './lifecycle-image.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';

/**
 * Of the chosen images those that nothing holds, by digest, and what is about them, with the rule that acts on it. An index that is archived
 * still holds what it lists from being deleted, but not from the archive. `present` are all images of the repository.
 */
export function withoutHeld(
  chosen: ReadonlyMap<string, LifecycleRule>,
  present: ReadonlyMap<string, LifecycleImage>,
): ReadonlyMap<string, LifecycleRule> {
  const selected = new Map(chosen);
  const followers = new Map<string, LifecycleImage[]>();
  for (const image of present.values()) {
    const root = rootSubject(image, present);
    if (root === image.digest) continue;
    const group = followers.get(root);
    if (group === undefined) followers.set(root, [image]);
    else group.push(image);
    const rule = chosen.get(root);
    if (rule !== undefined && (rule.action === 'expire' || image.status === 'ACTIVE')) selected.set(image.digest, rule);
  }
  const waiting = [...present.values()].filter(({ manifests }) => manifests.length > 0);
  const stay = (digest: string): void => {
    if (!selected.delete(digest)) return;
    const image = present.get(digest);
    if (image !== undefined) waiting.push(image);
    for (const follower of followers.get(digest) ?? []) stay(follower.digest);
  };
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const fate = selected.get(index.digest)?.action ?? (index.status === 'ARCHIVED' ? 'archive' : 'stay');
    for (const digest of index.manifests) if (isHeld(fate, selected.get(digest))) stay(digest);
  }
  return selected;
}

function isHeld(fateOfIndex: LifecycleRule['action'] | 'stay', rule: LifecycleRule | undefined): boolean {
  return rule !== undefined && fateOfIndex !== 'expire' && (fateOfIndex === 'stay' || rule.action === 'expire');
}

/**
 * The image that this one is about and goes with. What has a tag of its own stays by itself, as it does when its subject is deleted by hand.
 */
export function subjectOf(image: LifecycleImage, present: ReadonlyMap<string, LifecycleImage>): LifecycleImage | undefined {
  return image.subject === undefined || image.tags.length > 0 ? undefined : present.get(image.subject);
}

/** What the image is about in the end: signatures may be signed themselves. */
function rootSubject(image: LifecycleImage, present: ReadonlyMap<string, LifecycleImage>): string {
  let root = image;
  for (;;) {
    const next = subjectOf(root, present);
    if (next === undefined) return root.digest;
    root = next;
  }
}
