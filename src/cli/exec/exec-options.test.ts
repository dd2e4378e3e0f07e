// The command line of `exec`.
import { describe, expect, test } from 'vitest';
import { assumeRequest } from './assume-request.ts';
import { readExecOptions } from './exec-options.ts';

const ROLE = 'arn:aws:iam::111111111111:role/app';
const VIA = 'arn:aws:iam::222222222222:role/path/via';

test('what is asked of the last role is not asked of those before it, and MFA of the first alone', () => {
  const options = readExecOptions([
    ...['--role-arn', ROLE, '--via', VIA, '--external-id', 'x', '--session-name', 'me', '--duration', '900', '--source-identity', 'ann'],
    ...['--policy', '{"Version":"2012-10-17","Statement":[]}', '--policy-arn', 'arn:aws:iam::aws:policy/ReadOnlyAccess', '--tag', 'a=b=c'],
    ...[
      '--tags',
      'team=blue,env=x y',
      '--transitive-tag',
      'a',
      '--mfa-serial',
      'arn:aws:iam::1:mfa/me',
      '--mfa-code',
      '123456',
      '--',
      'ls',
      '--',
      '-h',
    ],
  ]);
  expect(options.command).toEqual(['ls', '--', '-h']);
  const named = { RoleSessionName: 'me', SourceIdentity: 'ann' };
  const mfa = { serial: 'arn:aws:iam::1:mfa/me', code: '123456' };
  expect(assumeRequest(options, 0, mfa)).toEqual({ RoleArn: VIA, ...named, SerialNumber: mfa.serial, TokenCode: mfa.code });
  expect(assumeRequest(options, 1, mfa)).toEqual({
    RoleArn: ROLE,
    ...named,
    ExternalId: 'x',
    DurationSeconds: 900,
    Policy: '{"Version":"2012-10-17","Statement":[]}',
    PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    Tags: [
      { Key: 'a', Value: 'b=c' },
      { Key: 'team', Value: 'blue' },
      { Key: 'env', Value: 'x y' },
    ],
    TransitiveTagKeys: ['a'],
  });
});

describe('says what is wrong', () => {
  test.each([
    [['--', 'ls'], '--role-arn ARN is missing'],
    [['--role-arn', 'app', '--', 'ls'], '`app` is not the ARN of a role'],
    [['--role-arn', ROLE], 'no command given: it stands after `--`'],
    [['--role-arn', ROLE, 'ls'], "unexpected argument 'ls'"],
    [['--role-arn', ROLE, '--json', '--', 'ls'], '--json runs no command'],
    [['--role-arn', ROLE, '--mfa-code', '123456', '--', 'ls'], '--mfa-serial ARN is missing'],
    [['--role-arn', ROLE, '--duration', '1h', '--', 'ls'], '--duration takes seconds'],
    [['--role-arn', ROLE, '--tag', 'a', '--', 'ls'], '--tag takes KEY=VALUE'],
    [['--role-arn', ROLE, '--port', '1', '--endpoint-url', 'http://localhost', '--', 'ls'], 'not both'],
  ])('%j', (args, message) => {
    expect(() => readExecOptions(args)).toThrow(message);
  });
});

test('a session is named after its user, in letters that STS takes', () => {
  expect(readExecOptions(['--role-arn', ROLE, '--json']).sessionName).toMatch(/^[\w+=,.@-]{2,64}$/);
});
