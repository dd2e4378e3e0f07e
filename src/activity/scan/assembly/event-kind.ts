// Kinds of events: source and name, and the members that are wanted of them.
import { wantedMembers } from './host';
import { reserve } from './memory';
import { extraOf, findOrAdd, Kind, setExtra } from './text-table';
import { openList } from './wanted-list';

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
  if (extraOf(kind) == 0) setExtra(kind, <u32>openKind(source, name));
  store<u32>(place, <u32>source);
  store<u32>(place, <u32>name, 4);
  store<u32>(place, <u32>kind, 8);
  return kind;
}

/** What is wanted of the parameters, and of the response. */
function openKind(source: usize, name: usize): usize {
  const members = wantedMembers(source, name);
  const at = reserve(16);
  const count = load<u32>(members);
  store<u32>(at, <u32>openList(count, members + 8));
  store<u32>(at, <u32>openList(load<u32>(members, 4), members + 8 + ((<usize>count) << 4)), 4);
  return at;
}

export function parametersOf(kind: usize): usize {
  return <usize>load<u32>(extraOf(kind));
}

export function responseOf(kind: usize): usize {
  return <usize>load<u32>(extraOf(kind), 4);
}
