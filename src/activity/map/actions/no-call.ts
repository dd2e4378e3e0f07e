// Events that are no calls of an API, or the same call recorded a second time.
import type { ActivityGroup } from '../../activity-group.ts';

/** CloudTrail User Guide, "CloudTrail record contents": eventType. */
const EVENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['AwsServiceEvent', 'an event of the service itself, which nobody called'],
  ['AwsConsoleSignIn', 'a sign-in'],
  ['AwsConsoleAction', 'an action in a console that is no call of an API'],
  ['AwsVpceEvent', 'the same call as seen by the VPC endpoint'],
  ['AwsCloudTrailInsight', 'an Insights event'],
  ['AwsCloudTrailInsights', 'an Insights event'],
  ['AwsCloudTrailAggregatedEvent', 'a summary of other events'],
  ['AwsAggregatedEvent', 'a summary of other events'],
]);

/** Sign-in events of old logs, which have no `eventType`. */
const SIGN_INS: ReadonlySet<string> = new Set([
  'ConsoleLogin',
  'CheckMfa',
  'SwitchRole',
  'ExitRole',
  'PasswordUpdated',
  'RenewRole',
  'UserAuthentication',
]);

/** Why the event is no call; undefined when it is one. Unknown types are calls, so that what is new is listed as unmapped and not lost. */
export function whyNoCall(event: Pick<ActivityGroup, 'eventSource' | 'eventName' | 'eventType'>): string | undefined {
  const because = EVENT_TYPES.get(event.eventType);
  if (because !== undefined) return because;
  return event.eventSource === 'signin.amazonaws.com' && SIGN_INS.has(event.eventName) ? 'a sign-in' : undefined;
}
