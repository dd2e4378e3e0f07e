// Findings told apart: new ones, ones that a baseline has already, and ones that are ignored with a reason.
import type { Finding } from '../../analyze/finding.ts';
import type { IgnoreEntry } from '../ignore-file/ignore-entry.ts';
import { siftIgnored } from '../ignore-file/sift-ignored.ts';

/** What entries of the ignore file say about findings. */
export const FINDING_FIELDS: readonly string[] = ['id', 'resource', 'principal'];

export interface SiftedFinding {
  readonly finding: Finding;
  readonly state: 'new' | 'known' | 'ignored';
  /** Why it is ignored. */
  readonly reason?: string;
}

export interface Sifted {
  readonly findings: readonly SiftedFinding[];
  /** Findings of the baseline that are gone. */
  readonly resolved: number;
  /** Lines that people should read: entries that have expired, or that match nothing. */
  readonly problems: readonly string[];
}

/** `today`: as `2026-12-31`. An entry that has expired ignores nothing. */
export function siftFindings(
  findings: readonly Finding[],
  entries: readonly IgnoreEntry[],
  baseline: ReadonlySet<string>,
  today: string,
): Sifted {
  const { items, problems } = siftIgnored(findings, entries.map(withEverybody), textsOf, today);
  const sifted = items.map(({ item: finding, entry }): SiftedFinding => {
    if (entry !== undefined) return { finding, state: 'ignored', reason: entry.reason };
    return { finding, state: baseline.has(finding.id) ? 'known' : 'new' };
  });
  const present = new Set(findings.map(({ id }) => id));
  return { findings: sifted, resolved: [...baseline].filter((id) => !present.has(id)).length, problems };
}

const EVERYBODY = 'everybody';

/** The principal `*` is everybody, and no pattern for anybody. */
function withEverybody(entry: IgnoreEntry): IgnoreEntry {
  return entry.patterns.get('principal') === '*' ? { ...entry, patterns: new Map([...entry.patterns, ['principal', EVERYBODY]]) } : entry;
}

function textsOf({ id, resource, principal }: Finding, field: string): readonly string[] {
  switch (field) {
    case 'id':
      return [id];
    case 'resource':
      return [resource];
    case 'principal':
      return Object.values(principal).map((name) => (name === '*' ? EVERYBODY : name));
    default:
      return [];
  }
}
