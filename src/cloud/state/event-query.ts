// What is asked of the event log, and whether an event answers it.
import type { LoggedEvent } from './event-log.ts';

/** CloudTrail's names. API reference, "LookupAttribute" */
export type LookupKey = 'EventId' | 'EventName' | 'ReadOnly' | 'Username' | 'ResourceType' | 'ResourceName' | 'EventSource' | 'AccessKeyId';

export interface EventQuery {
  readonly account: string;
  readonly region: string;
  /** Milliseconds since 1970, both included. */
  readonly from?: number;
  readonly to?: number;
  readonly attribute?: { readonly key: LookupKey; readonly value: string };
  /** Default: both. */
  readonly category?: LoggedEvent['category'];
  readonly limit: number;
  /** `EventPage.next` of the page before. */
  readonly after?: string;
}

export function matches(event: Omit<LoggedEvent, 'json'>, query: EventQuery): boolean {
  return (
    event.account === query.account &&
    event.region === query.region &&
    event.time >= (query.from ?? 0) &&
    event.time <= (query.to ?? Infinity) &&
    (query.category === undefined || event.category === query.category) &&
    (query.attribute === undefined || hasAttribute(event, query.attribute.key, query.attribute.value))
  );
}

function hasAttribute(event: Omit<LoggedEvent, 'json'>, key: LookupKey, value: string): boolean {
  switch (key) {
    case 'EventId':
      return event.id === value;
    case 'EventName':
      return event.name === value;
    case 'ReadOnly':
      return String(event.readOnly) === value;
    case 'Username':
      return event.username === value;
    case 'ResourceType':
      return event.resources.some(({ type }) => type === value);
    case 'ResourceName':
      return event.resources.some(({ name }) => name === value);
    case 'EventSource':
      return event.source === value;
    case 'AccessKeyId':
      return event.accessKeyId === value;
  }
}
