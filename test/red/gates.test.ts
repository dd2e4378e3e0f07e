// Each gate sees what it is there to see, and nothing else: one fixture a rule at least, and one for each way around it.
import { expect, test } from 'vitest';
import { GATES } from '../tidy/gates.ts';
import type { SourceTree } from '../tidy/source-tree.ts';
import { readRedFixtures } from './red-fixture.ts';

const red = ['walls', 'purity', 'permits', 'chance', 'shape', 'code', 'text', 'docs', 'licences'].flatMap(readRedFixtures);

test.each(red)('refuses $name', ({ rule, message, tree }) => {
  const violations = check(tree);
  expect(new Set(violations.map((violation) => violation.rule))).toEqual(new Set([rule]));
  expect(violations.map((violation) => violation.message).join('\n')).toContain(message);
});

test.each(readRedFixtures('allowed'))('lets $name pass', ({ tree }) => {
  expect(check(tree)).toEqual([]);
});

test('every rule has a red fixture', () => {
  const seen = new Set(red.map(({ rule }) => rule));
  expect(GATES.flatMap((gate) => gate.rules).filter((rule) => !seen.has(rule))).toEqual([]);
});

function check(tree: SourceTree) {
  return GATES.flatMap((gate) => gate.check(tree));
}
