// Kinds of events: source and name, and the members that are wanted of them.
import { wantedMembers } from './host';
import { extraOf, findOrAdd, Kind, setExtra } from './text-table';

const pair: usize = memory.data(16, 16);

/** What was asked for lately, sixteen bytes each: source, name, kind. */
const recent: usize = memory.data(256 * 16, 16);

/** The entry of a kind of event; its bytes are the addresses of source and name. */
export function kindOfEvent(source: usize, name: usize): usize {
  const place = recent + ((((source >> 4) * 31 + (name >> 4)) & 255) << 4);
  if (<usize>load<u32>(place) == source && <usize>load<u32>(place, 4) == name) return <usize>load<u32>(place, 8);
  store<u32>(pair, <u32>source);
  store<u32>(pair, <u32>name, 4);
  const kind = findOrAdd(pair, 8, Kind.EVENT);
  if (extraOf(kind) == 0) setExtra(kind, <u32>wantedMembers(source, name));
  store<u32>(place, <u32>source);
  store<u32>(place, <u32>name, 4);
  store<u32>(place, <u32>kind, 8);
  return kind;
}

/** How many members of the parameters are wanted, and where they stand; then the same of the response. */
export function parameterCount(kind: usize): usize {
  return <usize>load<u32>(extraOf(kind));
}
export function parameterMembers(kind: usize): usize {
  return <usize>extraOf(kind) + 8;
}
export function responseCount(kind: usize): usize {
  return <usize>load<u32>(extraOf(kind), 4);
}
export function responseMembers(kind: usize): usize {
  return parameterMembers(kind) + (parameterCount(kind) << 4);
}
