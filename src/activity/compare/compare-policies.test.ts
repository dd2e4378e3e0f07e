// What is unused, what is used, and what the logs do not tell.
import { describe, expect, it } from 'vitest';
import { usedAction, usedCall } from '../../../test/activity/used-calls.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import type { UsedCall } from '../used-call.ts';
import { comparePolicies } from './compare-policies.ts';
import type { Comparison, GrantedPolicy } from './comparison.ts';

interface Written {
  readonly Sid?: string;
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: unknown;
}

function granted(...statements: readonly Written[]): GrantedPolicy {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
  const { policy } = parsePolicyText({ name: 'given', text: JSON.stringify({ Version: '2012-10-17', Statement }) });
  if (policy === undefined) throw new Error('the policy of the test is none');
  return { name: 'given', policy };
}

const ALL_DATA = { dataEventSources: ['s3.amazonaws.com', 'dynamodb.amazonaws.com', 'sqs.amazonaws.com'] };
const get = (key: string): UsedCall => usedCall({ actions: [usedAction('s3:GetObject', [`arn:aws:s3:::data/${key}`])] });
const compare = (policy: GrantedPolicy, calls: readonly UsedCall[], coverage = ALL_DATA): Comparison =>
  comparePolicies([policy], calls, coverage);

describe('actions', () => {
  it('are used, or not', () => {
    const { services, ...counts } = compare(granted({ Action: ['s3:GetObject', 's3:DeleteBucket', 'ec2:DescribeVpcs'] }), [
      get('a'),
      get('a'),
      get('b'),
    ]);
    expect(counts).toMatchObject({ granted: 3, used: 1, unused: 2, notShown: 0 });
    expect(services).toEqual([
      { service: 'ec2', name: 'Amazon EC2', use: 'unused', granted: 1, used: [], unused: ['ec2:DescribeVpcs'], notShown: [] },
      {
        service: 's3',
        name: 'Amazon S3',
        use: 'used',
        granted: 2,
        used: [{ action: 's3:GetObject', calls: 3, lastSeen: '2026-10-01T00:00:00Z' }],
        unused: ['s3:DeleteBucket'],
        notShown: [],
      },
    ]);
  });

  it('that need no permission are used, and said to be free', () => {
    const calls = [usedCall({ group: { eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity', count: 4 } })];
    const { services, statements, ...counts } = compare(granted({ Sid: 'Who', Action: 'sts:GetCallerIdentity' }), calls);
    expect(counts).toMatchObject({ granted: 1, used: 1, unused: 0, notShown: 0 });
    expect(services).toMatchObject([
      { use: 'used', used: [{ action: 'sts:GetCallerIdentity', calls: 4, free: expect.stringContaining('no permission') }] },
    ]);
    expect(statements).toMatchObject([{ use: 'unknown', because: expect.stringContaining('called 4 times, and needs no permission') }]);
    expect(compare(granted({ Action: 'sts:GetCallerIdentity' }), []).services).toMatchObject([{ use: 'unused' }]);
  });

  it('are never called unused where the logs could not have shown them', () => {
    const policy = granted({ Action: ['s3:GetObject', 'iam:PassRole', 'sqs:DeleteQueue', 'kms:Decrypt', 'glue:GetTable'] });
    const calls = [
      usedCall({ actions: [usedAction('sqs:DeleteQueue', ['*'])], outcome: 'denied' }),
      usedCall({ actions: [usedAction('kms:Decrypt', ['*'], { grade: 'possible', because: 'a key of your own' })] }),
      {
        ...usedCall({ group: { eventSource: 'glue.amazonaws.com', eventName: 'GetOddity' } }),
        meaning: { kind: 'unmapped', because: 'odd' } as const,
      },
    ];
    const { services, unused } = compare(policy, calls, { dataEventSources: [] });
    expect(unused).toBe(0);
    expect(services.flatMap(({ notShown }) => notShown)).toEqual([
      { action: 'glue:GetTable', because: 'of GetOddity it is not known which actions it needs' },
      { action: 'iam:PassRole', because: 'CloudTrail never records it' },
      { action: 'kms:Decrypt', because: 'Decrypt may need it: a key of your own' },
      { action: 's3:GetObject', because: 'the logs have no data events of s3' },
      { action: 'sqs:DeleteQueue', because: 'asked for and refused: what grants it does not reach' },
    ]);
    expect(compare(policy, [], ALL_DATA).services.find(({ service }) => service === 's3')?.unused).toEqual(['s3:GetObject']);
  });

  it('are not granted where a Deny takes them away from everything', () => {
    const allow: Written = { Action: ['s3:GetObject', 's3:PutObject'] };
    const names = (deny: Written) => compare(granted(allow, { Effect: 'Deny', ...deny }), []).services.flatMap(({ unused }) => unused);
    expect(names({ Action: 's3:P*' })).toEqual(['s3:GetObject']);
    expect(names({ NotAction: 's3:P*' })).toEqual(['s3:PutObject']);
    expect(names({ Action: 's3:P*', Resource: 'arn:aws:s3:::data/*' })).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(names({ Action: 's3:P*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toEqual(['s3:GetObject', 's3:PutObject']);
  });

  it('that these policies do not grant are listed', () => {
    expect(compare(granted({ Action: 'ec2:DescribeVpcs' }), [get('a')]).elsewhere).toEqual([
      { action: 's3:GetObject', calls: 1, lastSeen: '2026-10-01T00:00:00Z' },
    ]);
  });

  it('that these policies grant on other resources or under other conditions are not used, but needed elsewhere', () => {
    const here: Written = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/a' };
    const there: Written = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' };
    const mars: Written = { Action: 's3:GetObject', Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-south-9' } } };
    const never = { use: 'unused', calls: 0 };
    expect(compare(granted(there, mars), [get('a')], ALL_DATA)).toMatchObject({
      used: 0,
      unused: 1,
      statements: [never, never],
      elsewhere: [{ action: 's3:GetObject', calls: 1 }],
    });
    expect(compare(granted(here), [get('a'), get('a'), get('b')], ALL_DATA)).toMatchObject({
      services: [{ used: [{ action: 's3:GetObject', calls: 2 }] }],
      elsewhere: [{ action: 's3:GetObject', calls: 1 }],
    });
  });

  it('that are denied altogether are used by no statement', () => {
    const policy = granted({ Action: ['s3:GetObject', 's3:DeleteBucket'] }, { Effect: 'Deny', Action: 's3:GetObject' });
    const { statements, elsewhere } = compare(policy, [get('a')], ALL_DATA);
    expect(statements).toMatchObject([{ use: 'unused', calls: 0 }]);
    expect(elsewhere).toMatchObject([{ action: 's3:GetObject', calls: 1 }]);
  });

  it('of wildcards are those of the catalog', () => {
    const { statements, granted: count } = compare(granted({ Action: '*' }), [get('a')]);
    expect(count).toBeGreaterThan(15_000);
    expect(statements[0]).toMatchObject({
      use: 'used',
      calls: 1,
      wide: [{ pattern: '*', usedServices: ['s3'], usedActions: 1, actions: count }],
    });
    const but = compare(granted({ NotAction: ['iam:*', 'organizations:*'] }), [get('a')]);
    expect(but.services.map(({ service }) => service)).not.toContain('iam');
    expect(but.statements[0]?.wide).toMatchObject([{ pattern: 'NotAction', usedServices: ['s3'] }]);
  });
});

describe('statements', () => {
  const use = (statement: Written, calls: readonly UsedCall[]) => compare(granted(statement), calls).statements[0]?.use;

  it('are used by calls on their resources', () => {
    expect(use({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }, [get('a')])).toBe('used');
    expect(use({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' }, [get('a')])).toBe('unused');
  });

  it('are used by calls that meet their conditions, as far as events tell', () => {
    const Condition = (key: string, value: string) => ({ Action: 's3:GetObject', Condition: { StringEquals: { [key]: value } } });
    expect(use(Condition('aws:RequestedRegion', 'eu-west-1'), [get('a')])).toBe('used');
    expect(use(Condition('aws:RequestedRegion', 'eu-north-1'), [get('a')])).toBe('unused');
    expect(use(Condition('s3:ExistingObjectTag/x', 'y'), [get('a')])).toBe('unknown');
  });

  it('are unknown where their actions cannot be seen', () => {
    const [statement] = compare(granted({ Action: ['iam:PassRole'] }), [get('a')]).statements;
    expect(statement).toMatchObject({ use: 'unknown', because: 'iam:PassRole: CloudTrail never records it' });
  });
});

describe('resources', () => {
  it('that no call touched are listed where their actions were used', () => {
    const policy = granted({
      Sid: 'Read',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::data/*', 'arn:aws:s3:::old/*'],
    });
    expect(compare(policy, [get('a')]).resources).toEqual([
      {
        policy: 'given',
        index: 0,
        sid: 'Read',
        pattern: 'arn:aws:s3:::old/*',
        use: 'untouched',
        actions: ['s3:GetObject'],
        resources: 0,
        examples: [],
      },
    ]);
    expect(compare(policy, []).resources).toEqual([]);
  });

  it('are unknown where the recorded resource is not whole', () => {
    const policy = granted({
      Action: 's3:GetObject',
      Resource: ['arn:aws:s3:::data/a/b*', 'arn:aws:s3:::data/${aws:PrincipalTag/team}/*'],
    });
    expect(compare(policy, [get('a/*')]).resources.map((each) => each.use)).toEqual(['unknown', 'unknown']);
  });

  it('that are all, where a few would do, are named', () => {
    const wide = granted({ Action: 's3:GetObject' });
    expect(compare(wide, [get('a'), get('b')]).resources).toMatchObject([
      { pattern: '*', use: 'wide', resources: 2, examples: ['arn:aws:s3:::data/a', 'arn:aws:s3:::data/b'] },
    ]);
    const unknown = usedCall({ actions: [usedAction('s3:GetObject', ['*'], { resourceKnown: false })] });
    expect(compare(wide, [get('a'), unknown]).resources).toEqual([]);
  });
});
