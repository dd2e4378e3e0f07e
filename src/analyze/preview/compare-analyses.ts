// What a change opens and what it closes: two analyses of the same zone, compared.
import type { Analysis, Effect, Finding } from '../finding.ts';

export interface ChangedEffect {
  readonly finding: Finding;
  readonly before: Effect;
}

export interface AccessDifference {
  /** Findings that are there after the change only. */
  readonly opened: readonly Finding[];
  /** Findings that were there before it only. */
  readonly closed: readonly Finding[];
  /** The same access, which now has another effect. */
  readonly changed: readonly ChangedEffect[];
  readonly unchanged: number;
}

export function compareAnalyses(before: Analysis, after: Analysis): AccessDifference {
  const old = new Map(before.findings.map((finding) => [finding.id, finding]));
  const now = new Set(after.findings.map(({ id }) => id));
  const changed = after.findings.flatMap((finding): readonly ChangedEffect[] => {
    const was = old.get(finding.id)?.effective;
    return was === undefined || sameEffect(was, finding.effective) ? [] : [{ finding, before: was }];
  });
  const opened = after.findings.filter(({ id }) => !old.has(id));
  return {
    opened,
    closed: before.findings.filter(({ id }) => !now.has(id)),
    changed,
    unchanged: after.findings.length - opened.length - changed.length,
  };
}

function sameEffect(a: Effect, b: Effect): boolean {
  return a.verdict === b.verdict && a.actions.join() === b.actions.join();
}
