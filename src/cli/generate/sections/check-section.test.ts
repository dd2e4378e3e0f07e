// How denials that name their action check the tables, in words.
import { expect, test } from 'vitest';
import { checkSections } from './check-section.ts';

test.each([
  [1, 1, '1 denied call names its action; the tables say the same'],
  [1, 0, '1 denied call names its action; the tables have another action for it'],
  [3, 0, '3 denied calls name their action; the tables have another action for all of them'],
  [3, 2, '3 denied calls name their action; the tables say the same of 2, and have another action for 1'],
])('%s checked, %s agreed', (checked, agreed, text) => {
  expect(JSON.stringify(checkSections({ checked, agreed, differences: [] }))).toContain(text);
});

test('nothing where no denial names its action', () => {
  expect(checkSections({ checked: 0, agreed: 0, differences: [] })).toEqual([]);
});
