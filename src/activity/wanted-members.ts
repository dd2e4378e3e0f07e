// Which members of an event's parameters and response matter.

/** Exact names of top-level members, sorted; without repeats. */
export interface WantedMembers {
  readonly parameters: readonly string[];
  readonly response: readonly string[];
}

/** Asked once for each kind of event. Events of an unknown kind keep nothing. */
export type WantedMembersOf = (eventSource: string, eventName: string) => WantedMembers;

/**
 * The members of one JSON object that are wanted, as canonical JSON: in the order of `wanted`, without spaces, strings and numbers as `JSON.stringify`
 * writes what `JSON.parse` read (the last of members with one name). `{}` for anything but an object.
 */
export function canonicalMembers(value: unknown, wanted: readonly string[]): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '{}';
  const members = new Map(Object.entries(value));
  const kept = wanted.flatMap((name) => (members.has(name) ? [`${JSON.stringify(name)}:${JSON.stringify(members.get(name))}`] : []));
  return `{${kept.join(',')}}`;
}
