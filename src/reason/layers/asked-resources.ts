// What requests can name: patterns as a dimension of its own, and an example of each.
import { resourceCases, RESOURCE } from '../compile/element-cases.ts';
import { FREE } from '../compile/setting.ts';
import type { Dimension } from '../system/system.ts';
import type { Test } from '../system/test.ts';
import type { TextPattern } from '../text/text-set.ts';

export interface AskedResources {
  /** In the order given. */
  readonly examples: readonly string[];
  readonly dimension: Dimension;
  /** For each pattern whether a resource is of it. */
  readonly tests: readonly Test[];
}

/** `patterns`: of ARNs; `*`: no resource in particular. Sorted, so that their order does not count. */
export function askedResources(patterns: readonly string[]): AskedResources {
  const sorted = [...new Set(patterns)].sort();
  const within: TextPattern[] = [];
  const tests = sorted.map((pattern): Test => {
    if (pattern === '*') return { kind: 'presence', absent: true };
    const element = { negated: false, span: NOWHERE, patterns: [{ value: pattern, span: NOWHERE }] };
    const test = resourceCases(element, 'resource', false, FREE)[0]?.[0]?.test;
    if (test === undefined || test.kind !== 'one' || test.set.kind !== 'text') throw new Error(`\`${pattern}\` is no pattern of ARNs`);
    within.push(...test.set.set.patterns);
    return { ...test, absent: false };
  });
  return {
    examples: sorted.map((pattern) => (pattern === '*' ? pattern : pattern.replace(/[*?]/g, 'x'))),
    dimension: { ...RESOURCE, optional: sorted.includes('*'), within: { patterns: within } },
    tests,
  };
}

const NOWHERE = { start: 0, end: 0 } as const;
