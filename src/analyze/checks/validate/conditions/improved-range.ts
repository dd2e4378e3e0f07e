// An address range without bits beyond its prefix length.
import { readAddress, readNetwork } from '../../../../policy/values/read-network.ts';

/** The range as it should be written; undefined when it already is, or is no range. */
export function improvedRange(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = readAddress(text.slice(0, slash));
  const network = readNetwork(text);
  if (address === undefined || network === undefined || address.every((word, i) => word === network.base[i])) return undefined;
  return `${print(network.base)}/${network.length}`;
}

function print(words: readonly number[]): string {
  const [first = 0] = words;
  if (words.length === 1) return [24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join('.');
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]).map((group) => group.toString(16));
  return groups.join(':').replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}
