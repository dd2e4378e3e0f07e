// Which files of a folder are cases.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { findCaseFiles } from './find-case-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'case.json'), '{ "name": "the door", "requests": [] }');
  writeFileSync(join(folder, 'estate.json'), '{ "accounts": [] }');
  writeFileSync(join(folder, 'broken.json'), '{ "requests": [ }');
  writeFileSync(join(folder, 'misspelt.json'), '{ "name": "the window", "request": [] }');
  writeFileSync(join(folder, 'notes.txt'), '{ "requests": [] }');
});

afterEach(() => rmSync(folder, { recursive: true }));

function names(paths: readonly string[], only?: string): readonly string[] {
  return findCaseFiles(paths, only).map(({ name }) => name.slice(folder.length + 1));
}

test('of a folder what looks like a case, at any depth, and what cannot be read', () => {
  expect(names([folder])).toEqual(['broken.json', 'deep/case.json', 'misspelt.json']);
});

test('a file that is named, whatever it is; each file once', () => {
  const estate = join(folder, 'estate.json');
  expect(names([estate, folder, estate])).toEqual(['estate.json', 'broken.json', 'deep/case.json', 'misspelt.json']);
});

test('`only` finds text in the path or the name', () => {
  expect(names([folder], 'deep')).toEqual(['deep/case.json']);
  expect(names([folder], 'the window')).toEqual(['misspelt.json']);
  expect(names([folder], 'nothing of that')).toEqual([]);
});

test('a path that leads nowhere is an error', () => {
  expect(() => findCaseFiles([join(folder, 'absent.json')])).toThrow(UsageError);
});
