// Instants as condition values state them: W3C's profile of ISO 8601, or seconds since 1970, exact at any precision.

/** Whole seconds since 1970 (`bigint` beyond what double precision holds), and the digits of the fraction without trailing zeros. */
export interface Instant {
  readonly seconds: number | bigint;
  readonly fraction: string;
}

const EPOCH_SECONDS = /^(\d+)(?:\.(\d+))?$/;
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2}))?)?$/;

/**
 * The instant that a text states. All digits are seconds (so `2024` is in 1970, not the year); a date without time is its
 * midnight in UTC; a time needs its zone. Undefined when the text is neither form, or no such date exists.
 * Source: IAM JSON policy elements: Condition operators, which asks for a form of W3C's note on date and time, or for epoch time.
 */
export function readInstant(text: string): Instant | undefined {
  const epoch = EPOCH_SECONDS.exec(text);
  if (epoch !== null) return { seconds: readSeconds(epoch[1] as string), fraction: trimZeros(epoch[2] ?? '') };
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = readOffset(zone);
  if (offset === undefined) return undefined;
  const days = daysSince1970(Number(year), Number(month), Number(day));
  const seconds = days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return { seconds: seconds - offset, fraction: trimZeros(fraction) };
}

function readSeconds(digits: string): number | bigint {
  const seconds = Number(digits);
  return Number.isSafeInteger(seconds) ? seconds : BigInt(digits);
}

/** `Date.UTC` would read the years 0 to 99 as 1900 to 1999. */
function daysSince1970(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

/** By hand: a pattern for zeros at the end would look at every run of zeros once for each of them. */
function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Seconds east of UTC. */
function readOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds < b.seconds) return -1;
  if (a.seconds > b.seconds) return 1;
  // Digits after the point order like text once their trailing zeros are gone.
  return a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0;
}
