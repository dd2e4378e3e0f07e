// Which conditions of a statement that nearly allows can be met without touching a policy, and in which order.
import { describe, expect, test } from 'vitest';
import { A, alice, allow, type Case, policy, session } from '../../../test/reference/fixture.ts';
import { stateOf } from '../../../test/testkit/state-of.ts';
import { decideState } from '../state.ts';
import { addressIn, meetConditions } from './meet-conditions.ts';

/** The summaries of each way, all of which let the request through. */
function ways(one: Case, ...conditions: readonly object[]): readonly (readonly string[])[] {
  const identity = [policy('identity', ...conditions.map((Condition) => allow({ Condition })))];
  const state = stateOf({ ...one, policies: { identity, ...one.policies } });
  const { ladder, blockedBy } = decideState(state);
  expect(blockedBy).toBe('identity');
  return meetConditions(state, 'identity', ladder).map((way) => {
    expect(decideState(way.at(-1)?.after ?? state).decision).toBe('allow');
    return way.map(({ change }) => change.summary);
  });
}

const queue = `arn:aws:sqs:us-east-1:${A}:jobs`;
const send: Case = { action: 'sqs:SendMessage', resource: queue };

describe('one condition', () => {
  test.each<readonly [object, Case, string]>([
    [{ StringEquals: { 'sts:ExternalId': ['x1', 'x2'] } }, {}, 'the caller sends the external id `x1` (--external-id x1)'],
    [
      { StringEqualsIfExists: { 'sts:SourceIdentity': 'alice' } },
      { context: { 'sts:sourceidentity': 'bob' } },
      'the caller sets the source identity `alice` (--source-identity alice)',
    ],
    [{ StringLike: { 'sts:RoleSessionName': 'alice' } }, {}, 'the caller names the session `alice` (--role-session-name alice)'],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, 'the caller signs in with MFA (--serial-number, --token-code)'],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, {}, 'the request is made over TLS (https)'],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, {}, 'the request comes from an address such as 203.0.113.0'],
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, {}, 'the request comes out of VPC vpc-1, through a VPC endpoint'],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, {}, 'the request goes through the VPC endpoint vpce-1'],
    [{ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, {}, 'the call goes to region eu-west-1'],
    [{ StringEquals: { 's3:prefix': 'home/' } }, {}, 'the request carries s3:prefix = `home/`'],
    [{ NumericLessThanEquals: { 's3:max-keys': '10' } }, {}, 'the request carries s3:max-keys = `10`'],
    [
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } },
      {},
      'the call is made through athena.amazonaws.com, not directly',
    ],
    [
      { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
      {},
      'the call is made through s3.us-east-1.amazonaws.com, not directly',
    ],
    [
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
      { context: { 'aws:tagkeys': ['c'] } },
      'the request carries aws:TagKeys = `a`',
    ],
    [{ StringEquals: { 'aws:PrincipalTag/Team': 'a' } }, {}, `in account ${A}, tag user alice with Team=a`],
    [
      { StringEquals: { 'aws:PrincipalTag/Team': 'a' } },
      { principal: { ...session, tags: new Map([['team', 'b']]) } },
      `in account ${A}, tag role R with Team=a`,
    ],
    [{ StringEquals: { 'aws:ResourceTag/env': 'prod' } }, { ...send, tags: { ENV: 'dev' } }, `in account ${A}, tag ${queue} with env=prod`],
    [{ StringEquals: { 's3:ExistingObjectTag/env': 'prod' } }, {}, `in account ${A}, tag arn:aws:s3:::bucket/key with env=prod`],
  ])('%j', (condition, one, summary) => {
    expect(ways(one, condition)).toEqual([[summary]]);
  });

  test('a tag of a bucket is set on the bucket', () => {
    const s3 = {
      ownership: 'BucketOwnerEnforced',
      bucketAbac: true,
      publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
    } as const;
    expect(ways({ policies: { s3 } }, { StringEquals: { 'aws:ResourceTag/env': 'prod' } })).toEqual([
      [`in account ${A}, tag arn:aws:s3:::bucket with env=prod`],
    ]);
  });

  test.each<readonly [string, object, Case]>([
    ['a pattern', { StringLike: { 's3:prefix': 'home/*' } }, {}],
    ['a variable', { StringEquals: { 's3:prefix': '${aws:username}' } }, {}],
    ['a key that nobody chooses', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, {}],
    ['an operator that is not met by one value', { StringNotEquals: { 's3:prefix': 'a' } }, { context: { 's3:prefix': 'a' } }],
    [
      'a service-linked role has the tags that AWS gives it',
      { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
      { principal: { ...session, serviceLinked: true } },
    ],
    [
      'a role of IAM Identity Center too',
      { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
      { principal: { ...session, role: `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x_1` } },
    ],
    ['what has no ARN has no tags', { StringEquals: { 'aws:ResourceTag/env': 'prod' } }, { resource: '*', owner: null }],
    [
      'a bucket is no object',
      { StringEquals: { 's3:ExistingObjectTag/env': 'prod' } },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' },
    ],
  ])('not: %s', (_, condition, one) => {
    expect(ways(one, condition)).toEqual([]);
  });
});

test('several conditions of a statement are one way; the way with the fewest comes first', () => {
  const two = { StringEquals: { 'sts:ExternalId': 'x1' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const one = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
  const half = { StringEquals: { 'sts:ExternalId': 'x1', 'aws:PrincipalOrgID': 'o-1' } };
  expect(ways({}, two, half, one)).toEqual([
    [`in account ${A}, tag user alice with team=a`],
    ['the caller sends the external id `x1` (--external-id x1)', 'the caller signs in with MFA (--serial-number, --token-code)'],
  ]);
});

test('a tag that goes by two keys is set once, and none on what is yet to be created', () => {
  const resource = `arn:aws:ecr:us-east-1:${A}:repository/app`;
  const both = { StringEquals: { 'ecr:ResourceTag/env': 'prod', 'aws:ResourceTag/env': 'prod' } };
  const tagged = [[`in account ${A}, tag ${resource} with env=prod`]];
  expect(ways({ action: 'ecr:BatchGetImage', resource, tags: {} }, both)).toEqual(tagged);
  expect(ways({ action: 'ecr:CreateRepository', resource }, both)).toEqual([]);
});

test('a tag in another spelling gives way', () => {
  const state = stateOf({
    principal: {
      ...alice,
      tags: new Map([
        ['TEAM', 'b'],
        ['other', 'c'],
      ]),
    },
    policies: { identity: [policy('identity', allow({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }))] },
  });
  const [way] = meetConditions(state, 'identity', decideState(state).ladder);
  const { principal } = way?.[0].after.request ?? {};
  expect(principal).toMatchObject({
    tags: new Map([
      ['other', 'c'],
      ['team', 'a'],
    ]),
  });
});

test.each([
  ['10.0.0.0/8', '10.0.0.0'],
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8::/32', '2001:db8::'],
  ['nowhere', undefined],
])('an address in %s', (network, address) => {
  expect(addressIn(network)).toBe(address);
});
