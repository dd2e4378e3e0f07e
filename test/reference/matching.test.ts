// Matching of actions, resources and conditions, one statement at a time (IAM User Guide: elements reference).
import { describe, expect, it } from 'vitest';
import type { PolicyType } from '../../src/model/policy-set.ts';
import type { ContextValue } from '../../src/model/request.ts';
import { A, alice, allow, type Case, decide, policy, type Statement, to } from './fixture.ts';

/** Whether the statement alone, in an identity policy, allows the request. */
function matches(elements: Statement, one: Case = {}): boolean {
  return decide({ ...one, policies: { ...one.policies, identity: [policy('identity', allow(elements))] } }).decision === 'allow';
}

function holds(Condition: Statement, context: Readonly<Record<string, ContextValue>> = {}, one: Case = {}): boolean {
  return matches({ Condition }, { ...one, context });
}

describe('actions', () => {
  it.each<[unknown, boolean]>([
    ['*', true],
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['s3:Get*', true],
    ['s3:GetObjec?', true],
    ['s3:GetObject?', false],
    [['ec2:*', 's3:*'], true],
    ['s3:GetObject,s3:PutObject', false],
    ['s3:GetObject, s3:PutObject', false],
    [' s3:*', false],
    [[], false],
  ])('%j', (pattern, expected) => {
    expect(matches({ Action: pattern })).toBe(expected);
    expect(matches({ Action: undefined, NotAction: pattern })).toBe(!expected);
  });

  it('go back only to the last star', () => {
    expect(matches({ Resource: `arn:aws:s3:::${'a*'.repeat(40)}b` }, { resource: `arn:aws:s3:::${'a'.repeat(2000)}` })).toBe(false);
  });
});

describe('resources', () => {
  it.each<[string, string, boolean]>([
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a/b', true],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket', false],
    ['arn:aws:s3:::Bucket/*', 'arn:aws:s3:::bucket/a', false],
    ['ARN:AWS:S3:::bucket/*', 'arn:aws:s3:::bucket/a', true],
    ['arn:aws:lambda:*:function:f', `arn:aws:lambda:us-east-1:${A}:function:f`, false],
    ['arn:aws:lambda:*:*:function:f', `arn:aws:lambda:us-east-1:${A}:function:f`, true],
    ['arn:aws:lambda:*:*:function:f', `arn:aws:lambda:us-east-1:${A}:function:f:prod`, false],
    ['arn:aws:lambda:*:*:*prod', `arn:aws:lambda:us-east-1:${A}:function:f:prod`, true],
    ['*', '*', true],
    ['arn:aws:ec2:*:*:instance/*', '*', false],
    ['**', '*', false],
    ['*', 'not an arn', true],
    ['arn:*', 'not an arn', false],
  ])('%s on %s', (pattern, resource, expected) => {
    expect(matches({ Resource: pattern }, { resource })).toBe(expected);
    expect(matches({ Resource: undefined, NotResource: pattern }, { resource })).toBe(!expected);
  });

  const allowing = allow({ Principal: '*' });
  const short = (type: PolicyType, Resource: string): boolean => {
    const one = policy(type, allow({ Principal: '*', Resource }));
    const all = { identity: [policy('identity', allow())] };
    if (type === 'identity') return decide({ policies: { identity: [one] } }).decision === 'allow';
    if (type === 'scp') return decide({ policies: { ...all, scp: [{ kind: 'root', id: 'r', policies: [one] }] } }).decision === 'allow';
    if (type === 'rcp') {
      const denying = policy(type, { ...allowing, Effect: 'Deny', Resource });
      return decide({ policies: { ...all, rcp: [{ kind: 'root', id: 'r', policies: [denying] }] } }).decision === 'deny';
    }
    const set = type === 'session' ? { session: [one] } : type === 'resource' ? { resource: one, identity: [] } : { [type]: one };
    return decide({ policies: { ...all, ...set } }).decision === 'allow';
  };
  it.each<[string, readonly PolicyType[]]>([
    ['arn:aws:s3', ['identity', 'boundary', 'session']],
    ['arn:*:s3', ['identity', 'boundary', 'session', 'resource', 'endpoint']],
    ['arn:aws:s*', ['identity', 'boundary', 'session', 'resource', 'endpoint', 'scp']],
    ['*', ['identity', 'boundary', 'session', 'resource', 'endpoint', 'scp', 'rcp']],
    ['arn:aws:sqs*', []],
  ])('short: %s', (Resource, expected) => {
    const types: readonly PolicyType[] = ['identity', 'boundary', 'session', 'resource', 'endpoint', 'scp', 'rcp'];
    expect(types.filter((type) => short(type, Resource))).toEqual(expected);
  });
});

describe('condition operators', () => {
  it.each<[string, unknown, ContextValue, boolean]>([
    ['StringEquals', 'ab*', 'ab*', true],
    ['StringEquals', 'ab*', 'abc', false],
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringNotEquals', ['a', 'b'], 'a', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'AB', 'ab', true],
    ['StringNotEqualsIgnoreCase', 'AB', 'ab', false],
    ['StringLike', 'a*:/c', 'a/b:/c', true],
    ['StringNotLike', 'a*', 'b', true],
    ['stringlike', 'A*', 'ab', false],
    ['StringEquals', [], 'a', false],
    ['StringNotEquals', [], 'a', true],
    ['StringEquals', 5, '5', true],
    ['StringEquals', true, 'true', true],
    ['NumericEquals', '5.0', '5', true],
    ['NumericEquals', '1e3', '1000', true],
    ['NumericEquals', '9007199254740993', '9007199254740992', false],
    ['NumericEquals', '10abc', '10', false],
    ['NumericNotEquals', '10abc', '10', false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericNotEquals', ['x', '10'], '11', false],
    ['NumericEquals', '', '0', false],
    ['NumericLessThan', '-1', '-2', true],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '10', '9', false],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['DateEquals', '2024-02-29T00:00:00Z', '1709164800', true],
    ['DateEquals', '2024-02-29', '1709164800', true],
    ['DateEquals', '2024-02', '2024-02-01T00:00Z', true],
    ['DateEquals', '2024', '1970-01-01T00:33:44Z', true],
    ['DateEquals', '2024-01-01T01:00:00+01:00', '2024-01-01', true],
    ['DateEquals', '1970-01-01T00:00:01.001Z', '1.0010', true],
    ['DateLessThan', '2023-02-29', '0', false],
    ['DateLessThan', '2023-13-01', '0', false],
    ['DateNotEquals', '2023-02-30', '0', false],
    ['DateLessThan', '2024-01-01T00:00:00Z', '1709164800', false],
    ['DateGreaterThan', '2024-01-01T00:00:00', '1709164800', false],
    ['DateGreaterThanEquals', '0001-01-01', '0000-12-31', false],
    ['Bool', 'TRUE', 'true', true],
    ['Bool', true, 'true', true],
    ['Bool', 'false', 'true', false],
    ['Bool', 'yes', 'yes', false],
    ['BinaryEquals', 'QUJD', 'QUJD', true],
    ['BinaryEquals', 'QUJ', 'QUJ', false],
    ['IpAddress', '10.0.0.0/8', '10.1.2.3', true],
    ['IpAddress', '10.9.9.9/8', '10.1.2.3', true],
    ['IpAddress', '10.1.2.3', '10.1.2.4', false],
    ['IpAddress', '0.0.0.0/0', '10.1.2.4', true],
    ['IpAddress', '10.0.0.0/33', '10.0.0.0', false],
    ['IpAddress', '10.0.0.0/8', '2001:db8::1', false],
    ['NotIpAddress', '10.0.0.0/8', '2001:db8::1', true],
    ['NotIpAddress', 'nonsense', '10.0.0.1', true],
    ['NotIpAddress', '10.0.0.0/8', 'nonsense', true],
    ['IpAddress', '2001:db8::/32', '2001:0DB8:0:0::1', true],
    ['IpAddress', '::ffff:1.2.3.4', '::ffff:102:304', true],
    ['IpAddress', '::ffff:1.2.3.4', '1.2.3.4', false],
    ['IpAddress', '1::2::3', '1::2::3', false],
    ['IpAddress', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', true],
    ['ArnLike', 'arn:aws:sns:*:*:t*', `arn:aws:sns:us-east-1:${A}:t:1`, true],
    ['ArnEquals', 'arn:aws:sns:*:t', `arn:aws:sns:us-east-1:${A}:t`, false],
    ['ArnLike', 'ARN:aws:sns:*:*:t', `arn:aws:sns:us-east-1:${A}:t`, false],
    ['ArnLike', '*', `arn:aws:sns:us-east-1:${A}:t`, false],
    ['ArnNotLike', '*', `arn:aws:sns:us-east-1:${A}:t`, true],
    ['ArnNotEquals', 'arn:aws:sns:*:*:t', 'nonsense', true],
    ['Nonsense', 'a', 'a', false],
    ['NonsenseIfExists', 'a', 'a', false],
    ['NullIfExists', 'false', 'a', false],
    ['Null', 'false', '', true],
    ['Null', true, 'a', false],
    ['Null', 'true', [], true],
    ['StringEquals', 'a', ['a'], false],
    ['StringNotEquals', 'a', ['b'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['b', 'c'], true],
    ['ForAnyValue:StringEquals', ['a'], ['b', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], 'a', true],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], ['b', 'a'], true],
    ['ForAnyValue:StringLike', 'a*', 'ab', true],
  ])('%s %j against %j', (operator, values, value, expected) => {
    expect(holds({ [operator]: { 'Some:Key': values } }, { 'some:key': value })).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['NumericNotEquals', true],
    ['DateNotEquals', true],
    ['NotIpAddress', true],
    ['ArnNotLike', true],
    ['Bool', false],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['BoolIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', false],
    ['Null', false],
  ])('%s on a missing key', (operator, expected) => {
    expect(holds({ [operator]: { 'some:key': 'a' } })).toBe(expected);
    expect(holds({ [operator]: { 'some:key': 'a' } }, { 'some:key': [] })).toBe(expected);
  });

  it('all operators and keys must hold', () => {
    const clauses = { StringEquals: { k: 'a', l: 'b' }, Null: { m: 'true' } };
    expect([holds(clauses, { k: 'a', l: 'b' }), holds(clauses, { k: 'a', l: 'c' }), holds(clauses, { k: 'a', l: 'b', m: '' })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(holds({})).toBe(true);
  });
});

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: policy variables are written so */
describe('variables', () => {
  const tagged = { principal: { ...alice, tags: new Map([['Team', 'a*']]) } };
  it.each<[string, ContextValue, boolean]>([
    ['${aws:username}', 'alice', true],
    ['${AWS:UserName}', 'alice', true],
    ['x-${aws:username}-${aws:username}', 'x-alice-alice', true],
    ['${ aws:username}', 'alice', false],
    ['${aws:PrincipalTag/team}', 'a*', true],
    ['${aws:PrincipalTag/team}', 'ab', false],
    ['${aws:PrincipalTag/team}*', 'a*b', true],
    ["${aws:PrincipalTag/none, 'default'}", 'default', true],
    ["${aws:PrincipalTag/none,'default'}", 'default', true],
    ["${aws:PrincipalTag/none , ''}", '', true],
    ["${aws:PrincipalTag/none, '*'}", 'anything', false],
    ["${aws:PrincipalTag/team, 'default'}", 'a*', true],
    ['${aws:PrincipalTag/none, default}', 'default', false],
    ["${multi, 'default'}", 'default', false],
    ['${multi}', 'one', false],
    ['${*}', '*', true],
    ['${*}', 'a', false],
    ['${?}${$}', '?$', true],
    ['${aws:username', '${aws:username', true],
    ['a${', 'a${', true],
  ])('%s is %j', (pattern, value, expected) => {
    expect(holds({ StringLike: { k: pattern } }, { k: value, multi: ['one'] }, tagged)).toBe(expected);
  });

  it('that are unresolved match nothing', () => {
    expect(holds({ StringNotEquals: { k: '${aws:PrincipalTag/none}' } }, { k: 'a' })).toBe(true);
    expect(holds({ StringEquals: { k: ['${aws:PrincipalTag/none}', 'a'] } }, { k: 'a' })).toBe(true);
    const bucket = { resource: 'arn:aws:s3:::bucket/x' };
    expect(matches({ Resource: 'arn:aws:s3:::bucket/${aws:PrincipalTag/none}' }, bucket)).toBe(false);
    expect(matches({ Resource: undefined, NotResource: 'arn:aws:s3:::bucket/${aws:PrincipalTag/none}*' }, bucket)).toBe(true);
  });

  it('resolve in the last part of a resource, and not to wildcards', () => {
    const pattern = { Resource: 'arn:aws:s3:::bucket/${aws:PrincipalTag/team}' };
    expect(matches(pattern, { ...tagged, resource: 'arn:aws:s3:::bucket/a*' })).toBe(true);
    expect(matches(pattern, { ...tagged, resource: 'arn:aws:s3:::bucket/ab' })).toBe(false);
    const account = { Resource: 'arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:q' };
    expect(matches(account, { resource: `arn:aws:sqs:us-east-1:${A}:q` })).toBe(false);
  });

  it('are literal text before 2012-10-17', () => {
    for (const Version of ['2008-10-17', undefined]) {
      const document = { Version, Statement: allow({ Condition: { StringLike: { k: 'a-${aws:username}' } } }) };
      const policies = { identity: [{ description: { type: 'identity' as const, name: 'old' }, document }] };
      expect(decide({ context: { k: 'a-alice' }, policies }).decision).toBe('deny');
      expect(decide({ context: { k: 'a-${aws:username}' }, policies }).decision).toBe('allow');
    }
  });

  it('resolve in Arn and Bool values, not in numbers', () => {
    const arn = `arn:aws:iam::${A}:user/team/alice`;
    expect(holds({ ArnEquals: { k: '${aws:PrincipalArn}' } }, { k: arn })).toBe(true);
    expect(holds({ ArnLike: { k: 'arn:aws:iam::${aws:PrincipalAccount}:user/team/*' } }, { k: arn })).toBe(true);
    expect(holds({ Bool: { k: '${aws:ViaAWSService}' } }, { k: 'false' })).toBe(true);
    expect(holds({ NumericEquals: { k: '${n}' } }, { k: '1', n: '1' })).toBe(false);
  });
});
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: policy variables are written so */

it('a single statement may stand without a list, and an index counts from 0', () => {
  const document = { Version: '2012-10-17', Statement: to('*') };
  expect(decide({ policies: { resource: { description: { type: 'resource', name: 'p' }, document } } }).determining).toEqual([
    'resource/p/0',
  ]);
});
