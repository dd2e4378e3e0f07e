// When the events of a group were seen first and last, and in which event.
import { idBefore } from './event-ids';
import { COUNT, FIRST_ID, FIRST_IS_TEXT, FIRST_TIME, FLAGS, LAST_ID, LAST_IS_TEXT, LAST_TIME } from './group-record';
import { isAfter, isBefore } from './instants';

/** The events of another record with this key count for this one, too. */
export function addEvents(to: usize, from: usize): void {
  const isFirst = load<u64>(to + COUNT) == 0;
  store<u64>(to + COUNT, load<u64>(to + COUNT) + load<u64>(from + COUNT));
  const time = load<u64>(from + LAST_TIME);
  const last = load<u64>(to + LAST_TIME);
  const isText = has(from, LAST_IS_TEXT);
  if (isFirst || (time == last ? idBefore(from + LAST_ID, isText, to + LAST_ID, has(to, LAST_IS_TEXT)) : isAfter(time, last))) {
    store<u64>(to + LAST_TIME, time);
    setId(to, LAST_ID, LAST_IS_TEXT, from + LAST_ID, isText);
  }
  noteFirst(to, from, isFirst);
}

function noteFirst(to: usize, from: usize, isFirst: bool): void {
  const time = load<u64>(from + FIRST_TIME);
  const first = load<u64>(to + FIRST_TIME);
  const isText = has(from, FIRST_IS_TEXT);
  if (isFirst || (time == first ? idBefore(from + FIRST_ID, isText, to + FIRST_ID, has(to, FIRST_IS_TEXT)) : isBefore(time, first))) {
    store<u64>(to + FIRST_TIME, time);
    setId(to, FIRST_ID, FIRST_IS_TEXT, from + FIRST_ID, isText);
  }
}

export function has(record: usize, flag: u64): bool {
  return (load<u64>(record + FLAGS) & flag) != 0;
}

function setId(record: usize, place: usize, flag: u64, id: usize, idIsText: bool): void {
  const others = load<u64>(record + FLAGS) & ~flag;
  store<u64>(record + FLAGS, idIsText ? others | flag : others);
  v128.store(record + place, v128.load(id));
}
