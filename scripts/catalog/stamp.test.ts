// The catalog is built again when its inputs changed, or when its outputs are not what they were.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inputsOf, printStamp, upToDate } from './stamp.ts';

let folder = '';
const inputs = inputsOf(['a@1', 'b@1']);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'));
  writeFileSync(join(folder, 'data.js'), 'whole');
  writeFileSync(join(folder, '.stamp.json'), printStamp(inputs, new Map([['data.js', 'whole']])));
});

afterEach(() => rmSync(folder, { recursive: true }));

it('is up to date only for the same inputs and outputs', () => {
  expect(upToDate(folder, inputs)).toBe(true);
  expect(upToDate(folder, inputsOf(['a@1', 'b@2']))).toBe(false);
  writeFileSync(join(folder, 'data.js'), 'whol');
  expect(upToDate(folder, inputs)).toBe(false);
  rmSync(join(folder, 'data.js'));
  expect(upToDate(folder, inputs)).toBe(false);
});

it('is not up to date without a stamp that can be read', () => {
  writeFileSync(join(folder, '.stamp.json'), '{');
  expect(upToDate(folder, inputs)).toBe(false);
  rmSync(join(folder, '.stamp.json'));
  expect(upToDate(folder, inputs)).toBe(false);
});
