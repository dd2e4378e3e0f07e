// A recorded call in the terms that the rules are written in.
import type { EventFacts } from './event-facts.ts';
import { operationOfEvent } from './operation-of-event.ts';

export interface Call {
  /** Service prefix of its actions: `cloudwatch`. */
  readonly prefix: string;
  /** Without the date that some services put behind it. */
  readonly operation: string;
  readonly event: EventFacts;
  readonly partition: string;
  readonly region: string;
  /** The caller's account; the trail's where the event does not tell. */
  readonly account: string;
}

export function callOf(prefix: string, event: EventFacts): Call {
  const operation = operationOfEvent(event.eventName);
  return {
    prefix,
    operation,
    event: unwrapped(event, wrapper(prefix, operation)),
    partition: partitionOf(event),
    region: event.region,
    account: event.identity.account || event.recipientAccount,
  };
}

/** EC2 logs the parameters of its newer operations inside of one member: `{"CreateFlowLogsRequest": {…}}`. */
export function wrapper(prefix: string, operation: string): string | undefined {
  return prefix === 'ec2' ? `${operation}Request` : undefined;
}

function unwrapped(event: EventFacts, name: string | undefined): EventFacts {
  const inner = name === undefined ? undefined : event.parameters.get(name);
  const wrapped = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return wrapped ? { ...event, parameters: new Map(Object.entries(inner)) } : event;
}

function partitionOf(event: EventFacts): string {
  const fromArn = /^arn:([a-z-]+):/.exec(event.identity.arn)?.[1];
  if (fromArn !== undefined) return fromArn;
  if (event.region.startsWith('cn-')) return 'aws-cn';
  return event.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
