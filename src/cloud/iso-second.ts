// Times to the second, as most of AWS prints them.

let last = { seconds: Number.NaN, text: '' };

/** `2026-09-06T12:00:00Z` of whole seconds since 1970. The text of the last second asked for is kept: calls come many in a second. */
export function isoSecond(seconds: number): string {
  if (last.seconds !== seconds) last = { seconds, text: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` };
  return last.text;
}
