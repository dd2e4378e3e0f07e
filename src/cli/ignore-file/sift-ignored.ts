// Tells what is ignored from what is not.
import { compileGlob, globMatches } from '../../evaluate/glob.ts';
import type { IgnoreEntry } from './ignore-entry.ts';

export interface Sifted<Item> {
  /** In the order given; `entry` is the one that lets the item be. */
  readonly items: readonly { readonly item: Item; readonly entry: IgnoreEntry | undefined }[];
  /** Lines that people should read: entries that have expired, or that match nothing. */
  readonly problems: readonly string[];
}

/**
 * `textsOf`: what an item says for each field, any of which may match; a field that it does not have matches no pattern. `today`: as
 * `2026-12-31`; an entry that has expired ignores nothing.
 */
export function siftIgnored<Item>(
  items: readonly Item[],
  entries: readonly IgnoreEntry[],
  textsOf: (item: Item, field: string) => readonly string[],
  today: string,
): Sifted<Item> {
  const problems: string[] = [];
  const tests = entries.map((entry) => ({ entry, matches: matcher(entry, textsOf) }));
  const inForce = tests.filter(({ entry, matches }) => {
    const count = items.filter(matches).length;
    const about = `entry ${entry.number} of the ignore file (${entry.reason})`;
    if (entry.expires !== undefined && entry.expires < today) {
      problems.push(`error: ${about} expired on ${entry.expires}: ${count} findings are shown again; renew it or remove it`);
      return false;
    }
    if (count === 0) problems.push(`warning: ${about} matches no finding; remove it`);
    return true;
  });
  return { items: items.map((item) => ({ item, entry: inForce.find(({ matches }) => matches(item))?.entry })), problems };
}

function matcher<Item>({ patterns }: IgnoreEntry, textsOf: (item: Item, field: string) => readonly string[]): (item: Item) => boolean {
  const globs = [...patterns].map(([field, pattern]) => [field, compileGlob(pattern)] as const);
  return (item) => globs.every(([field, glob]) => textsOf(item, field).some((text) => globMatches(glob, text)));
}
