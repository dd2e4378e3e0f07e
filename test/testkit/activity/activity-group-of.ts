// A group for tests: what is given, in a call by a role of account 111111111111 in us-east-1.
import type { ActivityGroup, ActivityIdentity } from '../../../src/activity/activity-group.ts';

export type GroupParts = Partial<Omit<ActivityGroup, 'identity'>> & { readonly identity?: Partial<ActivityIdentity> | undefined };

export function activityGroupOf({ identity, ...parts }: GroupParts): ActivityGroup {
  return {
    identity: {
      type: 'AssumedRole',
      arn: 'arn:aws:iam::111111111111:role/app',
      account: '111111111111',
      invokedBy: '',
      mfa: '',
      sourceIdentity: '',
      ...identity,
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
    parameters: '{}',
    response: '{}',
    denial: '',
    count: 1,
    firstSeen: '2026-10-01T00:00:00Z',
    lastSeen: '2026-10-01T00:00:00Z',
    firstId: 'a',
    lastId: 'a',
    ...parts,
  };
}
