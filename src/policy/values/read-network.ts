// IP addresses and networks as condition values state them, as numbers.

/** 32-bit words, most significant first: one for IPv4, four for IPv6. */
export type AddressWords = readonly number[];

export interface Network {
  readonly base: AddressWords;
  readonly mask: AddressWords;
  /** Bits that are fixed. */
  readonly length: number;
}

/** `203.0.113.0/24`, `2001:db8::/32`, or a bare address. */
export function readNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const address = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const bits = address.length * 32;
  const length = slash < 0 ? bits : readPrefixLength(text.slice(slash + 1));
  if (length === undefined || length > bits) return undefined;
  const mask = address.map((_, word) => maskWord(length - word * 32));
  return { base: address.map((word, i) => (word & (mask[i] as number)) >>> 0), mask, length };
}

/** A word whose first `ones` bits are set. */
function maskWord(ones: number): number {
  if (ones <= 0) return 0;
  return ones >= 32 ? 0xffffffff : (0xffffffff << (32 - ones)) >>> 0;
}

/** Up to three digits; a leading zero would read as octal elsewhere, so it is no number here. */
const DECIMAL = /^(0|[1-9]\d{0,2})$/;

function readPrefixLength(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** One address; undefined when the text is none. */
export function readAddress(text: string): AddressWords | undefined {
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

function readIpv4(text: string): AddressWords | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!DECIMAL.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return [value];
}

function readIpv6(text: string): AddressWords | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = readGroups(halves[0] as string, halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1] as string, true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const gap = 8 - head.length - tail.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  const groups = [...head, ...new Array<number>(gap).fill(0), ...tail];
  return [0, 2, 4, 6].map((at) => (groups[at] as number) * 0x10000 + (groups[at + 1] as number));
}

/** Groups of 16 bits; the last may be an IPv4 address when the text ends the address. */
function readGroups(text: string, atEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (atEnd && index === parts.length - 1 && part.includes('.')) {
      const embedded = readIpv4(part)?.[0];
      if (embedded === undefined) return undefined;
      groups.push(Math.floor(embedded / 0x10000), embedded % 0x10000);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
