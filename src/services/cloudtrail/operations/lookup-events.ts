// LookupEvents: management events of the caller's account and region, newest first.
import type { CallContext } from '../../../cloud/call-context.ts';
import type { Event, LookupEventsRequest, LookupEventsResponse } from '../../../cloud/model/generated/cloudtrail.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { Operation } from '../../../cloud/service.ts';
import type { EventQuery, LookupKey } from '../../../cloud/state/event-query.ts';
import type { LoggedEvent } from '../../../cloud/state/event-log.ts';

const KEYS: ReadonlySet<string> = new Set<LookupKey>([
  'EventId',
  'EventName',
  'ReadOnly',
  'Username',
  'ResourceType',
  'ResourceName',
  'EventSource',
  'AccessKeyId',
]);
const MOST = 50;

export const lookupEvents: Operation<'LookupEvents', LookupEventsRequest, LookupEventsResponse> = {
  authorize: () => [{ action: 'cloudtrail:LookupEvents', resource: { arn: '*' } }],
  handle: (_permit, input, cx) => {
    const { StartTime, EndTime, MaxResults = MOST } = input;
    if (MaxResults < 1 || MaxResults > MOST) {
      throw new ServiceError(
        'InvalidMaxResultsException',
        400,
        `A max results value of ${MaxResults} is invalid. Specify max results between 1 and ${MOST}.`,
      );
    }
    if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime) {
      throw new ServiceError('InvalidTimeRangeException', 400, 'The start time must be before the end time.');
    }
    const page = query(cx, input, MaxResults);
    return { Events: page.events.map(shown), ...(page.next !== undefined && { NextToken: page.next }) };
  },
};

function query(cx: CallContext, { LookupAttributes, StartTime, EndTime, NextToken, EventCategory }: LookupEventsRequest, limit: number) {
  if (EventCategory !== undefined) return { events: [] }; // Only Insights events have a category here; there are none.
  const attribute = attributeOf(LookupAttributes);
  try {
    return cx.events.query({
      account: cx.account,
      region: cx.region,
      category: 'Management',
      limit,
      ...(attribute !== undefined && { attribute }),
      ...(StartTime !== undefined && { from: StartTime.getTime() }),
      ...(EndTime !== undefined && { to: EndTime.getTime() }),
      ...(NextToken !== undefined && { after: NextToken }),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ServiceError('InvalidNextTokenException', 400, 'Invalid token.');
  }
}

function attributeOf(given: LookupEventsRequest['LookupAttributes']): EventQuery['attribute'] | undefined {
  const [first, ...more] = given ?? [];
  if (first === undefined) return undefined;
  if (more.length > 0) throw invalidAttributes('Only one lookup attribute can be specified.');
  if (!isKey(first.AttributeKey)) throw invalidAttributes(`The attribute key ${first.AttributeKey} is not valid.`);
  return { key: first.AttributeKey, value: first.AttributeValue };
}

function isKey(name: string): name is LookupKey {
  return KEYS.has(name);
}

function invalidAttributes(message: string): ServiceError {
  return new ServiceError('InvalidLookupAttributesException', 400, message);
}

function shown({ id, name, readOnly, accessKeyId, time, source, username, resources, json }: LoggedEvent): Event {
  return {
    EventId: id,
    EventName: name,
    ReadOnly: String(readOnly),
    ...(accessKeyId !== undefined && { AccessKeyId: accessKeyId }),
    EventTime: new Date(Math.floor(time / 1000) * 1000),
    EventSource: source,
    ...(username !== undefined && { Username: username }),
    Resources: resources.map((resource) => ({
      ...(resource.type !== undefined && { ResourceType: resource.type }),
      ResourceName: resource.name,
    })),
    CloudTrailEvent: json,
  };
}
