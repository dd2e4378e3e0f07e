// Gate: no text of the repository names a place on somebody's machine or leaves a promise for later.
import type { Gate, Violation } from './gate.ts';
import type { SourceTree } from './source-tree.ts';

export const textHygiene: Gate = {
  name: 'text hygiene',
  rules: ['text/machine-path', 'text/promise'],
  check,
};

const MACHINE_PATH = /(?<![\w.*}-])\/(?:work|tmp|root|home\/\w+|Users\/\w+)(?![\w-])/;
const PROMISE = /\b(?:TO[D]O|FIX[M]E|XX[X])\b/;

function check(tree: SourceTree): readonly Violation[] {
  const violations: Violation[] = [];
  for (const [path, text] of tree) {
    if (path === 'package-lock.json' || path === 'LICENSE') continue; // Not ours to word.
    for (const [index, line] of text.split('\n').entries()) {
      const place = MACHINE_PATH.exec(line)?.[0];
      if (place !== undefined) violations.push({ rule: 'text/machine-path', path, line: index + 1, message: `names \`${place}\`` });
      const promise = PROMISE.exec(line)?.[0];
      if (promise !== undefined)
        violations.push({ rule: 'text/promise', path, line: index + 1, message: `\`${promise}\`: do it or drop it` });
    }
  }
  return violations;
}
