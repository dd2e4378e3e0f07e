// A recorded call in the terms that the rules are written in.
import type { CallKind } from './call-kind.ts';
import type { EventFacts } from './event-facts.ts';

export interface Call extends CallKind {
  readonly event: EventFacts;
  readonly partition: string;
  readonly region: string;
  /** The caller's account; the trail's where the event does not tell. */
  readonly account: string;
}

export function callOf({ prefix, operation, name }: CallKind, event: EventFacts): Call {
  return {
    prefix,
    operation,
    name,
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

/** Of the caller; of the Region where the event names no caller. */
export function partitionOf(event: Pick<EventFacts, 'identity' | 'region'>): string {
  const { arn } = event.identity;
  if (arn.startsWith('arn:aws:')) return 'aws';
  const fromArn = /^arn:([a-z-]+):/.exec(arn)?.[1];
  if (fromArn !== undefined) return fromArn;
  if (event.region.startsWith('cn-')) return 'aws-cn';
  return event.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
