// What a lifecycle policy may say, and how ECR words what it may not.
import { expect, test } from 'vitest';
import { failureOf } from '../../../../test/testkit/cloud/failure-of.ts';
import { readLifecyclePolicy } from './read-lifecycle-policy.ts';

const SELECTION = { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 };
const RULE = { rulePriority: 1, selection: SELECTION, action: { type: 'expire' } };
const DAYS = { countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
const TRANSITION = { type: 'transition', targetStorageClass: 'archive' };

function problem(...rules: readonly unknown[]): string {
  return problemOf(JSON.stringify({ rules }));
}

function problemOf(text: string): string {
  const { code, status, message } = failureOf(() => readLifecyclePolicy(text));
  expect({ code, status }).toEqual({ code: 'InvalidParameterException', status: 400 });
  const [, found = message] =
    /^Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: (.*)'$/s.exec(
      message,
    ) ?? [];
  return found;
}

test('rules as they are applied', () => {
  const text = JSON.stringify({
    rules: [
      { ...RULE, rulePriority: 7, description: 'newest only' },
      {
        ...RULE,
        rulePriority: 2,
        selection: { tagStatus: 'tagged', tagPrefixList: ['v*'], storageClass: 'standard', ...DAYS },
        action: TRANSITION,
      },
      {
        ...RULE,
        rulePriority: 3,
        selection: { ...DAYS, tagStatus: 'any', storageClass: 'archive', countType: 'sinceImageTransitioned', countNumber: 90 },
      },
    ],
  });
  expect(readLifecyclePolicy(text)).toEqual([
    {
      priority: 7,
      selection: { status: 'untagged' },
      storageClass: 'standard',
      countType: 'imageCountMoreThan',
      countNumber: 1,
      action: 'expire',
    },
    {
      priority: 2,
      selection: { status: 'tagged', by: 'prefix', list: ['v*'] },
      storageClass: 'standard',
      countType: 'sinceImagePushed',
      countNumber: 14,
      action: 'archive',
    },
    {
      priority: 3,
      selection: { status: 'any' },
      storageClass: 'archive',
      countType: 'sinceImageTransitioned',
      countNumber: 90,
      action: 'expire',
    },
  ]);
});

test.each(['no JSON', '[]', 'null', '"rules"'])('%s is no policy', (text) => {
  expect(problemOf(text)).toBe('Could not map policyString into LifecyclePolicy.');
});

test.each([
  ['{}', 'object has missing required properties (["rules"])'],
  ['{"rules":{}}', 'instance type (object) does not match any allowed primitive type (allowed: ["array"])'],
  ['{"rules":[]}', 'array is too short: must have at least 1 elements but instance has 0 elements'],
  ['{"rules":[],"version":1}', 'object instance has properties which are not allowed by the schema: (["version"])'],
])('the form of %s', (text, words) => {
  expect(problemOf(text)).toBe(words);
});

const NONE_FITS = 'instance failed to match exactly one schema (matched 0 out of 2)';
const NO_COUNT = 'instance failed to match exactly one schema (matched 0 out of 4)';

test.each<[unknown, string]>([
  ['rule', 'instance type (string) does not match any allowed primitive type (allowed: ["object"])'],
  [{ rulePriority: 1 }, 'object has missing required properties (["action","selection"])'],
  [{ ...RULE, rulePriority: 0 }, 'numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
  [{ ...RULE, rulePriority: 1.5 }, 'instance type (number) does not match any allowed primitive type (allowed: ["integer"])'],
  [{ ...RULE, description: null }, 'instance type (null) does not match any allowed primitive type (allowed: ["string"])'],
  [{ ...RULE, action: { type: 'keep' } }, NONE_FITS],
  [{ ...RULE, action: { type: 'expire', targetStorageClass: null } }, NONE_FITS],
  [{ ...RULE, action: { type: 'transition' } }, NONE_FITS],
])('a rule %j', (rule, words) => {
  expect(problem(rule)).toBe(words);
});

test.each<[object, string]>([
  [{ ...SELECTION, tagStatus: 'old' }, 'instance value ("old") not found in enum (possible values: ["any","tagged","untagged"])'],
  [{ ...SELECTION, countNumber: 0 }, 'numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
  [{ ...SELECTION, countUnit: 'days' }, NO_COUNT],
  [{ ...SELECTION, countType: 'sinceImagePushed' }, NO_COUNT],
  [{ ...SELECTION, countType: 'sinceForever' }, NO_COUNT],
  [{ ...SELECTION, tagStatus: 'tagged' }, 'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.'],
  [{ ...SELECTION, tagPrefixList: ['v'] }, 'tagPrefixList and tagPatternList may only be specified when tagStatus=TAGGED.'],
  [
    { ...SELECTION, tagStatus: 'tagged', tagPrefixList: [] },
    'array is too short: must have at least 1 elements but instance has 0 elements',
  ],
  [
    { ...SELECTION, tagStatus: 'tagged', tagPrefixList: ['v'], tagPatternList: ['v*'] },
    'Must specify either tagPrefixList or tagPatternList, not both.',
  ],
  [
    { ...SELECTION, tagStatus: 'tagged', tagPatternList: ['*a*b*c*d*'] },
    'A pattern in tagPatternList may contain at most 4 wildcards (*).',
  ],
  [{ ...SELECTION, storageClass: 'archive' }, 'storageClass must be standard when countType=imageCountMoreThan'],
  [{ ...SELECTION, ...DAYS, countType: 'sinceImageTransitioned' }, 'storageClass must be archive when countType=sinceImageTransitioned'],
  [
    { ...SELECTION, ...DAYS, countType: 'sinceImageTransitioned', storageClass: 'archive', countNumber: 89 },
    'countNumber must be at least 90 when countType=sinceImageTransitioned',
  ],
  [{ ...SELECTION, ...DAYS, countType: 'sinceImagePulled' }, 'countType=sinceImagePulled only supports the action type transition'],
])('a selection %j', (selection, words) => {
  expect(problem({ ...RULE, selection })).toBe(words);
});

const ANY = { ...RULE, selection: { ...SELECTION, tagStatus: 'any' } };
const TAGGED = { ...RULE, selection: { ...SELECTION, tagStatus: 'tagged', tagPrefixList: ['v'] } };
const ARCHIVED = {
  ...RULE,
  selection: { tagStatus: 'any', ...DAYS, countType: 'sinceImageTransitioned', storageClass: 'archive', countNumber: 90 },
};

test('rules together', () => {
  expect(problem(RULE, TAGGED)).toBe('Rule priorities must be unique');
  expect(problem(RULE, { ...RULE, rulePriority: 2 })).toBe('Only one rule can select Untagged images per storage class');
  expect(problem(ANY, { ...TAGGED, rulePriority: 2 })).toBe('Rule for tagStatus=ANY must have the lowest priority per storage class');
  expect(problem(TAGGED, { ...TAGGED, rulePriority: 2 })).toBe('The tags that rules select must be unique per storage class');
  expect(problem(...Array.from({ length: 51 }, (_, index) => ({ ...RULE, rulePriority: index + 1 })))).toBe(
    'array is too long: must have at most 50 elements but instance has 51 elements',
  );
});

test('each storage class has its rules', () => {
  const rules = [
    { ...ARCHIVED, rulePriority: 1 },
    { ...TAGGED, rulePriority: 2 },
    { ...ANY, rulePriority: 3 },
  ];
  expect(readLifecyclePolicy(JSON.stringify({ rules }))).toHaveLength(3);
});
