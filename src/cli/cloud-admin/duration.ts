// Spans of time as people write them.
import { UsageError } from '../usage-error.ts';

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
]);

/** Seconds of `90s`, `30m`, `2h`, `1d12h`, `-1h`. Throws UsageError. */
export function secondsOf(text: string): number {
  const body = text.replace(/^[+-]/, '');
  if (!/^(?:\d{1,6}[smhdw])+$/.test(body)) throw new UsageError(`\`${text}\` is no span of time; it is written 90s, 30m, 2h or 1d12h`);
  let seconds = 0;
  for (const [, count = '0', unit = 's'] of body.matchAll(/(\d+)([smhdw])/g)) seconds += Number(count) * (SECONDS.get(unit) ?? 0);
  return text.startsWith('-') ? -seconds : seconds;
}
