// Divides all addresses by networks, which lie in or beside one another: what is in the same ones is alike.
import type { Network } from '../../policy/values/read-network.ts';
import { FAMILIES, numberOf, printAddress } from './address-number.ts';
import type { ValueAtom } from './value-set.ts';

interface Range {
  readonly first: bigint;
  readonly last: bigint;
  readonly sets: readonly number[];
}

/** Classes of IPv4 and of IPv6 addresses; addresses of documentation are preferred as examples. */
export function atomiseNetworks(sets: readonly (readonly Network[])[]): readonly ValueAtom[] {
  const atoms = new Map<string, ValueAtom>();
  for (const family of FAMILIES) {
    const ranges: Range[] = sets.flatMap((networks, set) =>
      networks
        .filter(({ base }) => base.length === family.words)
        .map(({ base, length }) => {
          const first = numberOf(base);
          return { first, last: first + (1n << BigInt(family.words * 32 - length)) - 1n, sets: [set] };
        }),
    );
    const cuts = [...new Set([0n, family.last + 1n, ...ranges.flatMap(({ first, last }) => [first, last + 1n])])].sort(ascending);
    const candidates = [...family.examples, ...cuts.slice(0, -1).flatMap((cut, i) => examplesOf(cut, (cuts[i + 1] as bigint) - 1n))];
    for (const address of candidates) {
      const met = [...new Set(ranges.filter(({ first, last }) => first <= address && address <= last).flatMap((range) => range.sets))];
      met.sort((a, b) => a - b);
      const key = met.join(',');
      if (!atoms.has(key)) atoms.set(key, { sets: met, value: printAddress(address, family) });
    }
  }
  return [...atoms.values()];
}

/** Within a piece all addresses are alike; the second one is less often a network's own. */
function examplesOf(first: bigint, last: bigint): readonly bigint[] {
  return [first < last ? first + 1n : first];
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
