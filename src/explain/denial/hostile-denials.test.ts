// Texts that are made to take long, or to be taken for something else. What grows faster than the text would not end here.
import { describe, expect, test } from 'vitest';
import { readDenial } from './read-denial.ts';

const SIZE = 10_000_000;
const sentence =
  'User: arn:aws:iam::111111111111:user/alice is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action';

function fill(part: string, size: number = SIZE): string {
  return part.repeat(Math.ceil(size / part.length));
}

describe('ten megabytes', () => {
  test.each([
    ['of nothing', fill('a')],
    ['of blanks', fill(' ')],
    ['of beginnings', fill('User: ')],
    ['of beginnings without end', `User: ${fill('a')}`],
    ['of callers', fill('User: a is not authorized to perform ')],
    ['of braces', fill('{')],
    ['of brackets', fill('[')],
    ['of open objects', fill('{"a":')],
    ['of lines that are no JSON', fill('{"a":\n')],
    ['of escapes', fill('&amp;quot;')],
    ['of backslashes', fill('\\')],
    ['of federation', fill('Not authorized to perform sts:AssumeRoleWit')],
  ])('%s are no denial', (_, text) => {
    expect(readDenial(text).ok).toBe(false);
  });

  test.each([
    ['of reasons that never end', ' because no a'],
    ['of explicit denies that never end', ' with an explicit deny in a'],
    ['of full stops', '.'],
    ['of quotes', '"'],
    ['of resources', ' on resource: x'],
    ['of lines', '\n'],
    ['of sentences', ` ${sentence}`],
  ])('%s after a sentence change nothing of it', (_, part) => {
    expect(readDenial(sentence + fill(part))).toMatchObject({
      ok: true,
      value: { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', stated: { layer: 'identity', kind: 'implicitDeny' } },
    });
  });

  test('of punctuation after a resource, with something behind it', () => {
    const open = 'User: a is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:1:q';
    expect(readDenial(`${open}${fill('.')}x because`)).toMatchObject({ ok: true, value: { action: 'sqs:SendMessage' } });
    expect(readDenial(`${open}${fill(')', 1000)}`)).toMatchObject({ value: { resource: 'arn:aws:sqs:us-east-1:1:q' } });
  });

  test('before a sentence', () => {
    expect(readDenial(`${fill('x ')}${sentence}`)).toMatchObject({ ok: true, value: { resource: 'arn:aws:s3:::b/k' } });
  });
});

describe('deep JSON', () => {
  const deep = (open: string, close: string): string => fill(open, 1_000_000) + fill(close, (1_000_000 / open.length) * close.length);

  test.each([
    ['lists', deep('[', ']')],
    ['objects', `${fill('{"a":', 1_000_000)}1${fill('}', 200_000)}`],
    ['Records in Records', `${fill('{"Records":[', 1_200_000)}${fill(']}', 200_000)}`],
    ['details', `${fill('{"detail":', 1_000_000)}1${fill('}', 100_000)}`],
    ['lists of lists with a key', `{"Records":${deep('[', ']')}}`],
  ])('%s', (_, text) => {
    expect(readDenial(text).ok).toBe(false);
  });

  test('wrapped deeper than any tool does is not looked for', () => {
    let wrapped: unknown = { eventSource: 's3.amazonaws.com', eventName: 'ListBuckets' };
    for (let depth = 0; depth < 4; depth++) wrapped = { detail: wrapped };
    expect(readDenial(JSON.stringify(wrapped)).ok).toBe(true);
    expect(readDenial(JSON.stringify({ detail: wrapped })).ok).toBe(false);
  });

  test('many events, of which the denied one counts', () => {
    const event = {
      eventSource: 'sqs.amazonaws.com',
      eventName: 'ListQueues',
      userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a' },
    };
    const Records = [...Array.from({ length: 50_000 }, () => event), { ...event, eventName: 'DeleteQueue', errorCode: 'AccessDenied' }];
    expect(readDenial(JSON.stringify({ Records }))).toMatchObject({ ok: true, value: { action: 'sqs:DeleteQueue' } });
  });
});

describe('JSON in other arrangements', () => {
  const event = {
    eventSource: 's3.amazonaws.com',
    eventName: 'ListBuckets',
    errorCode: 'AccessDenied',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a' },
  };
  const fine = { ...event, eventName: 'GetObject', errorCode: undefined };
  test.each([
    ['a list', JSON.stringify([fine, event], null, 2)],
    [
      'a list of what lookup-events prints',
      JSON.stringify([{ CloudTrailEvent: JSON.stringify(fine) }, { CloudTrailEvent: JSON.stringify(event) }]),
    ],
    ['one on each line', `${JSON.stringify(fine)}\n${JSON.stringify(event)}\n`],
    ['one on each line, with something between', `${JSON.stringify(fine)}\nnoise\n${JSON.stringify(event)}\n`],
    ['after a bracket that is none of it', `[2026-10-31] ${JSON.stringify(event)}`],
  ])('%s', (_, text) => {
    expect(readDenial(text)).toMatchObject({ ok: true, value: { action: 's3:ListAllMyBuckets' } });
  });
});

describe('keys and values that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'toString'])('%s', (name) => {
    const read = readDenial(
      JSON.stringify({ eventSource: name, eventName: name, userIdentity: { type: name, arn: name }, requestParameters: { [name]: name } }),
    );
    expect(read).toMatchObject({ ok: true, value: { action: `${name}:${name}`, principal: name } });
    expect(readDenial(`User: ${name} is not authorized to perform: ${name.replaceAll('_', '')}:${name.replaceAll('_', '')}`).ok).toBe(true);
  });
});

test('a sentence without a caller names the action', () => {
  expect(readDenial('User is not authorized to perform: rds:CopyDBSnapshot')).toEqual({
    ok: true,
    value: { form: 'an AccessDenied message', action: 'rds:CopyDBSnapshot', context: new Map() },
  });
});

describe('callers of events', () => {
  const identity = (userIdentity: object, more: object = {}) =>
    readDenial(JSON.stringify({ eventSource: 'sts.amazonaws.com', eventName: 'AssumeRoleWithSAML', userIdentity, ...more }));
  test('a SAML user is told by the provider that IAM knows', () => {
    const requestParameters = { principalArn: 'arn:aws:iam::1:saml-provider/corp' };
    expect(identity({ type: 'SAMLUser', identityProvider: 'xyz=' }, { requestParameters })).toMatchObject({
      value: { principal: 'arn:aws:iam::1:saml-provider/corp' },
    });
    expect(identity({ type: 'SAMLUser', identityProvider: 'xyz=' })).toMatchObject({ value: { principal: 'xyz=' } });
  });

  test('AWS itself is no principal that one could name', () => {
    expect(identity({ type: 'AWSService', invokedBy: 'AWS Internal' })).not.toHaveProperty('value.principal');
  });
});
