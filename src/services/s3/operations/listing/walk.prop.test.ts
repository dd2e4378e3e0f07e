// Listings against a naive model: pages of any size, any delimiter, over any keys, together give what sorting and grouping gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../../../test/testkit/runs.ts';
import { sortKey } from '../target/sort-key.ts';
import { afterMarker, type Source, walk } from './walk.ts';

const key = fc
  .array(fc.constantFrom('a', 'b', '/', '//', 'é', '\u{1f600}', '\uffff', '\0', '\x01', 'z'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const prefixes = fc.constantFrom('', 'a', 'a/', '/', 'é', '\x01', 'b');
const delimiters = fc.constantFrom('', '/', '//', 'a', 'é');

function sourceOf(keys: readonly string[]): Source<string> {
  const sorted = [...new Set(keys)].map((one) => [sortKey(one), one] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    keyOf: (row) => row,
    scan: (prefix, after) => sorted.filter(([place]) => place.startsWith(prefix) && (after === undefined || place > after)),
  };
}

/** By bytes, with the first appearance of each group. */
function naive(keys: readonly string[], prefix: string, delimiter: string): readonly string[] {
  const sorted = [...new Set(keys)].filter((one) => one.startsWith(prefix)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const entries = sorted.map((one) => {
    const at = delimiter === '' ? -1 : one.indexOf(delimiter, prefix.length);
    return at < 0 ? `key ${one}` : `group ${one.slice(0, at + delimiter.length)}`;
  });
  return [...new Set(entries)];
}

test('pages add up', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 30 }), prefixes, delimiters, fc.integer({ min: 1, max: 5 }), (keys, prefix, delimiter, most) => {
      const seen: string[] = [];
      let after: string | undefined;
      for (;;) {
        const page = walk(sourceOf(keys), { prefix, delimiter, after, most });
        expect(page.rows.length + page.prefixes.length).toBeLessThanOrEqual(most);
        seen.push(...[...page.rows.map((one) => `key ${one}`), ...page.prefixes.map((one) => `group ${one}`)].sort(bySortKey));
        if (!page.truncated) break;
        after = page.last?.place;
      }
      expect(seen).toEqual(naive(keys, prefix, delimiter));
    }),
    { numRuns: runs(500) },
  );
});

test('markers are names of entries', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 30 }), prefixes, delimiters, (keys, prefix, delimiter) => {
      const all = naive(keys, prefix, delimiter);
      let marker = '';
      for (const wanted of all) {
        const after = marker === '' ? undefined : afterMarker(marker, prefix, delimiter);
        const page = walk(sourceOf(keys), { prefix, delimiter, after, most: 1 });
        expect([...page.rows.map((one) => `key ${one}`), ...page.prefixes.map((one) => `group ${one}`)]).toEqual([wanted]);
        marker = page.last?.name ?? '';
      }
    }),
    { numRuns: runs(500) },
  );
});

function bySortKey(a: string, b: string): number {
  const [one, other] = [a, b].map((entry) => sortKey(entry.slice(entry.indexOf(' ') + 1)));
  return one! < other! ? -1 : 1;
}
