// What is found below a folder.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TrailFolder, trailFolder, trailPath } from '../../../test/testkit/activity/trail-files.ts';
import { listPath } from './list-path.ts';
import { gatherNotes } from './report-notes.ts';
import type { Selection } from './selection.ts';

let folder: TrailFolder;

beforeEach(() => {
  folder = trailFolder();
});
afterEach(() => folder.remove());

interface Listed {
  readonly names: readonly string[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

async function list(selection: Selection = {}, path = folder.path): Promise<Listed> {
  const notes = gatherNotes();
  const names: string[] = [];
  for await (const { name } of listPath(path, selection, notes)) names.push(name.slice(folder.path.length + 1));
  const problems = notes
    .outcome()
    .problems.map(({ object, kind, message }) => `${object.slice(folder.path.length + 1)} ${kind} ${message}`);
  return { names: names.toSorted(), skipped: Object.fromEntries(notes.skipped), problems };
}

test('logs by their names, at any depth, and nothing else', async () => {
  for (const name of ['a.json', 'b/c.json.gz', 'b/d/e.jsonl', 'b/d/f.NDJSON', 'g.log', 'h', 'i.gz']) folder.write(name, 'x');
  for (const name of ['README.md', '.hidden.json', 'b/k.parquet']) folder.write(name, 'x');
  expect(await list()).toEqual({
    names: ['a.json', 'b/c.json.gz', 'b/d/e.jsonl', 'b/d/f.NDJSON', 'g.log', 'h', 'i.gz'],
    skipped: { 'files of other types': 3 },
    problems: [],
  });
});

test.skipIf(process.platform !== 'linux')('names that are not UTF-8 are problems that say so', async () => {
  for (const name of [Buffer.from('caf\xe9.json', 'latin1'), Buffer.from('caf\xe9', 'latin1')]) {
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/`), name]), 'x');
  }
  const problem = (name: string): string => `${name} unreadable its name, or that of a folder it is in, is not UTF-8; rename it (ENOENT)`;
  const { names, problems } = await list();
  expect([names, problems.toSorted()]).toEqual([[], [problem('caf\ufffd'), problem('caf\ufffd.json')]]);
});

test('a file that is named itself is listed, whatever its name', async () => {
  const path = folder.write('trail.data', '12345');
  const found = [];
  for await (const object of listPath(path, {}, gatherNotes())) found.push(object);
  expect(found).toEqual([{ name: path, size: 5 }]);
});

test('accounts, regions, days and kinds are left out by their folders', async () => {
  folder.write(trailPath('a'), 'x');
  folder.write(trailPath('b', '20260305T1005', '222222222222'), 'x');
  folder.write(trailPath('c', '20260305T1005', '111111111111', 'eu-west-1'), 'x');
  folder.write(trailPath('d', '20250305T1005'), 'x');
  folder.write(trailPath('e', '20260304T1005'), 'x');
  folder.write(trailPath('f', '20260305T0905'), 'x');
  folder.write('AWSLogs/111111111111/CloudTrail-Digest/us-east-1/2026/03/05/digest.json.gz', 'x');
  folder.write('AWSLogs/111111111111/elasticloadbalancing/us-east-1/2026/03/05/a.log.gz', 'x');
  expect(await list({ accounts: ['111111111111'], regions: ['us-east-1'], from: '2026-03-05T10:00:00Z' })).toEqual({
    names: [trailPath('a')],
    skipped: {
      'other accounts (folders)': 1,
      'other regions (folders)': 1,
      'delivered before the time asked for (folders)': 2,
      'delivered before the time asked for': 1,
      'digests (folders)': 1,
      'logs of other services (folders)': 1,
    },
    problems: [],
  });
});

describe('links', () => {
  test('lead to files and folders, each folder once, and in no circle', async () => {
    folder.write('a/x.json', 'x');
    folder.write('elsewhere.json', 'x');
    symlinkSync(join(folder.path, 'a'), join(folder.path, 'b'));
    symlinkSync(folder.path, join(folder.path, 'a', 'circle'));
    symlinkSync(join(folder.path, 'elsewhere.json'), join(folder.path, 'a', 'y.json'));
    expect(await list()).toEqual({
      names: ['a/x.json', 'a/y.json', 'elsewhere.json'],
      skipped: { 'folders that a link leads to once more': 2 },
      problems: [],
    });
  });

  test('that lead nowhere, or to themselves, are named', async () => {
    folder.write('a.json', 'x');
    symlinkSync(join(folder.path, 'nothing'), join(folder.path, 'b.json'));
    symlinkSync(join(folder.path, 'c.json'), join(folder.path, 'c.json'));
    const { names, problems } = await list();
    expect(names).toEqual(['a.json']);
    expect(problems).toEqual([
      'b.json unreadable there is no such file or folder; a symbolic link may lead nowhere (ENOENT)',
      'c.json unreadable symbolic links lead in a circle (ELOOP)',
    ]);
  });
});

test('a path without anything is named', async () => {
  const { names, problems } = await list({}, join(folder.path, 'nowhere'));
  expect([names, problems]).toEqual([
    [],
    ['nowhere unreadable there is no such file or folder; a symbolic link may lead nowhere (ENOENT)'],
  ]);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is named, and the others are read', async () => {
  folder.write('b/x.json', 'x');
  mkdirSync(join(folder.path, 'a'), { mode: 0 });
  const { names, problems } = await list();
  expect(names).toEqual(['b/x.json']);
  expect(problems).toEqual([expect.stringContaining('a unreadable this user may not read the folder')]);
});
