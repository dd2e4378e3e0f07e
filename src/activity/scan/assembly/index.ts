// What the program around uses: objects go in by `roomFor` and `feed`, and come out as `totals` and the table of groups.
import { folderOf, isFolder, moveEvents, objectKind } from './fold';
import { forgetDropped, groupCount, slotsAt, slotsEnd } from './groups';
import { textOfTime } from './instants';
import { giveBlock, heldBytes, powerFor, reserve, takeBlock, usedBytes } from './memory';
import { close, feed, goOn, hold, open, roomFor, windowBytes } from './object';
import { elsewhere, merge, wantAccount, wantRegion } from './merge';
import { spanText, writeSpan } from './span';
import { dataSourceCount, dataSources, setOptions } from './take-event';
import { findOrAdd, Kind } from './text-table';
import { FIRST_TIME, LAST_TIME, totals } from './totals';

export {
  close,
  feed,
  folderOf,
  forgetDropped,
  goOn,
  groupCount,
  hold,
  isFolder,
  merge,
  moveEvents,
  objectKind,
  open,
  reserve,
  roomFor,
  setOptions,
  slotsAt,
  slotsEnd,
  spanText,
  usedBytes,
  wantAccount,
  wantRegion,
  writeSpan,
};

/** Bytes that groups take, and the texts that they are made of. */
export function groupBytes(): usize {
  return heldBytes() - windowBytes();
}

/** Memory for something large that is written by the program around, and given back. */
export function takeRoom(size: usize): usize {
  return takeBlock(powerFor(size));
}
export function giveRoom(at: usize, size: usize): void {
  giveBlock(at, powerFor(size));
}

/** Events of other accounts and regions than those that are wanted. */
export function eventsElsewhere(): f64 {
  return <f64>elsewhere;
}

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
