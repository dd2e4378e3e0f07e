// The options that take an instant: `--from` and `--to`.
import { UsageError } from '../usage-error.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/;
const BEFORE_NOW = /^(\d{1,5})([hdw])$/;
const A_DAY = 86_400_000;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['d', A_DAY],
  ['w', 604_800_000],
]);

/**
 * `2026-11-01` (for `from` the begin of that day in UTC, for `to` the begin of the next one: what is asked for is before `to`), `2026-11-01T08:00Z`,
 * or `90d`, `12h`, `2w` before `now`. The answer has seconds and no fractions of them. Throws UsageError for anything else, and for days that no calendar has.
 */
export function instantOf(text: string, bound: 'from' | 'to', now: Date): string {
  const [, count, unit = ''] = BEFORE_NOW.exec(text) ?? [];
  if (count !== undefined) return asInEvents(new Date(now.getTime() - Number(count) * (UNITS.get(unit) ?? 0)));
  const isDay = DAY.test(text);
  const instant = new Date(isDay ? `${text}T00:00Z` : INSTANT.test(text) ? text : '');
  // 31 April would become 1 May.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text.slice(0, 10))) {
    throw new UsageError(
      `--${bound} takes a day (2026-11-01), an instant (2026-11-01T08:00Z) or a span until now (90d, 12h), not \`${text}\``,
    );
  }
  return asInEvents(isDay && bound === 'to' ? new Date(instant.getTime() + A_DAY) : instant);
}

/** As events write their time. */
function asInEvents(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
