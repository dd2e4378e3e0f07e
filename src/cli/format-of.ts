// The `--format` option.
import { UsageError } from './usage-error.ts';

/** Throws UsageError for anything but text and json. */
export function formatOf(given: string | undefined): 'text' | 'json' {
  if (given === undefined || given === 'text') return 'text';
  if (given === 'json') return 'json';
  throw new UsageError(`--format is text or json, not \`${given}\``);
}
