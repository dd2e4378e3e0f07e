// Numbers, sizes and times as reports write them.

/** `1,234`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 call`, `1,234 calls`. */
export function counted(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `417 bytes`, `12.3 MB`: powers of 1,000. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** `3 s`, `4 min`, `2.5 h`. */
export function durationText(seconds: number): string {
  if (seconds < 1) return 'under a second';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** `2026-11-01 08:00 to 2026-11-03 17:12 UTC`; of one and the same minute once. What is no instant stays as the events have it. */
export function spanText(first: string, last: string): string {
  const [from, to] = [minute(first), minute(last)];
  if (from === '' || to === '') return first === last ? first : `${first} to ${last}`;
  return from === to ? `${from} UTC` : `${from} to ${to} UTC`;
}

/** `2026-11-01 08:00` of `2026-11-01T08:00:12Z`; '' of what is no instant. */
export function minute(instant: string): string {
  return INSTANT.test(instant) ? instant.slice(0, 16).replace('T', ' ') : '';
}
