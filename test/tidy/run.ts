// Runs the gates over this repository and prints what breaks them, one line a place. Part of `npm run check`.
import { fileURLToPath } from 'node:url';
import { GATES } from './gates.ts';
import { readSourceTree } from './source-tree.ts';

const tree = readSourceTree(fileURLToPath(new URL('../../', import.meta.url)));
const violations = GATES.flatMap((gate) => gate.check(tree));
for (const { path, line, message, rule } of violations) console.log(`${path}:${line}: ${message} (${rule})`);
console.log(`${GATES.length} gates over ${tree.size} files: ${violations.length === 0 ? 'clean' : `${violations.length} to mend`}`);
if (violations.length > 0) process.exitCode = 1;
