// The form of actions, resources and principals.
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '../../model/policy-set.ts';
import { parsePolicyText } from '../parse-policy.ts';
import { validatePolicy } from '../validate-policy.ts';

/** `severity code at text` of each diagnostic. */
function validate(type: PolicyType, document: unknown): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { policy, diagnostics } = parsePolicyText({ name: 'p.json', text });
  if (policy === undefined) throw new Error(diagnostics[0]?.message);
  return validatePolicy(policy, type).map(({ severity, code, message, hint, span }) => {
    expect(hint).toBeTruthy();
    expect(message).toMatch(/^expected .*[^.]$/);
    return `${severity} ${code} at ${text.slice(span.start, span.end)}`;
  });
}

const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const valid = { identity: { Effect: 'Allow', Action: 's3:*' }, resource: { Effect: 'Allow', Principal: '*', Action: 's3:*' } } as const;

describe('actions', () => {
  const action = (value: unknown) => validate('identity', document({ Effect: 'Allow', Action: value, Resource: '*' }));

  test.each(['*', 's3:*', 's3:Get?bject', 'execute-api:Invoke', 'S3:getobject', 'apigateway:GET'])('%s is well formed', (text) => {
    expect(action(text)).toEqual([]);
  });

  test.each([
    '',
    's3',
    's3:',
    ':Get',
    's3:Get:x',
    's3.GetObject',
    's3:GetObject, s3:PutObject',
    's3:GetObject ',
    's3:Get Object',
    's3:Gét',
    'arn:aws:s3:::b',
  ])('%j is not', (text) => {
    expect(action(text)).toEqual([`error invalid-action at ${JSON.stringify(text)}`]);
  });

  test('what cannot have its effect', () => {
    expect(action('s*:Get')).toEqual(['warning invalid-action at "s*:Get"']);
    expect(action(`s3:\${aws:username}`)).toEqual([`warning variable-not-resolved at "s3:\${aws:username}"`]);
    expect(action([])).toEqual(['warning empty-list at "Action":[]']);
  });
});

describe('resources', () => {
  const resource = (value: unknown, type: keyof typeof valid = 'identity') => validate(type, document({ ...valid[type], Resource: value }));

  test.each([
    '*',
    'arn:aws:s3:::b/*',
    'arn:*:iam::*:role/x',
    'arn:aws-cn:ec2:*:111111111111:instance/*',
    'arn:aws:iam::aws:policy/x',
    'arn:aws:logs:us-east-1:111111111111:log-group:a:*',
    `arn:aws:s3:::b/\${aws:username}/\${*}`,
  ])('%s is well formed', (text) => {
    expect(resource(text)).toEqual([]);
  });

  test.each([
    ['', 'error invalid-arn'],
    ['bucket', 'error invalid-arn'],
    ['arn:aws:s3', 'warning invalid-arn'],
    ['arn:was:s3:::b', 'error invalid-arn'],
    ['arn:aws:*:::b', 'error invalid-arn'],
    ['arn:aws::::b', 'error invalid-arn'],
    ['arn:aws:sqs:us-east-1:11111:q', 'warning invalid-arn'],
    ['arn:aws:sqs:us-east-1:1111-1111-1111:q', 'warning invalid-arn'],
    [`arn:aws:sqs:us-east-1:\${aws:PrincipalAccount}:q`, 'warning variable-not-resolved'],
    [`arn:aws:s3:::b/\${`, 'warning invalid-variable'],
    [`arn:aws:s3:::b/\${ }`, 'warning invalid-variable'],
  ])('%j is not', (text, expected) => {
    expect(resource(text)).toEqual([`${expected} at ${JSON.stringify(text)}`]);
  });

  test('other types take more', () => {
    expect(resource('execute-api:/*', 'resource')).toEqual(['warning invalid-arn at "execute-api:/*"']);
    expect(resource([])).toEqual(['warning empty-list at "Resource":[]']);
  });

  test('variables need the version 2012-10-17', () => {
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::\${aws:username}` };
    expect(validate('identity', { Statement: [statement] })).toEqual([`warning variable-not-resolved at "arn:aws:s3:::\${aws:username}"`]);
    const condition = { ...statement, Resource: '*', Condition: { StringLike: { 's3:prefix': `\${aws:username}` } } };
    expect(validate('identity', { Version: '2008-10-17', Statement: [condition] })).toHaveLength(1);
    expect(validate('identity', document(condition))).toEqual([]);
  });
});

describe('principals', () => {
  const principal = (value: unknown, type: PolicyType = 'resource') =>
    validate(type, document({ Effect: 'Allow', Principal: value, Action: 's3:*', Resource: '*' }));

  test('well formed', () => {
    expect(principal({ Service: ['sns.amazonaws.com', 'delivery.logs.amazonaws.com'], CanonicalUser: 'a1'.repeat(32), AWS: '*' })).toEqual(
      [],
    );
  });

  test.each([
    [{ AWS: 'arn:aws:iam::111111111111:role/*' }, 'error wildcard-in-principal'],
    [{ AWS: 'arn:aws:iam::111111111111:group/g' }, 'error invalid-principal'],
    [{ Service: 'sns' }, 'error invalid-principal'],
    [{ Service: '*' }, 'error invalid-principal'],
    [{ Federated: 'accounts.google.com' }, 'error unsupported-principal'],
    [{ CanonicalUser: 'abc' }, 'warning invalid-principal'],
    [{ AWS: `arn:aws:iam::111111111111:user/\${aws:username}` }, 'warning variable-not-resolved'],
    [{}, 'warning empty-list'],
  ])('%j', (value, expected) => {
    expect(principal(value).map((each) => each.slice(0, each.indexOf(' at ')))).toEqual([expected]);
  });

  test('NotPrincipal with everybody spares everybody', () => {
    const statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(validate('resource', document({ ...statement, NotPrincipal: '*' }))).toEqual(['warning wildcard-in-principal at "*"']);
    expect(validate('resource', document({ ...statement, NotPrincipal: { AWS: '*' } }))).toHaveLength(1);
  });
});
