// Every check of validation finds what it is for, and not what stands beside it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ISSUE_TYPES } from '../../../src/analyze/checks/validate/issue-codes.ts';
import { CONDITION_CASES } from './condition-cases.ts';
import { bucket, type Case, codesOf, identity, rcp, resource, scp, trust } from './documents.ts';
import { ELEMENT_CASES } from './element-cases.ts';
import { STRUCTURE_CASES } from './structure-cases.ts';

const CASES: readonly Case[] = [...STRUCTURE_CASES, ...ELEMENT_CASES, ...CONDITION_CASES];

test('the documents that cases are made of have no faults', () => {
  for (const document of [identity({}), resource({}), bucket({}), trust({}), scp({}), rcp({})]) expect(codesOf(document)).toEqual([]);
});

test('no check is without a case', () => {
  const tested = new Set(CASES.map(([code]) => code));
  expect([...ISSUE_TYPES.keys()].filter((code) => !tested.has(code))).toEqual([]);
  const types = [...ISSUE_TYPES.values()];
  const count = (wanted: string): number => types.filter((type) => type === wanted).length;
  expect(['ERROR', 'WARNING', 'SECURITY_WARNING', 'SUGGESTION'].map(count)).toEqual([79, 26, 19, 29]);
});

test('the documentation lists every check, under its type', () => {
  const sections = readFileSync('docs/checks.md', 'utf8').split(/^## /m);
  const titles = { ERROR: 'Errors', SECURITY_WARNING: 'Security', WARNING: 'Warnings', SUGGESTION: 'Suggestions' };
  const missing = [...ISSUE_TYPES].filter(
    ([code, type]) => !sections.find((text) => text.startsWith(titles[type]))?.includes(`| \`${code}\` |`),
  );
  expect(missing).toEqual([]);
});

test.each(CASES)('%s', (code, bad, good) => {
  expect(codesOf(bad)).toContain(code);
  expect(codesOf(good)).not.toContain(code);
});
