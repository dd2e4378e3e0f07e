// The SDKs' protocol cases, output side: what a handler answers is written as the response that the case has for it.
import { describe, expect, it } from 'vitest';
import { OUTPUT_EXCLUSIONS } from './excluded-cases.ts';
import { readProtocolSuites } from './protocol-cases.ts';
import { runOutput } from './run-output-case.ts';

const suites = readProtocolSuites('output') ?? [];
const cases = suites.flatMap((suite) => suite.cases.map((item) => ({ id: `${suite.file}/${item.id}`, run: () => runOutput(suite, item) })));

describe.skipIf(cases.length === 0)('protocol cases: output', () => {
  it.each(cases.filter(({ id }) => !OUTPUT_EXCLUSIONS.has(id)))('$id', ({ run }) => {
    const { found, expected } = run();
    expect(found).toEqual(expected);
  });

  it('excludes only cases that exist and would fail', () => {
    const excluded = cases.filter(({ id }) => OUTPUT_EXCLUSIONS.has(id));
    expect(new Set(excluded.map(({ id }) => id))).toEqual(new Set(OUTPUT_EXCLUSIONS.keys()));
    const passing = excluded.filter(({ run }) => {
      try {
        const { found, expected } = run();
        expect(found).toEqual(expected);
        return true;
      } catch {
        return false;
      }
    });
    expect(passing.map(({ id }) => id)).toEqual([]);
  });
});
