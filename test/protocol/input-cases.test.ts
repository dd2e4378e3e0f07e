// The SDKs' protocol cases, input side: what a client would send is read as what the case says it was asked to send.
import { describe, expect, it } from 'vitest';
import { INPUT_EXCLUSIONS } from './excluded-cases.ts';
import { readProtocolSuites } from './protocol-cases.ts';
import { runInput } from './run-input-case.ts';

const suites = readProtocolSuites('input') ?? [];
const cases = suites.flatMap((suite) => suite.cases.map((item) => ({ id: `${suite.file}/${item.id}`, run: () => runInput(suite, item) })));

describe.skipIf(cases.length === 0)('protocol cases: input', () => {
  it.each(cases.filter(({ id }) => !INPUT_EXCLUSIONS.has(id)))('$id', ({ run }) => {
    const { found, expected } = run();
    expect(found).toEqual(expected);
  });

  it('excludes only cases that exist and would fail', () => {
    const excluded = cases.filter(({ id }) => INPUT_EXCLUSIONS.has(id));
    expect(new Set(excluded.map(({ id }) => id))).toEqual(new Set(INPUT_EXCLUSIONS.keys()));
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
