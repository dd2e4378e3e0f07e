// Which bucket policies S3 counts as public (S3 User Guide: blocking public access, the meaning of "public").
import { describe, expect, test } from 'vitest';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { isPublicPolicy } from './is-public-policy.ts';

function isPublic(...statements: readonly object[]): boolean {
  const Statement = statements.map((statement) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::b/*',
    ...statement,
  }));
  const { policy } = parsePolicyText({ name: 'test', text: JSON.stringify({ Version: '2012-10-17', Statement }) });
  if (policy === undefined) throw new Error('not a policy');
  return isPublicPolicy(policy);
}

const everybody = { Principal: '*' };

describe('whom it names', () => {
  test.each<readonly [object, boolean]>([
    [everybody, true],
    [{ Principal: { AWS: '*' } }, true],
    [{ Principal: { AWS: ['111111111111', '*'] } }, true],
    [{ NotPrincipal: { AWS: '111111111111' } }, true],
    [{ Principal: { AWS: '111111111111' } }, false],
    [{ Principal: { Service: 'x.amazonaws.com' } }, false],
    [{ ...everybody, Effect: 'Deny' }, false],
    [{}, false],
  ])('%j: %s', (statement, wanted) => {
    expect(isPublic(statement)).toBe(wanted);
  });

  test('one statement is enough, and none is not', () => {
    expect(isPublic({ Principal: { AWS: '111111111111' } }, everybody)).toBe(true);
    expect(isPublic()).toBe(false);
  });
});

describe('what limits it', () => {
  test.each<readonly [string, Record<string, unknown>, boolean]>([
    ['StringEquals', { 'aws:PrincipalOrgID': 'o-1' }, false],
    ['StringEquals', { 'AWS:PRINCIPALORGID': ['o-1', 'o-2'] }, false],
    ['StringLike', { 'aws:PrincipalOrgID': 'o-1' }, false],
    ['StringLike', { 'aws:PrincipalOrgID': 'o-*' }, true],
    ['StringEquals', { 'aws:PrincipalAccount': ['111111111111', '*'] }, true],
    ['StringEquals', { 'aws:PrincipalAccount': '${aws:ResourceAccount}' }, true],
    ['StringNotEquals', { 'aws:PrincipalOrgID': 'o-1' }, true],
    ['StringEqualsIfExists', { 'aws:PrincipalOrgID': 'o-1' }, true],
    ['ForAllValues:StringEquals', { 'aws:PrincipalOrgPaths': 'o-1/r-1/' }, true],
    ['ForAnyValue:StringEquals', { 'aws:PrincipalOrgPaths': 'o-1/r-1/' }, false],
    ['StringEquals', { 'aws:SourceVpc': 'vpc-1' }, false],
    ['StringEquals', { 'aws:SourceVpce': 'vpce-1' }, false],
    ['StringEquals', { 'aws:SourceAccount': '111111111111' }, false],
    ['StringEquals', { 'aws:userid': 'AIDAX' }, false],
    ['StringEquals', { 's3:DataAccessPointAccount': '111111111111' }, false],
    ['StringEquals', { 'aws:Referer': 'https://example.com' }, true],
    ['StringEquals', { 's3:prefix': 'a' }, true],
    ['Bool', { 'aws:SecureTransport': 'true' }, true],
    ['ArnEquals', { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/r' }, false],
    ['ArnEquals', { 'aws:SourceArn': 'ARN:aws:s3:::b' }, true],
    ['ArnLike', { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/*' }, false],
    ['ArnLike', { 'aws:PrincipalArn': 'arn:aws:iam::*:role/r' }, true],
    ['ArnLike', { 'aws:SourceArn': 'arn:aws:s3:::logs' }, false],
    ['ArnLike', { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:*' }, false],
    ['ArnLike', { 'aws:SourceArn': 'arn:aws:sns:*:*:*' }, true],
    ['ArnLike', { 'aws:SourceArn': '*' }, true],
    ['IpAddress', { 'aws:SourceIp': '203.0.113.0/24' }, false],
    ['IpAddress', { 'aws:SourceIp': '10.0.0.0/8' }, false],
    ['IpAddress', { 'aws:SourceIp': '10.0.0.0/7' }, true],
    ['IpAddress', { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] }, true],
    ['IpAddress', { 'aws:SourceIp': '2001:db8::/32' }, false],
    ['IpAddress', { 'aws:SourceIp': '2001::/16' }, true],
    ['IpAddress', { 'aws:SourceIp': 'nowhere' }, true],
    ['NotIpAddress', { 'aws:SourceIp': '203.0.113.0/24' }, true],
    ['IpAddress', { 'aws:VpcSourceIp': '10.0.0.0/8' }, true],
    ['StringEquals', { 'aws:SourceIp': '203.0.113.7' }, true],
  ])('%s %j: %s', (operator, keys, wanted) => {
    expect(isPublic({ ...everybody, Condition: { [operator]: keys } })).toBe(wanted);
  });

  test('one condition of several is enough', () => {
    expect(
      isPublic({ ...everybody, Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }),
    ).toBe(false);
  });
});
