// Output paths that are logs, by whatever name.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spareLogs } from './spare-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'spare-'));
const logs = join(folder, 'logs');
const log = join(logs, 'a', 'own.json');
const packed = join(logs, 'a', 'own.json.gz');
const answer = join(logs, 'policy.json');
const elsewhere = join(folder, 'logs-of-others.json');

beforeAll(() => {
  mkdirSync(join(logs, 'a'), { recursive: true });
  const text = '{ "Records": [] }';
  writeFileSync(log, text);
  writeFileSync(packed, gzipSync(text));
  writeFileSync(elsewhere, text);
  writeFileSync(answer, '{ "Version": "2012-10-17", "Statement": [] }');
  symlinkSync(log, join(folder, 'link.json'));
  linkSync(log, join(folder, 'hard.json'));
  symlinkSync(logs, join(folder, 'linked-logs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['the file itself', log, log],
  ['by a way around', log, join(logs, 'a', '..', 'a', 'own.json')],
  ['by a link', log, join(folder, 'link.json')],
  ['by another name', log, join(folder, 'hard.json')],
  ['in a folder', logs, log],
  ['in a folder, packed', `${logs}/`, packed],
  ['in a folder by a link', join(folder, 'linked-logs'), log],
])('refuses %s', (_, path, out) => {
  expect(() => spareLogs([{ kind: 'path', path }])(out)).toThrow('is one of the logs that are read');
});

test.each([
  ['what is not there', log, join(logs, 'new.json')],
  ['another file', log, elsewhere],
  ['a log beside the folder', logs, elsewhere],
  ['an earlier answer in the folder', logs, answer],
  ['a device', logs, '/dev/null'],
])('lets %s pass', (_, path, out) => {
  expect(() => spareLogs([{ kind: 'path', path }, { kind: 's3', bucket: 'logs', prefix: '' }, { kind: 'stdin' }])(out)).not.toThrow();
});
