// Timestamps as text: RFC 3339, the dates of HTTP headers, and seconds since 1970.

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,12})?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;
const HTTP_DATE = /^[A-Za-z]{3,9},? [\dA-Za-z: -]{10,40}$/;
const SECONDS = /^-?\d{1,13}(?:\.\d{1,9})?(?:[Ee]\+?\d{1,2})?$/;
const LATEST = 8.64e15;

/** Undefined if it is no timestamp. A time without zone is UTC. */
export function parseDateTime(text: string): Date | undefined {
  if (!DATE_TIME.test(text)) return undefined;
  const normal = text.toUpperCase().replace(' ', 'T').replace(',', '.');
  const hasTime = normal.length > 'YYYY-MM-DD'.length;
  const hasZone = normal.endsWith('Z') || /[+-]\d{2}:?\d{2}$/.test(normal.slice('YYYY-MM-DDT'.length));
  return valid(Date.parse(hasTime && !hasZone ? `${normal}Z` : normal));
}

export function parseHttpDate(text: string): Date | undefined {
  if (!HTTP_DATE.test(text)) return undefined;
  return valid(Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})$/.test(text) ? text : `${text} GMT`));
}

/** Seconds, with fractions. */
export function parseEpochSeconds(text: string): Date | undefined {
  return SECONDS.test(text) ? dateOfSeconds(Number(text)) : undefined;
}

export function dateOfSeconds(seconds: number): Date | undefined {
  return valid(Math.round(seconds * 1000));
}

/** `2014-04-29T18:30:38Z`; with milliseconds if there are any, or if they are always wanted. */
export function printDateTime(date: Date, alwaysMilliseconds = false): string {
  const text = date.toISOString();
  return !alwaysMilliseconds && text.endsWith('.000Z') ? `${text.slice(0, -'.000Z'.length)}Z` : text;
}

/** `Tue, 29 Apr 2014 18:30:38 GMT` */
export function printHttpDate(date: Date): string {
  return date.toUTCString();
}

function valid(milliseconds: number): Date | undefined {
  return Math.abs(milliseconds) <= LATEST ? new Date(milliseconds) : undefined;
}
