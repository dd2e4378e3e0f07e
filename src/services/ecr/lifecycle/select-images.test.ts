// The examples of the user guide, and what it says of indexes, signatures, the archive and pulls.
import { describe, expect, test } from 'vitest';
import type { LifecycleImage } from './lifecycle-image.ts';
import { rulesOf } from './read-lifecycle-policy.ts';
import { selectImages } from './select-images.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 15);

function image(digest: string, daysAgo: number, tags: readonly string[] = [], more: Partial<LifecycleImage> = {}): LifecycleImage {
  return { digest, pushedAt: NOW - daysAgo * DAY, tags, status: 'ACTIVE', manifests: [], ...more };
}

interface Rule {
  readonly selection: object;
  readonly action?: object;
}

/** `digest:priority:action` of what is selected. */
function selected(rules: readonly Rule[], images: readonly LifecycleImage[]): readonly string[] {
  const text = JSON.stringify({ rules: rules.map((rule, index) => ({ rulePriority: index + 1, action: { type: 'expire' }, ...rule })) });
  return selectImages(rulesOf(text), images, NOW).map(({ image: { digest }, rule }) => `${digest}:${rule.priority}:${rule.action}`);
}

function count(most: number, ...tagPrefixList: readonly string[]): Rule {
  return { selection: { tagStatus: 'tagged', tagPrefixList, countType: 'imageCountMoreThan', countNumber: most } };
}

const ANY = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' };

// Amazon ECR User Guide, Examples of lifecycle policies in Amazon ECR: filtering on multiple rules.
const BETAS = [image('A', 10, ['beta-1', 'prod-1']), image('B', 9, ['beta-2', 'prod-2']), image('C', 8, ['beta-3'])];

test.each([
  ['what a rule of higher priority sees, a later one leaves alone', [count(1, 'prod'), count(1, 'beta')], BETAS, ['A:1:expire']],
  ['the other way round', [count(1, 'beta'), count(1, 'prod')], BETAS, ['A:1:expire', 'B:1:expire']],
  [
    'all prefixes of a list must be there',
    [
      {
        selection: {
          tagStatus: 'tagged',
          tagPrefixList: ['alpha', 'beta'],
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: 5,
        },
      },
    ],
    [image('A', 12, ['alpha-1']), image('B', 11, ['beta-1']), image('C', 10, ['alpha-2', 'beta-2']), image('F', 2, ['alpha-4', 'beta-4'])],
    ['C:1:expire'],
  ],
  [
    'tags are not exclusive',
    [count(1, 'alpha', 'beta')],
    [
      image('A', 10, ['alpha-1', 'beta-1', 'gamma-1']),
      image('B', 9, ['alpha-2', 'beta-2']),
      image('C', 8, ['alpha-3', 'beta-3', 'gamma-2']),
    ],
    ['A:1:expire', 'B:1:expire'],
  ],
  [
    '`any` counts what earlier rules have marked, and takes what they do not see',
    [count(1, 'prod'), { selection: ANY }],
    [image('A', 4, ['prod-1']), image('B', 3, ['prod-2']), image('C', 2, ['test']), image('D', 1)],
    ['A:1:expire', 'C:2:expire'],
  ],
])('%s', (_name, rules, images, result) => {
  expect(selected(rules, images)).toEqual(result);
});

test('age counts in whole days that have passed: not on the day itself', () => {
  const rule = { selection: { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 } };
  expect(selected([rule], [image('A', 14), image('B', 14.001)])).toEqual(['B:1:expire']);
});

test('wildcards of patterns', () => {
  const tagPatternList = ['*-rc*', 'v1.*'];
  const rule = { selection: { tagStatus: 'tagged', tagPatternList, countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 } };
  const images = [image('A', 2, ['v1.0-rc1']), image('B', 3, ['x-rc', 'v1.']), image('C', 2, ['v12-rc1']), image('D', 2, ['v1?0-rc'])];
  expect(selected([rule], images)).toEqual(['B:1:expire', 'A:1:expire']);
});

describe('an image that an index lists', () => {
  const rule = { selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 } };

  test('stays as long as the index does, and keeps those that it lists itself', () => {
    const images = [
      image('index', 5, ['v1'], { manifests: ['inner'] }),
      image('inner', 6, [], { manifests: ['leaf'] }),
      image('leaf', 7),
      image('loose', 8),
      image('newest', 1),
    ];
    expect(selected([rule], images)).toEqual(['loose:1:expire']);
  });

  test('goes with the index', () => {
    const images = [image('index', 5, [], { manifests: ['leaf'] }), image('leaf', 6), image('newest', 1)];
    expect(selected([rule], images)).toEqual(['leaf:1:expire', 'index:1:expire']);
  });

  test('may go to the archive with it, but is not deleted before it', () => {
    const archiving = { selection: { ...count(1, 'v').selection }, action: ARCHIVE };
    const images = [
      image('index', 5, ['v1'], { manifests: ['leaf', 'other'] }),
      image('leaf', 6),
      image('other', 6, ['v0']),
      image('new', 1, ['v2']),
    ];
    expect(selected([archiving, rule], images)).toEqual(['other:1:archive', 'index:1:archive']);
  });
});

describe('what is about an image', () => {
  const rule = { selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 } };

  test('is not counted, and goes with it, with what is about itself', () => {
    const images = [
      image('A', 9, ['v1']),
      image('signature', 8, [], { subject: 'A' }),
      image('countersignature', 7, [], { subject: 'signature' }),
      image('B', 6, ['v2']),
      image('signatureB', 5, [], { subject: 'B' }),
    ];
    expect(selected([rule], images)).toEqual(['A:1:expire', 'signature:1:expire', 'countersignature:1:expire']);
  });

  test('stays with it when an index keeps it', () => {
    const images = [
      image('A', 9),
      image('signature', 8, [], { subject: 'A' }),
      image('index', 7, ['v'], { manifests: ['A'] }),
      image('B', 6),
    ];
    expect(selected([{ selection: { ...ANY, tagStatus: 'untagged' } }], images)).toEqual([]);
  });

  test('is like any other image with a tag of its own, or without its subject', () => {
    const images = [image('A', 9, ['v1']), image('tagged', 5, ['sbom'], { subject: 'A' }), image('orphan', 8, [], { subject: 'gone' })];
    expect(selected([rule], images)).toEqual(['A:1:expire', 'orphan:1:expire']);
  });
});

describe('the archive', () => {
  const toArchive = {
    selection: { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 30 },
    action: ARCHIVE,
  };
  const fromArchive = {
    selection: { tagStatus: 'any', storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 },
  };

  test('takes what was not pulled for long, or never, since it came back', () => {
    const images = [
      image('pulled', 100, [], { pulledAt: NOW - 2 * DAY }),
      image('never', 31),
      image('long ago', 100, [], { pulledAt: NOW - 31 * DAY }),
      image('came back', 100, [], { pulledAt: NOW - 60 * DAY, activatedAt: NOW - 3 * DAY }),
      image('restoring', 100, [], { status: 'ACTIVATING' }),
    ];
    expect(selected([toArchive], images)).toEqual(['long ago:1:archive', 'never:1:archive']);
  });

  test('is another place with its own rules', () => {
    const images = [
      image('old', 400, [], { status: 'ARCHIVED', archivedAt: NOW - 91 * DAY }),
      image('young', 400, [], { status: 'ARCHIVED', archivedAt: NOW - 89 * DAY }),
      image('active', 400),
    ];
    expect(selected([toArchive, fromArchive], images)).toEqual(['active:1:archive', 'old:2:expire']);
  });

  test('gives what comes back a new age', () => {
    const rule = { selection: { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 } };
    expect(selected([rule], [image('A', 100, [], { activatedAt: NOW - DAY }), image('B', 31)])).toEqual(['B:1:expire']);
  });
});
