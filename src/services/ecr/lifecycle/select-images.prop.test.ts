// The selection against a second one that asks about each image by itself, and takes back, one by one, what something holds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LifecycleImage } from './lifecycle-image.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';
import { selectImages } from './select-images.ts';

const DAY = 86_400_000;
const NOW = 1000 * DAY;

const tags = fc.uniqueArray(fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'c'), { maxLength: 3 });
const moment = fc.option(
  fc.integer({ min: 900, max: 1000 }).map((day) => day * DAY),
  { nil: undefined },
);

/** Images refer to earlier ones only: digests allow no circles. */
const images: fc.Arbitrary<readonly LifecycleImage[]> = fc
  .array(
    fc.record({
      tags,
      pushedAt: fc.integer({ min: 900, max: 1000 }).map((day) => day * DAY),
      pulledAt: moment,
      activatedAt: moment,
      archivedAt: moment,
      status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'ARCHIVED', 'ACTIVATING'),
      lists: fc.array(fc.nat(12), { maxLength: 2 }),
      about: fc.option(fc.nat(12), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ lists, about, pulledAt, activatedAt, archivedAt, ...rest }, index) => ({
      ...rest,
      digest: `d${index}`,
      manifests: index === 0 ? [] : lists.map((to) => `d${to % index}`),
      ...(pulledAt !== undefined && { pulledAt }),
      ...(activatedAt !== undefined && { activatedAt }),
      ...(archivedAt !== undefined && { archivedAt }),
      ...(about !== undefined && { subject: index === 0 ? 'gone' : `d${about % (index + 1) === index ? 99 : about % index}` }),
    })),
  );

const rules: fc.Arbitrary<readonly LifecycleRule[]> = fc
  .array(
    fc.record({
      selection: fc.oneof(
        fc.constant({ status: 'any' } as const),
        fc.constant({ status: 'untagged' } as const),
        fc.record({
          status: fc.constant('tagged' as const),
          by: fc.constantFrom('prefix' as const, 'pattern' as const),
          list: fc.array(fc.constantFrom('a', 'ab', '*', 'a*', '*b', 'b*a', '*c*'), { minLength: 1, maxLength: 2 }),
        }),
      ),
      storageClass: fc.constantFrom('standard', 'standard', 'archive'),
      countType: fc.constantFrom('imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'),
      countNumber: fc.integer({ min: 1, max: 60 }),
      action: fc.constantFrom('expire', 'archive'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((drawn) =>
    fc
      .shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: drawn.length, maxLength: drawn.length })
      .map((priorities) => drawn.map((rule, index) => ({ ...rule, priority: priorities[index] ?? 0 }))),
  );

test('the same images, by the same rules', () => {
  fc.assert(
    fc.property(rules, images, (policy, all) => {
      const found = selectImages(policy, all, NOW).map(({ image, rule }) => `${image.digest} ${rule.priority}`);
      expect([...found].sort()).toEqual([...naive(policy, all)].map(([digest, rule]) => `${digest} ${rule.priority}`).sort());
    }),
  );
});

function naive(policy: readonly LifecycleRule[], all: readonly LifecycleImage[]): ReadonlyMap<string, LifecycleRule> {
  const of = (digest: string | undefined): LifecycleImage | undefined => all.find((image) => image.digest === digest);
  const master = (image: LifecycleImage): LifecycleImage | undefined => (image.tags.length === 0 ? of(image.subject) : undefined);
  const born = (image: LifecycleImage): number => image.activatedAt ?? image.pushedAt;
  const younger = (a: LifecycleImage, b: LifecycleImage): boolean => born(a) > born(b) || (born(a) === born(b) && a.digest > b.digest);
  const fits = (rule: LifecycleRule, image: LifecycleImage): boolean => {
    if (master(image) !== undefined || image.status !== (rule.storageClass === 'archive' ? 'ARCHIVED' : 'ACTIVE')) return false;
    const { selection } = rule;
    if (selection.status === 'any') return true;
    if (selection.status === 'untagged') return image.tags.length === 0;
    const form = (wanted: string): RegExp => (selection.by === 'prefix' ? starts(wanted) : whole(wanted));
    return selection.list.every((wanted) => image.tags.some((tag) => form(wanted).test(tag)));
  };
  const isOld = (rule: LifecycleRule, image: LifecycleImage): boolean => {
    if (rule.countType === 'imageCountMoreThan')
      return all.filter((other) => fits(rule, other) && younger(other, image)).length >= rule.countNumber;
    const pulled = [image.pulledAt, image.activatedAt].filter((time) => time !== undefined);
    const since = {
      sinceImagePushed: born(image),
      sinceImagePulled: pulled.length > 0 ? Math.max(...pulled) : image.pushedAt,
      sinceImageTransitioned: image.archivedAt ?? born(image),
    }[rule.countType];
    return (NOW - since) / DAY > rule.countNumber;
  };
  const own = (image: LifecycleImage): LifecycleRule | undefined => {
    const [first] = policy.filter((rule) => fits(rule, image)).sort((a, b) => a.priority - b.priority);
    return first !== undefined && isOld(first, image) ? first : undefined;
  };
  const leading = (image: LifecycleImage): LifecycleImage => {
    const above = master(image);
    return above === undefined ? image : leading(above);
  };
  const chosen = new Map<string, LifecycleRule>();
  for (const image of all) {
    const rule = own(leading(image));
    if (rule !== undefined && (leading(image) === image || rule.action === 'expire' || image.status === 'ACTIVE'))
      chosen.set(image.digest, rule);
  }
  const isHeld = (image: LifecycleImage): boolean => {
    const rule = chosen.get(image.digest);
    const root = leading(image);
    if (root !== image && !chosen.has(root.digest)) return true;
    return all.some((index) => {
      if (!index.manifests.includes(image.digest)) return false;
      const action = chosen.get(index.digest)?.action;
      return action !== 'expire' && !(rule?.action === 'archive' && (action === 'archive' || index.status === 'ARCHIVED'));
    });
  };
  for (;;) {
    const held = all.find((image) => chosen.has(image.digest) && isHeld(image));
    if (held === undefined) return chosen;
    chosen.delete(held.digest);
  }
}

function starts(prefix: string): RegExp {
  return prefix.includes('*') ? /^\0/ : ({ a: /^a/, ab: /^ab/ }[prefix] ?? /^\0/);
}

const WHOLE: Readonly<Record<string, RegExp>> = {
  a: /^a$/,
  ab: /^ab$/,
  '*': /^.*$/,
  'a*': /^a.*$/,
  '*b': /^.*b$/,
  'b*a': /^b.*a$/,
  '*c*': /^.*c.*$/,
};

function whole(pattern: string): RegExp {
  return WHOLE[pattern] ?? /^\0/;
}
