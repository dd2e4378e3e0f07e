// What the options select, as the readers take it.
import type { Selection } from '../../activity/read/selection.ts';
import { type ActivitySource, parseSource } from '../../activity/read/source.ts';
import { UsageError } from '../usage-error.ts';
import type { GenerateOptions } from './generate-options.ts';

export function selectionOf({ accounts, regions, from, to }: GenerateOptions): Selection {
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

const EXACT = /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/.+/;

/**
 * The principals, if their events can be told from others while they are read: reading is faster then. Not so when nobody in particular is asked
 * for, when a permission set or a session is, or when standard input is read, which cannot be read again to look for other spellings.
 */
export function quickPrincipals({ principals, all, trail }: GenerateOptions): readonly string[] | undefined {
  if (all || principals.length === 0 || trail.includes('-')) return undefined;
  return principals.every((arn) => EXACT.test(arn) && !arn.includes('/AWSReservedSSO_')) ? principals : undefined;
}
