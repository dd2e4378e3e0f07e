// What the rules read of one kind of recorded call.
import type { ActivityGroup } from '../../activity-group.ts';

/** Top-level members by name; the values as `JSON.parse` gives them. */
export type EventMembers = ReadonlyMap<string, unknown>;

/** A group whose `parameters` and `response` have been parsed. */
export interface EventFacts extends Omit<ActivityGroup, 'parameters' | 'response'> {
  /** Empty when there were none, and when they were left out. */
  readonly parameters: EventMembers;
  /** The event says that its parameters were too large and left out: nothing can be told from their absence. */
  readonly parametersOmitted: boolean;
  readonly response: EventMembers;
}

/** `group` with its members parsed. What is not an object of JSON counts as empty; parameters that are `null` were left out. */
export function eventFacts(group: ActivityGroup): EventFacts {
  const { parameters, response, ...rest } = group;
  return { ...rest, parameters: members(parameters), parametersOmitted: parameters === 'null', response: members(response) };
}

function members(json: string): EventMembers {
  if (json === '{}' || json === '' || json === 'null') return new Map();
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : new Map();
}
