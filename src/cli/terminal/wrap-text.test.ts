// Lines broken at spaces.
import { expect, test } from 'vitest';
import { wrapText } from './wrap-text.ts';

test('breaks at spaces, within the width', () => {
  expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrapText('exactly nine', 12)).toEqual(['exactly nine']);
  expect(wrapText('', 5)).toEqual(['']);
});

test('a longer word stays whole, on a line of its own', () => {
  expect(wrapText('on arn:aws:s3:::bucket now', 8)).toEqual(['on', 'arn:aws:s3:::bucket', 'now']);
});

test('unless it is to be cut', () => {
  expect(wrapText('on arn:aws:s3:::bucket now', 8, 'cut')).toEqual(['on', 'arn:aws:', 's3:::buc', 'ket now']);
});
