// Objects and folders that were left out, in words.
import { expect, test } from 'vitest';
import { leftOut } from './left-out.ts';

test('objects, and folders as a whole', () => {
  const skipped = new Map([
    ['digests', 2],
    ['digests (folders)', 1],
    ['other regions (folders, not listed)', 3],
  ]);
  expect(leftOut(skipped)).toEqual([
    'left out: 2 objects (digests)',
    'left out: 1 folder (digests)',
    'left out: 3 folders (other regions, not listed)',
  ]);
});
