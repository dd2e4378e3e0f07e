// The error for a principal that its account, being known, does not have.
import { quoteInput } from '../policy/quote-input.ts';
import { nearestName } from '../policy/nearest-name.ts';
import { type QueryError, queryError } from './query-error.ts';

/** How many names are shown where none resembles the one asked for. */
const SHOWN = 5;

/** `known`: the account's principals of that kind, by name without path. */
export function unknownPrincipal(
  account: string,
  kind: 'user' | 'role',
  arn: string,
  known: ReadonlyMap<string, { readonly arn: string }>,
): QueryError {
  const near = nearestPrincipal(arn, known);
  const hint =
    near !== undefined
      ? `did you mean \`${near}\`?`
      : known.size === 0
        ? `the estate has no ${kind} of this account`
        : `it has ${listOf(known)}`;
  return queryError('principal', 'unknown-principal', `account ${account} has no ${kind} ${quoteInput(arn)}`, hint);
}

/** The ARN of the principal with the same name under another path, or with a name that resembles it. */
export function nearestPrincipal(arn: string, known: ReadonlyMap<string, { readonly arn: string }>): string | undefined {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return (known.get(name) ?? known.get(nearestName(name, [...known.keys()].sort()) ?? ''))?.arn;
}

function listOf(known: ReadonlyMap<string, { readonly arn: string }>): string {
  const arns = [...known.values()].map((principal) => principal.arn).sort();
  const shown = arns.slice(0, SHOWN).map((arn) => quoteInput(arn));
  return arns.length > SHOWN ? `${shown.join(', ')} and ${arns.length - SHOWN} more` : shown.join(', ');
}
