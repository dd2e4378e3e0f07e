// Members of requests as rows keep them: plain data, with dates as marked numbers.

interface MarkedDate {
  readonly $date: number;
}

/** Leaves out what is undefined. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() } satisfies MarkedDate;
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, toPlain(member)]])));
}

export function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value && typeof value.$date === 'number') return new Date(value.$date);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fromPlain(member)]));
}
