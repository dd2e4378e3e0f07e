// An option that takes one of a few values.
import { UsageError } from './usage-error.ts';

/** The value, or a `UsageError` that lists the values there are. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) {
    const list = allowed.length < 3 ? allowed.join(' or ') : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
    throw new UsageError(`${option} takes ${list}, not \`${value}\``);
  }
  return found;
}
