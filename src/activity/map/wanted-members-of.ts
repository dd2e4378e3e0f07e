// Which members of an event's parameters and response the mapping reads: what the rules for actions and those for resources want, together.
import type { WantedMembers } from '../wanted-members.ts';
import { wantedForActions } from './actions/wanted-for-actions.ts';
import { wantedForResources } from './resources/wanted-for-resources.ts';

const memo = new Map<string, WantedMembers>();

/** A `WantedMembersOf`: exact names of top-level members, sorted, without repeats. The answer for a kind of event is always the same one. */
export function wantedMembersOf(eventSource: string, eventName: string): WantedMembers {
  const key = `${eventSource}\n${eventName}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const wanted = union(wantedForActions(eventSource, eventName), wantedForResources(eventSource, eventName));
  memo.set(key, wanted);
  return wanted;
}

function union(a: WantedMembers, b: WantedMembers): WantedMembers {
  return {
    parameters: [...new Set([...a.parameters, ...b.parameters])].toSorted(),
    response: [...new Set([...a.response, ...b.response])].toSorted(),
  };
}
