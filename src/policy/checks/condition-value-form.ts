// Recognises the forms that condition values have under the operators of each family.

/** Decimal, in full: no `10abc`, no `0x10`. */
export function isNumber(text: string): boolean {
  return /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text);
}

const iso =
  /^([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:[Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?)?$/;

/** W3C's profile of ISO 8601, or seconds since 1970. Days that no month has are not told apart. */
export function isInstant(text: string): boolean {
  if (/^[+-]?[0-9]+(\.[0-9]+)?$/.test(text)) return true;
  const match = iso.exec(text);
  if (match === null) return false;
  const [, , month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  return isWithin(month, 1, 12) && isWithin(day, 1, 31) && isWithin(hour, 0, 23) && isWithin(minute, 0, 59) && isWithin(second, 0, 59);
}

function isWithin(digits: string, from: number, to: number): boolean {
  return Number(digits) >= from && Number(digits) <= to;
}

export function isBoolean(text: string): boolean {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false';
}

export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[0-9A-Za-z+/]*={0,2}$/.test(text);
}

/** Six parts; or fewer with wildcards, of which AWS does not say what they match. */
export function isArnPattern(text: string): boolean {
  if (text.includes('*') || text.includes('?')) return true;
  return text.startsWith('arn:') && text.split(':', 6).length === 6;
}

/** An IPv4 or IPv6 address, alone or with the length of a prefix. */
export function isNetwork(text: string): boolean {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const isV6 = address.includes(':');
  if (slash >= 0 && !isPrefixLength(text.slice(slash + 1), isV6 ? 128 : 32)) return false;
  return isV6 ? isIpv6(address) : isIpv4(address);
}

function isPrefixLength(text: string, most: number): boolean {
  return /^[0-9]{1,3}$/.test(text) && Number(text) <= most;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::', 3);
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    const count = countGroups(half, index === halves.length - 1);
    if (count < 0) return false;
    groups += count;
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** Groups of 16 bits, an IPv4 address at the end counting for two; -1 if it is something else. */
function countGroups(text: string, isLast: boolean): number {
  if (text === '') return 0;
  const parts = text.split(':', 9);
  const last = parts.at(-1) ?? '';
  const hasIpv4 = isLast && isIpv4(last);
  const groups = hasIpv4 ? parts.slice(0, -1) : parts;
  return groups.every((part) => /^[0-9A-Fa-f]{1,4}$/.test(part)) ? parts.length + (hasIpv4 ? 1 : 0) : -1;
}
