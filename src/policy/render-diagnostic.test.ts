// How diagnostics look.
import { expect, test } from 'vitest';
import type { SourceText, Span } from './ast.ts';
import { embeddedSource } from './embedded-source.ts';
import { readJson } from './read-json.ts';
import { renderDiagnostic } from './render-diagnostic.ts';

function render(source: SourceText, span: Span): string {
  return renderDiagnostic({ severity: 'error', code: 'x', message: 'expected `a`, found `b`', hint: 'write `a`', source, span });
}

const file = (text: string) => ({ name: 'dir/p.json', text });

test('place, message, line, carets, hint', () => {
  const text = '{\r\n  "Effect": "allow",\r\n}';
  const start = text.indexOf('"allow"');
  expect(render(file(text), { start, end: start + 7 })).toBe(
    [
      'dir/p.json:2:13: error: expected `a`, found `b`',
      ' 2 |   "Effect": "allow",',
      '   |             ^^^^^^^',
      '   = hint: write `a`',
    ].join('\n'),
  );
});

test('without a hint, and as a warning', () => {
  const text = renderDiagnostic({ severity: 'warning', code: 'x', message: 'm', source: file('ab'), span: { start: 1, end: 2 } });
  expect(text).toBe('dir/p.json:1:2: warning: m\n 1 | ab\n   |  ^');
});

test('at the end of the text, on an empty line, and over several lines', () => {
  expect(render(file('{'), { start: 1, end: 1 }).split('\n').slice(1, 3)).toEqual([' 1 | {', '   |  ^']);
  expect(render(file('a\n\nb'), { start: 2, end: 2 }).split('\n').slice(1, 3)).toEqual([' 2 | ', '   | ^']);
  expect(render(file('a [\n1\n]'), { start: 2, end: 7 }).split('\n').slice(1, 3)).toEqual([' 1 | a [', '   |   ^']);
  expect(render(file(''), { start: 0, end: 0 })).toContain('dir/p.json:1:1');
});

test('long lines are clipped around the place', () => {
  const text = `${'a'.repeat(1000)}X${'b'.repeat(1000)}`;
  const [, line = '', carets = ''] = render(file(text), { start: 1000, end: 1001 }).split('\n');
  expect(line.length).toBeLessThan(140);
  expect(line.indexOf('X')).toBe(carets.indexOf('^'));
  expect(line).toContain('…a');
  expect(line.endsWith('b…')).toBe(true);
  const [, all = '', under = ''] = render(file(text), { start: 0, end: 2001 }).split('\n');
  expect(under.indexOf('^')).toBe(5);
  expect(under.length).toBe(all.length - 1);
  const [, last = '', end = ''] = render(file(text), { start: 2000, end: 2001 }).split('\n');
  expect(last.length).toBe(end.length);
  expect(end.endsWith(' ^')).toBe(true);
});

test('tabs, wide characters and control characters keep the carets in place', () => {
  const text = '\t"あ😀\u001b[31m": X';
  const start = text.indexOf('X');
  const [, line, carets] = render(file(text), { start, end: start + 1 }).split('\n');
  expect(line).toBe(' 1 |   "あ😀\\u001b[31m": X');
  expect(carets).toBe(`   |   ${' '.repeat('"'.length + 4 + '\\u001b[31m": '.length)}^`);
  expect(render({ name: 'a\u001b[2Jb\nc', text: 'x' }, { start: 0, end: 1 })).toMatch(/^a\\u001b\[2Jb\\u000ac:1:1: error/);
});

test('a place in an embedded document is shown in the file', () => {
  const outer = file('[\n  "{\\"Effect\\": 1}"\n]');
  const read = readJson(outer);
  const node = read.ok && read.value.kind === 'array' ? read.value.items[0] : undefined;
  const inner = node?.kind === 'string' ? embeddedSource(outer, node) : undefined;
  if (inner?.ok !== true) throw new Error('not embedded');
  expect(render(inner.value, { start: 1, end: 9 })).toBe(
    ['dir/p.json:2:5: error: expected `a`, found `b`', ' 2 |   "{\\"Effect\\": 1}"', '   |     ^^^^^^^^^^', '   = hint: write `a`'].join(
      '\n',
    ),
  );
});
