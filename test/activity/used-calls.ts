// Recorded calls for tests of generation and comparison: one made by hand, and arbitrary ones of one role.
import fc from 'fast-check';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import type { Outcome } from '../../src/activity/outcome.ts';
import type { UsedAction } from '../../src/activity/used-action.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';
import type { ContextValue } from '../../src/model/request.ts';
import { activityGroupOf } from '../testkit/activity/activity-group-of.ts';

const ROLE = 'arn:aws:iam::111122223333:role/app';

export interface CallParts {
  readonly actions?: readonly UsedAction[];
  readonly group?: Partial<ActivityGroup>;
  readonly identity?: Partial<ActivityGroup['identity']>;
  readonly outcome?: Outcome;
}

/** A call of `ROLE`; its event is named after its first action. */
export function usedCall({ actions = [], group, identity, outcome = 'allowed' }: CallParts): UsedCall {
  const [service = 'sts', eventName = 'GetCallerIdentity'] = actions[0]?.action.split(':') ?? [];
  return {
    group: activityGroupOf({
      identity: { arn: ROLE, account: '111122223333', ...identity },
      eventSource: `${service}.amazonaws.com`,
      eventName,
      region: 'eu-west-1',
      recipientAccount: '111122223333',
      firstId: 'event-1',
      lastId: 'event-1',
      ...group,
    }),
    actor: { kind: 'role', arn: ROLE, account: '111122223333' },
    outcome,
    meaning: actions.length === 0 ? { kind: 'free', because: 'needs no permission' } : { kind: 'actions', actions },
    ownersCopy: false,
  };
}

export function usedAction(action: string, resources: readonly string[], parts: Partial<UsedAction> = {}): UsedAction {
  return { action, grade: 'core', resources, resourceKnown: true, context: new Map(), because: 'event name', ...parts };
}

/** Names with what patterns, policies, HCL and JSON treat as their own. */
const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'app', 'app-2', 'x.txt', '2026', 'p') },
  {
    weight: 1,
    arbitrary: fc.string({
      minLength: 1,
      maxLength: 6,
      unit: fc.constantFrom('a', '*', '?', '$', '{', '}', '%', '"', '\\', ' ', 'é', '語', '~'),
    }),
  },
);
const path: fc.Arbitrary<string> = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const region = fc.constantFrom('eu-west-1', 'us-east-1');
const service = fc.constantFrom('lambda.amazonaws.com', 'ec2.amazonaws.com');

const contextOf = (key: string, value: fc.Arbitrary<ContextValue>): fc.Arbitrary<ReadonlyMap<string, ContextValue>> =>
  fc.oneof(
    value.map((each) => new Map<string, ContextValue>([[key, each]])),
    fc.constant(new Map<string, ContextValue>()),
  );

const action: fc.Arbitrary<UsedAction> = fc.oneof(
  fc
    .tuple(fc.constantFrom('s3:GetObject', 's3:PutObject'), name, path)
    .map(([one, bucket, key]) => usedAction(one, [`arn:aws:s3:::${bucket}/${key}`])),
  fc
    .tuple(name, path, contextOf('s3:x-amz-acl', fc.constantFrom('private', 'public-read')))
    .map(([bucket, key, context]) => usedAction('s3:PutObject', [`arn:aws:s3:::${bucket}/${key}`], { context })),
  fc.tuple(name, name).map(([bucket, folder]) => usedAction('s3:GetObject', [`arn:aws:s3:::${bucket}/${folder}/*`])),
  fc.constantFrom('s3:ListAllMyBuckets', 'ec2:DescribeInstances', 'iam:ListRoles').map((one) => usedAction(one, ['*'])),
  fc.constantFrom('dynamodb:GetItem', 'dynamodb:Query', 's3:ListBucket').map((one) => usedAction(one, ['*'], { resourceKnown: false })),
  fc
    .tuple(fc.constantFrom('dynamodb:GetItem', 'dynamodb:Query'), region, name)
    .map(([one, where, table]) => usedAction(one, [`arn:aws:dynamodb:${where}:111122223333:table/${table}`])),
  fc
    .tuple(path, contextOf('iam:passedtoservice', service))
    .map(([role, context]) => usedAction('iam:PassRole', [`arn:aws:iam::111122223333:role/${role}`], { grade: 'conditional', context })),
  fc
    .tuple(region, name, contextOf('kms:viaservice', fc.constantFrom('s3.eu-west-1.amazonaws.com', 's3.us-east-1.amazonaws.com')))
    .map(([where, key, context]) =>
      usedAction('kms:Decrypt', [`arn:aws:kms:${where}:111122223333:key/${key}`], { grade: 'conditional', context }),
    ),
  fc
    .tuple(region, name, contextOf('aws:requesttag/team', name), contextOf('aws:tagkeys', fc.array(name, { maxLength: 2 })))
    .map(([where, id, tags, keys]) =>
      usedAction('ec2:CreateTags', [`arn:aws:ec2:${where}:111122223333:instance/${id}`], { context: new Map([...tags, ...keys]) }),
    ),
  // Accounts, Regions and forms that no ARN has.
  fc
    .constantFrom('arn:aws:lambda::REDACTED:function:f', 'f', 'arn:aws:lambda:mars-1:111122223333:function:f')
    .map((arn) => usedAction('lambda:GetFunction', [arn])),
  fc.constant(usedAction('s3:PutObjectAcl', ['arn:aws:s3:::b/k'], { grade: 'possible' })),
);

const call: fc.Arbitrary<UsedCall> = fc
  .record({
    actions: fc.array(action, { minLength: 1, maxLength: 3 }),
    outcome: fc.constantFrom<Outcome>('allowed', 'allowed', 'unclear', 'denied'),
    region,
    vpcEndpoint: fc.constantFrom('', 'vpce-0a1b2c3d', 'vpce-odd'),
    tlsVersion: fc.constantFrom('', 'TLSv1.3'),
    mfa: fc.constantFrom('', 'true', 'false'),
    invokedBy: fc.constantFrom('', '', 'athena.amazonaws.com', 'AWS Internal'),
    sourceIdentity: fc.constantFrom('', 'ann'),
    id: fc.integer({ min: 1, max: 1e6 }),
    day: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ actions, outcome, mfa, invokedBy, sourceIdentity, id, day, ...group }) =>
    usedCall({
      actions,
      outcome,
      identity: { mfa, invokedBy, sourceIdentity },
      group: {
        ...group,
        count: day,
        firstSeen: `2026-10-0${day}T00:00:00Z`,
        lastSeen: `2026-10-1${day}T00:00:00Z`,
        firstId: `f${id}`,
        lastId: `l${id}`,
      },
    }),
  );

export const usedCalls: fc.Arbitrary<readonly UsedCall[]> = fc.array(call, { minLength: 1, maxLength: 12 });
