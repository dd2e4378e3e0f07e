// Every condition operator on tables of values: what matches, what a missing key means, what sets and variables do.
import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../../model/request.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { prepareQuery } from '../query.ts';
import { compileClause } from './compile-clause.ts';

interface Setting {
  readonly version?: '2008-10-17' | '2012-10-17';
  readonly context?: Readonly<Record<string, ContextValue>>;
}

const KEY = 'aws:TestKey';

/** Whether `operator: { key: values }` holds for a request that carries `actual` under the key (absent when undefined). */
function holds(operator: string, values: unknown, actual: ContextValue | undefined, setting: Setting = {}): boolean {
  const version = setting.version ?? '2012-10-17';
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [KEY]: values } } };
  const text = JSON.stringify({ Version: version, Statement: statement });
  const parsed = parsePolicyText({ name: 'test', text });
  const clause = parsed.policy?.statements[0]?.condition[0];
  if (clause === undefined) throw new Error(`not a clause: ${text}`);
  const context = new Map<string, ContextValue>(Object.entries(setting.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  if (actual !== undefined) context.set(KEY.toLowerCase(), actual);
  const user = { kind: 'user', arn: 'arn:aws:iam::111111111111:user/team/alice', account: '111111111111' } as const;
  const request = { principal: user, caller: { id: '111111111111' }, action: 's3:GetObject', resource: { arn: '*' }, context };
  return compileClause(clause, version === '2012-10-17').holds(prepareQuery(request, { identity: [] }, {}));
}

type Row = readonly [operator: string, values: unknown, actual: ContextValue | undefined, expected: boolean];

describe('one value', () => {
  it.each<Row>([
    ['StringEquals', ['a', 'b'], 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', 'ab*', 'abc', false],
    ['StringEquals', 'ab*', 'ab*', true],
    ['StringNotEquals', ['a', 'b'], 'a', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'Ab', 'aB', true],
    ['StringNotEqualsIgnoreCase', 'Ab', 'aB', false],
    ['StringLike', 'a*c?', 'a/b:cd', true],
    ['StringLike', 'A*', 'abc', false],
    ['StringNotLike', 'a*', 'abc', false],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', '10', '10abc', false],
    ['NumericEquals', '9007199254740993', '9007199254740992', false],
    ['NumericEquals', '1e3', '1000', true],
    ['NumericLessThan', '10', '9.99', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', 10, '10', true],
    ['NumericGreaterThan', '-1', '0', true],
    ['NumericNotEquals', 'ten', '5', false],
    ['NumericNotEquals', '5', 'five', false],
    ['NumericNotEquals', '5', '6', true],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', true],
    ['DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
    ['DateEquals', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', true],
    ['DateGreaterThan', '2024', '2020-01-01', true],
    ['DateEquals', '2026-02-30', '2026-02-30', false],
    ['DateNotEquals', 'soon', '2026-01-01', false],
    ['Bool', 'true', 'TRUE', true],
    ['Bool', true, 'true', true],
    ['Bool', 'false', 'no', false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'not base64!', 'not base64!', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '0.0.0.0/0', '255.255.255.255', true],
    ['IpAddress', '2001:db8::/32', '2001:0DB8:0:0::1', true],
    ['IpAddress', '2001:db8::1', '2001:db8:0:0:0:0:0:1', true],
    ['IpAddress', '::ffff:1.2.3.4', '1.2.3.4', false],
    ['IpAddress', '10.0.0.0/33', '10.0.0.1', false],
    ['NotIpAddress', '10.0.0.0/8', '2001:db8::1', true],
    ['NotIpAddress', '10.0.0.0/8', '10.1.1.1', false],
    ['NotIpAddress', 'nonsense', '10.1.1.1', true],
    ['ArnEquals', 'arn:aws:sns:*:111111111111:t*', 'arn:aws:sns:us-east-1:111111111111:topic', true],
    ['ArnLike', 'arn:aws:s3:::b*', 'arn:aws:s3:::bucket/key:with:colons', true],
    ['ArnLike', 'arn:aws:*:topic', 'arn:aws:sns:us-east-1:111111111111:topic', false],
    ['ArnLike', 'arn:aws:iam::*:role/R', 'arn:aws:iam::1:role/r', false],
    ['ArnNotLike', 'not an arn', 'arn:aws:s3:::bucket', true],
    ['ArnEquals', 'arn:aws:s3:::bucket', 'bucket', false],
    ['StringSortOfLike', 'a', 'a', false],
  ])('%s %j with %j is %s', (operator, values, actual, expected) => {
    expect(holds(operator, values, actual)).toBe(expected);
  });
});

describe('a missing key', () => {
  it.each<Row>([
    ['StringEquals', 'a', undefined, false],
    ['StringNotEquals', 'a', undefined, true],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringNotEqualsIfExists', 'a', undefined, true],
    ['NumericNotEquals', '1', undefined, true],
    ['NotIpAddress', '10.0.0.0/8', undefined, true],
    ['ArnNotEquals', 'arn:aws:s3:::b', undefined, true],
    ['Bool', 'false', undefined, false],
    ['Null', 'true', undefined, true],
    ['Null', 'false', undefined, false],
    ['Null', 'true', [], true],
    ['Null', 'true', '', false],
    ['ForAllValues:StringEquals', 'a', undefined, true],
    ['ForAllValues:StringEquals', 'a', [], true],
    ['ForAllValues:StringNotEquals', 'a', undefined, true],
    ['ForAnyValue:StringEquals', 'a', undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', undefined, false],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined, false],
  ])('%s %j with %j is %s', (operator, values, actual, expected) => {
    expect(holds(operator, values, actual)).toBe(expected);
  });
});

describe('several values', () => {
  it.each<Row>([
    ['StringEquals', 'a', ['a'], false],
    ['StringNotEquals', 'a', ['b'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['a', 'c'], false],
    ['ForAnyValue:StringEquals', ['a'], ['b', 'a'], true],
    ['ForAnyValue:StringNotEquals', ['a'], ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringLike', 'a*', 'abc', true],
    ['ForAllValues:StringEquals', [], ['a'], false],
    ['StringNotEquals', [], 'a', true],
  ])('%s %j with %j is %s', (operator, values, actual, expected) => {
    expect(holds(operator, values, actual)).toBe(expected);
  });
});

describe('variables', () => {
  const tags = { context: { 'aws:PrincipalTag/team': 'blue', 'aws:PrincipalTag/star': '*', 'aws:TagKeys': ['x'] } };

  it('stand for the value of the request', () => {
    expect(holds('StringEquals', '${aws:username}', 'alice')).toBe(true);
    expect(holds('StringEquals', 'x-${AWS:UserName}-${aws:principaltag/TEAM}', 'x-alice-blue', tags)).toBe(true);
  });

  it('are text in version 2008-10-17', () => {
    expect(holds('StringEquals', '${aws:username}', '${aws:username}', { version: '2008-10-17' })).toBe(true);
  });

  it('match nothing when they cannot be resolved, also when negated', () => {
    expect(holds('StringEquals', '${aws:PrincipalTag/none}', '', tags)).toBe(false);
    expect(holds('StringNotEquals', '${aws:PrincipalTag/none}', 'x', tags)).toBe(true);
    expect(holds('StringEquals', '${aws:TagKeys}', 'x', tags)).toBe(false);
  });

  it('fall back to their default', () => {
    expect(holds('StringEquals', "${aws:PrincipalTag/none, 'all teams'}", 'all teams', tags)).toBe(true);
    expect(holds('StringEquals', "${aws:PrincipalTag/team, 'all teams'}", 'blue', tags)).toBe(true);
  });

  it('are literal in a pattern: a star in a tag is a star', () => {
    expect(holds('StringLike', '${aws:PrincipalTag/star}', 'anything', tags)).toBe(false);
    expect(holds('StringLike', '${aws:PrincipalTag/star}', '*', tags)).toBe(true);
    expect(holds('StringLike', 'a${*}*', 'a*bc', tags)).toBe(true);
    expect(holds('StringLike', 'a${*}*', 'abc', tags)).toBe(false);
    expect(holds('ArnLike', 'arn:aws:iam::*:user/${aws:PrincipalTag/star}', 'arn:aws:iam::1:user/x', tags)).toBe(false);
  });
});
