// What groups mean, where more than one rule has a say.
import { describe, expect, test } from 'vitest';
import { toUsedCalls } from '../../../test/activity/to-used-calls.ts';
import { activityGroupOf, type GroupParts } from '../../../test/testkit/activity/activity-group-of.ts';
import type { ActivityGroup } from '../activity-group.ts';
import type { UsedAction } from '../used-action.ts';

type Parts = Omit<GroupParts, 'parameters'> & { readonly parameters?: object | null };

function group({ parameters = {}, ...parts }: Parts): ActivityGroup {
  return activityGroupOf({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', ...parts, parameters: JSON.stringify(parameters) });
}

function actionsOf(...groups: readonly ActivityGroup[]): readonly (readonly UsedAction[])[] {
  return toUsedCalls(groups).map(({ meaning }) => (meaning.kind === 'actions' ? meaning.actions : []));
}

function own(...groups: readonly ActivityGroup[]): UsedAction | undefined {
  return actionsOf(...groups).at(-1)?.[0];
}

const iam = 'iam.amazonaws.com';
const getUser = { eventSource: iam, eventName: 'GetUser' };

describe('usedCalls', () => {
  test('a call that names nobody means the caller, when that is a user', () => {
    const arn = 'arn:aws:iam::111111111111:user/ops/ana';
    expect(own(group({ ...getUser, identity: { type: 'IAMUser', arn } }))).toMatchObject({ resources: [arn], resourceKnown: true });
    expect(own(group(getUser))).toMatchObject({ resources: ['*'], resourceKnown: false });
    const named = group({ ...getUser, identity: { type: 'IAMUser', arn }, parameters: { userName: 'bea' } });
    expect(own(named)?.resources).toEqual(['arn:aws:iam::111111111111:user/bea']);
  });

  test('parameters that were left out tell nothing, not even that the caller is meant', () => {
    const arn = 'arn:aws:iam::111111111111:user/ana';
    expect(own(group({ ...getUser, parameters: null, identity: { type: 'IAMUser', arn } }))).toMatchObject({
      resources: ['*'],
      resourceKnown: false,
    });
    const list = group({ eventSource: 'rds.amazonaws.com', eventName: 'DescribeDBInstances', parameters: null });
    expect(own(list)).toMatchObject({ resources: ['*'], resourceKnown: false });
  });

  test('paths of roles come from where their ARN was seen', () => {
    const getRole = group({ eventSource: iam, eventName: 'GetRole', parameters: { roleName: 'app' } });
    const caller = group({ identity: { arn: 'arn:aws:iam::111111111111:role/svc/app' } });
    expect(own(getRole)?.resources).toEqual(['arn:aws:iam::111111111111:role/app']);
    expect(own(caller, getRole)?.resources).toEqual(['arn:aws:iam::111111111111:role/svc/app']);
    const created = group({ eventSource: iam, eventName: 'CreateRole', parameters: { roleName: 'app', path: '/made/' } });
    expect(own(created, getRole)?.resources).toEqual(['arn:aws:iam::111111111111:role/made/app']);
    const other = group({ identity: { arn: 'arn:aws:iam::222222222222:role/svc/app' } });
    expect(own(other, getRole)?.resources).toEqual(['arn:aws:iam::111111111111:role/app']);
  });

  test('calls of services in the name of a role have that in their context', () => {
    const decrypt = { eventSource: 'kms.amazonaws.com', eventName: 'Decrypt', parameters: { keyId: '1' } };
    const through = (invokedBy: string, type = 'AssumedRole') => own(group({ ...decrypt, identity: { invokedBy, type } }))?.context;
    expect(through('athena.amazonaws.com')).toEqual(
      new Map<string, unknown>([
        ['aws:viaawsservice', 'true'],
        ['aws:calledvia', ['athena.amazonaws.com']],
        ['kms:viaservice', 'athena.us-east-1.amazonaws.com'],
      ]),
    );
    expect(through('secretsmanager.amazonaws.com')?.has('aws:calledvia')).toBe(false);
    expect(through('AWS Internal')?.size).toBe(0);
    expect(through('athena.amazonaws.com', 'AWSService')?.size).toBe(0);
    expect(own(group({ identity: { invokedBy: 'athena.amazonaws.com' } }))?.context.has('kms:viaservice')).toBe(false);
  });

  test('tags on creation are on what is created', () => {
    const parameters = {
      instancesSet: { items: [{ imageId: 'ami-1' }] },
      subnetId: 'subnet-1',
      tagSpecificationSet: { items: [{ resourceType: 'volume', tags: [{ key: 'a', value: 'b' }] }] },
    };
    const [actions = []] = actionsOf(group({ eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances', parameters }));
    const tags = actions.find(({ action }) => action === 'ec2:CreateTags');
    expect(tags).toMatchObject({ resources: ['arn:aws:ec2:us-east-1:111111111111:volume/*'], patterns: true });
    const role = group({
      eventSource: iam,
      eventName: 'CreateRole',
      parameters: { roleName: 'app', path: '/p/', tags: [{ key: 'a', value: 'b' }] },
    });
    expect(actionsOf(role)[0]?.find(({ action }) => action === 'iam:TagRole')?.resources).toEqual(['arn:aws:iam::111111111111:role/p/app']);
  });

  test('the denial tells the resource that the parameters do not', () => {
    const arn = 'arn:aws:iam::222222222222:role/deploy';
    const denial = `User: arn:aws:iam::111111111111:user/ana is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    const refused = { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole', errorCode: 'AccessDenied' };
    expect(own(group({ ...refused, denial }))).toMatchObject({ resources: [arn], resourceKnown: true });
    expect(own(group({ ...refused, denial: denial.replace('sts:AssumeRole', 'sts:TagSession') }))).toMatchObject({ resourceKnown: false });
  });

  test('owners’ copies are marked', () => {
    const calls = toUsedCalls([group({}), group({ recipientAccount: '222222222222' }), group({ identity: { account: '' } })]);
    expect(calls.map(({ ownersCopy }) => ownersCopy)).toEqual([false, true, false]);
  });

  test('hostile members are read as what they are: names and text', () => {
    const parameters: unknown = JSON.parse(
      `{"bucketName":{"__proto__":{"bucketName":"x"}},"key":${'['.repeat(60)}${']'.repeat(60)},"constructor":"y"}`,
    );
    const found = own(group({ parameters: parameters as object }));
    expect(found).toMatchObject({ resources: ['*'], resourceKnown: false });
    const star = own(group({ eventSource: 'lambda.amazonaws.com', eventName: 'DeleteFunction', parameters: { functionName: '*' } }));
    expect(star).toMatchObject({ resources: ['*'], resourceKnown: false });
  });
});
