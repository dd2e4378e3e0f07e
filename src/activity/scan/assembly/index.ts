// What the program around uses: objects go in by `roomFor` and `feed`, and come out as `totals` and the table of groups.
import { groupCount, slotsAt, slotsEnd, spanText, writeSpan } from './groups';
import { textOfTime } from './instants';
import { reserve, usedBytes } from './memory';
import { close, feed, open, roomFor } from './object';
import { dataSourceCount, dataSources, setOptions } from './take-event';
import { findOrAdd, Kind, WANTED_PRINCIPAL } from './text-table';
import { FIRST_TIME, LAST_TIME, totals } from './totals';

export { close, feed, groupCount, open, reserve, roomFor, setOptions, slotsAt, slotsEnd, spanText, usedBytes, writeSpan };

export function totalsAt(): usize {
  return totals;
}

export function firstTime(): usize {
  return textOfTime(load<u64>(totals + FIRST_TIME));
}
export function lastTime(): usize {
  return textOfTime(load<u64>(totals + LAST_TIME));
}

export function dataSourcesAt(): usize {
  return dataSources;
}
export function dataSourcesCount(): usize {
  return dataSourceCount;
}

/** The text of bytes that are UTF-8. */
export function addText(at: usize, length: usize): usize {
  return length == 0 ? 0 : findOrAdd(at, length, Kind.TEXT);
}

export function markPrincipal(text: usize): void {
  if (text != 0) store<u32>(text, load<u32>(text, 4) | WANTED_PRINCIPAL, 4);
}
