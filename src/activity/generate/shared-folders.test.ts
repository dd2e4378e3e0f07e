// Names that are paths, and the folders that stand for them.
import { expect, it } from 'vitest';
import { sharedFolders } from './shared-folders.ts';

const folders = (names: readonly string[], rootToo = true) => Object.fromEntries(sharedFolders(names, rootToo));

it('takes the folder of two names or more, and leaves a single one alone', () => {
  expect(folders(['a/1', 'a/2', 'b/1'])).toEqual({ 'a/1': 'a/', 'a/2': 'a/', 'b/1': undefined });
});

it('takes the folder above when there are more than five below', () => {
  const days = ['01', '02', '03', '04', '05', '06'].map((day) => `logs/${day}/x`);
  const standing = Object.fromEntries(days.slice(0, 5).map((day) => [day, undefined]));
  expect(folders(days.slice(0, 5))).toEqual(standing);
  expect(folders([...days, 'other'])).toEqual({ ...Object.fromEntries(days.map((day) => [day, 'logs/'])), other: undefined });
});

it('takes the root only where it may', () => {
  expect(folders(['x', 'y'])).toEqual({ x: '', y: '' });
  expect(folders(['x', 'y', 'team/x', 'team/y'], false)).toEqual({ x: undefined, y: undefined, 'team/x': 'team/', 'team/y': 'team/' });
});

it('keeps a folder that was folded already, and does not take a name that ends in `/` for one', () => {
  expect(folders(['a/*', 'a/b/c', 'd/'])).toEqual({ 'a/*': 'a/', 'a/b/c': 'a/', 'd/': undefined });
});
