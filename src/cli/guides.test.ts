// The guides about the command line against the command line.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDecisionCase } from '../estate/decision-case.ts';
import { loadEstate } from '../estate/load-estate.ts';
import { VERBS } from './verbs.ts';

function guide(name: string): string {
  return readFileSync(`docs/guides/${name}.md`, 'utf8');
}

function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].flatMap(([, found, block = '']) => (found === language ? [block] : []));
}

describe.each([
  ['explain', 'explain'],
  ['test-your-policies', 'test'],
  ['exec', 'exec'],
  ['check', 'check'],
  ['analyze', 'analyze'],
  ['preview', 'preview'],
  ['generate', 'generate'],
])('guides/%s.md', (name, verb) => {
  const help = VERBS.find((one) => one.name === verb)?.help ?? '';

  test(`names only options that \`${verb}\` has`, () => {
    const shown = blocks(guide(name), 'sh').flatMap((block) =>
      block.split('\n').filter((line) => line.includes(`wariin ${verb}`) || line.startsWith('  -')),
    );
    const inText = [...guide(name).matchAll(/`(--[a-z-]+)/g)].map(([, option = '']) => option);
    const options = new Set([
      ...inText,
      ...shown.flatMap((line) => line.slice(Math.max(0, line.indexOf(`wariin ${verb}`))).match(/--[a-z-]+/g) ?? []),
    ]);
    expect(options.size).toBeGreaterThan(4);
    expect([...options].filter((option) => !new RegExp(`${option}(?![a-z-])`).test(help))).toEqual([]);
  });

  test('names every option', () => {
    const missing = [...new Set(help.match(/--[a-z-]+/g))].filter((option) => !guide(name).includes(option));
    expect(missing).toEqual([]);
  });

  test('shows JSON that is JSON', () => {
    for (const block of blocks(guide(name), 'json')) expect(() => JSON.parse(block)).not.toThrow();
  });
});

test('the case in the guide is a case', () => {
  const [text = ''] = blocks(guide('test-your-policies'), 'json');
  const read = readDecisionCase({ name: 'guide', text }, 'own');
  expect(read).toMatchObject({ ok: true, value: { requests: [{}, {}, {}] } });
});

test('the organization in the guide is one', () => {
  const [text = ''] = blocks(guide('local-cloud'), 'json');
  const loaded = loadEstate([{ name: 'guide', text }]);
  expect(loaded).toMatchObject({ ok: true, value: { warnings: [], estate: { organizations: [{ id: 'o-exampleorg1' }] } } });
});
