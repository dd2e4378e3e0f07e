// Dates of signatures: `20150830T123600Z`.

const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Many requests come in a second: the last date is kept. */
let last: { readonly text: string; readonly time: number | undefined } = { text: '', time: undefined };

/** Milliseconds since 1970; undefined if it is not a date in ISO 8601's basic format, in UTC, to the second. */
export function readAmzDate(text: string): number | undefined {
  if (text !== last.text) last = { text, time: readBasicDate(text) };
  return last.time;
}

function readBasicDate(text: string): number | undefined {
  const parts = basic.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  if (year < 1970 || hour > 23 || minute > 59 || second > 59) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 February is no day, though the arithmetic goes on to March.
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : undefined;
}

/** `20150830T123600Z` of milliseconds since 1970. */
export function amzDate(time: number): string {
  return `${new Date(time).toISOString().replaceAll('-', '').replaceAll(':', '').slice(0, 15)}Z`;
}

/** `2015-08-30T12:36:00Z`, as S3's errors print times. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 of a `Date` header in RFC 1123's or ISO 8601's basic format; undefined if it is neither. */
export function readDateHeader(text: string): number | undefined {
  const time = readAmzDate(text) ?? (/^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN);
  return Number.isNaN(time) ? undefined : time;
}
