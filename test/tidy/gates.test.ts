// The repository passes its own gates.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GATES } from './gates.ts';
import { readSourceTree } from './source-tree.ts';

const tree = readSourceTree(fileURLToPath(new URL('../../', import.meta.url)));

test.each(GATES)('$name', (gate) => {
  const lines = gate.check(tree).map(({ path, line, message, rule }) => `${path}:${line}: ${message} (${rule})`);
  expect(lines).toEqual([]);
});
