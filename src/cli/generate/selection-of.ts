// What the options select, as the readers take it.
import type { PrincipalPattern } from '../../activity/principal-pattern.ts';
import type { Selection } from '../../activity/read/selection.ts';
import { type ActivitySource, parseSource } from '../../activity/read/source.ts';
import { UsageError } from '../usage-error.ts';
import type { GenerateOptions } from './generate-options.ts';
import { principalPatternOf } from './principal-pattern-of.ts';
import type { ReadingOptions } from './reading-options.ts';

export function selectionOf({ accounts, regions, from, to }: ReadingOptions): Selection {
  return {
    ...(accounts.length > 0 && { accounts }),
    ...(regions.length > 0 && { regions }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Throws UsageError for what is no source. */
export function sourcesOf(trail: readonly string[]): readonly ActivitySource[] {
  return trail.map((text) => {
    const source = parseSource(text);
    if (!source.ok) throw new UsageError(`--trail: ${source.error}`);
    return source.value;
  });
}

/**
 * The principals, if their events can be told from others while they are read: reading is faster then. Not so when nobody in particular is asked for, or when
 * standard input is read, which cannot be read again to say who else is there.
 */
export function quickPrincipals({
  principals,
  all,
  trail,
}: Pick<GenerateOptions, 'principals' | 'all' | 'trail'>): readonly PrincipalPattern[] | undefined {
  if (all || principals.length === 0 || trail.includes('-')) return undefined;
  const patterns = principals.map(principalPatternOf).filter((pattern) => pattern !== undefined);
  return patterns.length < principals.length ? undefined : patterns;
}
