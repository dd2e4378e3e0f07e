// An event for tests: what is given, in a call by a role of account 111111111111 in us-east-1.
import type { EventFacts } from '../../src/activity/map/actions/event-facts.ts';

interface GivenFacts extends Partial<Omit<EventFacts, 'parameters' | 'response'>> {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
}

export function eventFactsOf({ parameters = {}, response = {}, ...given }: GivenFacts): EventFacts {
  return {
    identity: {
      type: 'AssumedRole',
      arn: 'arn:aws:iam::111111111111:role/app',
      account: '111111111111',
      invokedBy: '',
      mfa: '',
      sourceIdentity: '',
    },
    eventSource: '',
    eventName: '',
    eventType: 'AwsApiCall',
    region: 'us-east-1',
    errorCode: '',
    recipientAccount: '111111111111',
    vpcEndpoint: '',
    tlsVersion: '',
    resources: [],
    denial: '',
    count: 1,
    firstSeen: '2026-10-01T00:00:00Z',
    lastSeen: '2026-10-01T00:00:00Z',
    firstId: 'a',
    lastId: 'a',
    parametersOmitted: false,
    ...given,
    parameters: new Map(Object.entries(parameters)),
    response: new Map(Object.entries(response)),
  };
}
