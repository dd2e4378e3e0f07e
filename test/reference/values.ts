// Numbers, dates, booleans, binaries and addresses as condition values spell them.

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** `-1`, `2.50`, `1e3`; whole numbers are compared exactly, however long. Undefined if either is not a number. */
export function compareNumbers(a: string, b: string): number | undefined {
  if (WHOLE.test(a) && WHOLE.test(b)) return order(BigInt(a), BigInt(b));
  return DECIMAL.test(a) && DECIMAL.test(b) ? order(Number(a), Number(b)) : undefined;
}

const EPOCH = /^(\d+)(?:\.(\d+))?$/;
const ISO = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?$/;

/** ISO 8601 as W3C profiles it, or seconds since 1970. Undefined if either is neither. */
export function compareDates(a: string, b: string): number | undefined {
  const left = parseDate(a);
  const right = parseDate(b);
  if (left === undefined || right === undefined) return undefined;
  return order(left[0], right[0]) || order(left[1], right[1]);
}

/** Seconds since 1970, and the digits after the point without zeros at the end: these compare as text. */
function parseDate(text: string): readonly [bigint, string] | undefined {
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return [BigInt(epoch[1] as string), withoutZeros(epoch[2])];
  const iso = ISO.exec(text);
  if (iso === null) return undefined;
  const field = (at: number, otherwise = 0): number => (iso[at] === undefined ? otherwise : Number(iso[at]));
  const [month, day, hour, minute, second] = [field(2) - 1, field(3, 1), field(4), field(5), field(6)];
  if (hour > 23 || minute > 59 || second > 59 || field(9) > 23 || field(10) > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(field(1), month, day);
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return undefined;
  const offset = (field(9) * 60 + field(10)) * (iso[8] === '-' ? -1 : 1);
  return [BigInt(date.setUTCHours(hour, minute - offset, second) / 1000), withoutZeros(iso[7])];
}

function withoutZeros(digits: string | undefined): string {
  return (digits ?? '').replace(/0+$/, '');
}

export function parseBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether both are base64, and of the same bytes. */
export function isSameBinary(a: string, b: string): boolean {
  return BASE64.test(a) && BASE64.test(b) && Buffer.from(a, 'base64').equals(Buffer.from(b, 'base64'));
}

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Whether an address lies in a CIDR range, or is the address. The two versions never meet. */
export function isInRange(address: string, range: string): boolean {
  const one = parseAddress(address);
  const many = parseRange(range);
  if (one === undefined || many === undefined || one.bits !== many.bits) return false;
  const host = BigInt(many.bits - many.prefix);
  return one.value >> host === many.value >> host;
}

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. Bits beyond the prefix do not matter. */
export function parseRange(text: string): (Address & { readonly prefix: number }) | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  const prefix = slash < 0 ? address?.bits : parseDecimal(text.slice(slash + 1), address?.bits ?? 0);
  return address === undefined || prefix === undefined ? undefined : { ...address, prefix };
}

function parseAddress(text: string): Address | undefined {
  const isV6 = text.includes(':');
  const groups = isV6 ? groupsOfV6(text) : octetsOfV4(text);
  const value = groups?.reduce((sum, group) => (sum << (isV6 ? 16n : 8n)) | BigInt(group), 0n);
  return value === undefined ? undefined : { bits: isV6 ? 128 : 32, value };
}

function octetsOfV4(text: string): readonly number[] | undefined {
  const octets = text.split('.').map((octet) => parseDecimal(octet, 255));
  return octets.length === 4 && octets.every((octet) => octet !== undefined) ? octets : undefined;
}

/** Eight groups of sixteen bits; `::` stands for one or more that are zero; the last two may be written as an IPv4 address. */
function groupsOfV6(text: string): readonly number[] | undefined {
  if (text.includes('.')) {
    const v4 = text.lastIndexOf(':') + 1;
    const [a, b, c, d] = octetsOfV4(text.slice(v4)) ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
    return groupsOfV6(`${text.slice(0, v4)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`);
  }
  const [head = [], tail, more] = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (more !== undefined || head.length + (tail?.length ?? -1) > 7) return undefined;
  const groups = tail === undefined ? head : [...head, ...new Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  const areGroups = groups.length === 8 && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
  return areGroups ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}

/** Without leading zeros: some read those as octal. */
function parseDecimal(text: string, most: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function order<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
