// Gate: files are small, say in their first line what they are, and are named after something.
import { isCode } from './code-file.ts';
import type { Gate, Violation } from './gate.ts';
import type { SourceTree } from './source-tree.ts';

export const fileShape: Gate = {
  name: 'file shape',
  rules: ['shape/size', 'shape/reference-size', 'shape/first-line', 'shape/name', 'shape/vague-name'],
  check,
};

const LONGEST_FILE = 300;
/** What the reference's tests build with, and its wrong twins. */
const NOT_THE_EVALUATOR: ReadonlySet<string> = new Set(['test/reference/fixture.ts', 'test/reference/wrong.ts']);
const LONGEST_REFERENCE = 1200;
const VAGUE = /^(?:util|utils|helper|helpers|common|misc|manager)$/;
/** Words between dashes; after them endings such as `.prop.test.ts`. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;

/** Files that were longer before the rule and may only shrink: path and length. May it stay empty. */
const RATCHET: ReadonlyMap<string, number> = new Map();

function check(tree: SourceTree): readonly Violation[] {
  const code = [...tree].filter(([path]) => isCode(path));
  return [...code.flatMap(([path, text]) => [...checkText(path, text), ...checkName(path)]), ...checkReference(code)];
}

function checkText(path: string, text: string): readonly Violation[] {
  const violations: Violation[] = [];
  const lines = countLines(text);
  const limit = RATCHET.get(path) ?? LONGEST_FILE;
  if (lines > limit) violations.push({ rule: 'shape/size', path, line: limit + 1, message: `${lines} lines; ${limit} are allowed` });
  const [first = '', second = ''] = text.split('\n', 2);
  const opening = first.startsWith('#!') ? second : first;
  if (!/^(?:\/\/|\/\*\*?) ?\S/.test(opening)) {
    violations.push({ rule: 'shape/first-line', path, line: 1, message: 'the first line is not a comment that says what the file is' });
  }
  return violations;
}

function checkName(path: string): readonly Violation[] {
  const violations: Violation[] = [];
  for (const name of path.split('/')) {
    if (!NAME.test(name)) violations.push({ rule: 'shape/name', path, line: 1, message: `\`${name}\` is not kebab-case` });
    const vague = name
      .split('.')[0]
      ?.split('-')
      .find((word) => VAGUE.test(word));
    if (vague !== undefined) violations.push({ rule: 'shape/vague-name', path, line: 1, message: `\`${vague}\` names nothing` });
  }
  return violations;
}

function checkReference(code: readonly (readonly [string, string])[]): readonly Violation[] {
  const files = code.filter(([path]) => path.startsWith('test/reference/') && !path.endsWith('.test.ts') && !NOT_THE_EVALUATOR.has(path));
  const total = files.reduce((sum, [, text]) => sum + countLines(text), 0);
  if (total <= LONGEST_REFERENCE) return [];
  const message = `the reference has ${total} lines; ${LONGEST_REFERENCE} are allowed, or it is no longer naive`;
  return [{ rule: 'shape/reference-size', path: 'test/reference', line: 1, message }];
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
