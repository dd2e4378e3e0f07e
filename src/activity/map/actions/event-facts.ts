// What the rules read of one kind of recorded call.
import type { ActivityGroup } from '../../activity-group.ts';

/** Top-level members by name; the values as `JSON.parse` gives them. */
export type EventMembers = ReadonlyMap<string, unknown>;

/** What a group tells of its calls, with `parameters` and `response` parsed. */
export interface EventFacts
  extends Pick<
    ActivityGroup,
    'identity' | 'eventSource' | 'eventName' | 'eventType' | 'region' | 'errorCode' | 'recipientAccount' | 'resources' | 'denial'
  > {
  /** Empty when there were none, and when they were left out. */
  readonly parameters: EventMembers;
  /** The event says that its parameters were too large and left out: nothing can be told from their absence. */
  readonly parametersOmitted: boolean;
  readonly response: EventMembers;
}

/** `group` with its members parsed. What is not an object of JSON counts as empty; parameters that are `null` were left out. */
export function eventFacts(group: ActivityGroup): EventFacts {
  return {
    identity: group.identity,
    eventSource: group.eventSource,
    eventName: group.eventName,
    eventType: group.eventType,
    region: group.region,
    errorCode: group.errorCode,
    recipientAccount: group.recipientAccount,
    resources: group.resources,
    denial: group.denial,
    parameters: members(group.parameters),
    parametersOmitted: group.parameters === 'null',
    response: members(group.response),
  };
}

const NONE: EventMembers = new Map();

function members(json: string): EventMembers {
  if (json === '{}' || json === '' || json === 'null') return NONE;
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return NONE;
  const found = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) found.set(name, member);
  return found;
}
