// Requests written as JSON.
import { expect, test } from 'vitest';
import { positionAt } from '../policy/position-at.ts';
import { readJson } from '../policy/read-json.ts';
import { readRequestQuery } from './request-file.ts';
import type { RequestQuery } from './request-query.ts';

const MINIMAL = { principal: 'arn:aws:iam::111111111111:user/alice', action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key' };

function read(value: unknown): RequestQuery | readonly string[] {
  const source = { name: 'request.json', text: JSON.stringify(value, null, 2) };
  const json = readJson(source);
  if (!json.ok) throw new Error(json.error.message);
  const query = readRequestQuery(source, json.value);
  if (query.ok) return query.value;
  return query.error.map((error) => {
    const { line, column } = positionAt(source, error.span.start);
    return `${line}:${column} ${error.code} ${error.message}`;
  });
}

test('what must be there, and nothing else', () => {
  expect(read(MINIMAL)).toEqual(MINIMAL);
});

test('everything that may be there', () => {
  const session = {
    name: 'session',
    policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    transitiveTagKeys: ['team'],
    sourceIdentity: 'alice',
    issuedAt: '2026-01-01T00:00:00Z',
    mfa: true,
    federatedProvider: 'accounts.google.com',
    parent: 'arn:aws:iam::111111111111:user/alice',
    taskPolicyArn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy',
  };
  const query = read({
    ...MINIMAL,
    resourceAccount: '222222222222',
    context: { 'aws:SourceIp': '203.0.113.7', 'aws:TagKeys': ['a', 'b'], __proto__x: 'y' },
    via: ['athena.amazonaws.com'],
    vpcEndpoint: 'vpce-1',
    session: { ...session, policies: [{ Statement: [] }, '{"Statement": []}'], tags: { team: 'a' } },
  });
  expect(query).toMatchObject({
    ...MINIMAL,
    resourceAccount: '222222222222',
    context: new Map<string, unknown>([
      ['aws:SourceIp', '203.0.113.7'],
      ['aws:TagKeys', ['a', 'b']],
      ['__proto__x', 'y'],
    ]),
    via: ['athena.amazonaws.com'],
    vpcEndpoint: 'vpce-1',
    session: { ...session, tags: new Map([['team', 'a']]) },
  });
  const policies = 'session' in query ? (query.session?.policies ?? []) : [];
  expect(policies.map(({ source, span }) => source.text.slice(span.start, span.end).replaceAll(/\s/g, ''))).toEqual([
    '{"Statement":[]}',
    '"{\\"Statement\\":[]}"',
  ]);
});

test.each<[unknown, string]>([
  [[], '1:1 wrong-type expected a request, found a list'],
  [{ action: 's3:GetObject', resource: '*' }, '1:1 missing-key a request needs `principal`'],
  [{ ...MINIMAL, principle: 'x' }, '5:3 unknown-key a request has no key `principle`'],
  [{ ...MINIMAL, expect: 'allow' }, '5:3 unknown-key a request has no key `expect`'],
  [{ ...MINIMAL, resourceAccount: 'x' }, '5:22 wrong-type expected an account id: twelve digits in quotes, found the string `x`'],
  [
    { ...MINIMAL, context: { 'aws:SecureTransport': true } },
    '6:28 wrong-type expected the value of `aws:SecureTransport` to be a string, or a list of strings, found `true`',
  ],
  [
    { ...MINIMAL, context: { 'aws:SourceIp': 'a', 'AWS:sourceip': 'b' } },
    '7:5 duplicate-key expected each condition key once, found `AWS:sourceip` again: upper and lower case are the same',
  ],
  [{ ...MINIMAL, session: { mfa: 'yes' } }, '6:12 wrong-type expected `mfa` to be true or false, found the string `yes`'],
  [{ ...MINIMAL, session: { tag: {} } }, '6:5 unknown-key a session has no key `tag`'],
])('%j', (value, expected) => {
  expect(read(value)).toEqual([expected]);
});
