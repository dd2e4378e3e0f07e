// Each question is answered once, whatever the answer.
import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('a text is asked for once, also when there is no answer', () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['a', '', 'bc', 'a', ''].map(length)).toEqual([1, undefined, 2, 1, undefined]);
  expect(asked).toEqual(['a', '', 'bc']);
});

test('texts without end are not all kept', () => {
  let asked = 0;
  const answer = remembered(() => (asked += 1));
  for (let i = 0; i < 70_000; i++) answer(`${i}`);
  answer('0');
  expect(asked).toBe(70_001);
});
