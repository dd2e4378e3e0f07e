// The hint for a name that is not known, and resembles one that is.
import { nearestName } from '../policy/nearest-name.ts';

/** `` did you mean `x`? ``, or nothing where no candidate comes close. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? undefined : `did you mean \`${nearest}\`?`;
}
