// AssumeRole against real IAM rows: who may, what conditions see, what a chain passes on, how long it lasts.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { organizationsService } from '../organizations/service.ts';
import { stsService } from './service.ts';

const A = '111111111111';
const B = '222222222222';

let cloud: TestCloud;
let alice: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [stsService, iamService, organizationsService] });
  cloud.createAccount(A);
  cloud.createAccount(B);
  alice = user(A, 'alice', ['sts:*']);
});

function user(account: string, name: string, actions: readonly string[] = []): TestCaller {
  const root = cloud.root(account);
  root.call('iam', 'CreateUser', { UserName: name });
  if (actions.length > 0) {
    const PolicyDocument = document({ Effect: 'Allow', Action: actions, Resource: '*' });
    root.call('iam', 'PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument });
  }
  return cloud.as(root.call('iam', 'CreateAccessKey', { UserName: name }).AccessKey);
}

function role(account: string, name: string, statements: readonly object[], more: object = {}): string {
  const AssumeRolePolicyDocument = document(...statements);
  return cloud.root(account).call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument, ...more }).Role.Arn;
}

function document(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function trust(principal: unknown, action: string | readonly string[] = 'sts:AssumeRole', condition?: object): object {
  return { Effect: 'Allow', Principal: principal, Action: action, ...(condition !== undefined && { Condition: condition }) };
}

function assume(caller: TestCaller, RoleArn: string, more: object = {}) {
  return caller.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more });
}

function session(caller: TestCaller, arn: string, more: object = {}): TestCaller {
  return cloud.as(assume(caller, arn, more).Credentials);
}

/** The sentence without reason that AWS gives whatever is missing. */
function denied(arn: string, caller: TestCaller = alice, action = 'sts:AssumeRole') {
  return expect.objectContaining({
    code: 'AccessDenied',
    status: 403,
    message: `User: ${caller.caller.arn} is not authorized to perform: ${action} on resource: ${arn}`,
  });
}

const aliceArn = `arn:aws:iam::${A}:user/alice`;

describe('who may', () => {
  test('same account: a trust that names the user is enough', () => {
    const bob = user(A, 'bob');
    const arn = role(A, 'R', [trust({ AWS: `arn:aws:iam::${A}:user/bob` })], { Path: '/a/b/' });
    const answer = assume(bob, arn);
    expect(answer.AssumedRoleUser.Arn).toBe(`arn:aws:sts::${A}:assumed-role/R/session`);
    expect(answer.AssumedRoleUser.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:session$/);
    expect(answer).not.toHaveProperty('PackedPolicySize');
    expect(answer.Credentials.Expiration.getTime()).toBe(cloud.clock.now() + 3_600_000);
    const identity = cloud.as(answer.Credentials).call('sts', 'GetCallerIdentity');
    expect(identity).toEqual({ UserId: answer.AssumedRoleUser.AssumedRoleId, Account: A, Arn: answer.AssumedRoleUser.Arn });
  });

  test('same account: a trust that names the account needs permission too', () => {
    const arn = role(A, 'R', [trust({ AWS: A })]);
    const bob = user(A, 'bob');
    expect(() => assume(bob, arn)).toThrow(denied(arn, bob));
    expect(assume(alice, arn).Credentials.AccessKeyId).toMatch(/^ASIA/);
  });

  test('across accounts both sides must allow, and a missing role looks the same', () => {
    const arn = role(B, 'R', [trust({ AWS: [aliceArn, `arn:aws:iam::${A}:root`] })]);
    const bob = user(A, 'bob');
    expect(assume(alice, arn).AssumedRoleUser.Arn).toBe(`arn:aws:sts::${B}:assumed-role/R/session`);
    expect(() => assume(bob, arn)).toThrow(denied(arn, bob));
    const closed = role(B, 'closed', [trust({ AWS: B })]);
    expect(() => assume(alice, closed)).toThrow(denied(closed));
    const missing = `arn:aws:iam::${B}:role/missing`;
    expect(() => assume(alice, missing)).toThrow(denied(missing));
    const pathless = `arn:aws:iam::${B}:role/x/R`;
    expect(() => assume(alice, pathless)).toThrow(denied(pathless));
  });

  test('root users never', () => {
    const arn = role(A, 'R', [trust({ AWS: A })]);
    const message = 'Roles may not be assumed by root accounts.';
    expect(() => assume(cloud.root(A), arn)).toThrow(expect.objectContaining({ code: 'AccessDenied', status: 403, message }));
  });

  test('a user made anew under the same name is another one', () => {
    user(A, 'bob', ['sts:*']);
    const arn = role(B, 'R', [trust({ AWS: `arn:aws:iam::${A}:user/bob` })]);
    const root = cloud.root(A);
    root.call('iam', 'DeleteUserPolicy', { UserName: 'bob', PolicyName: 'own' });
    for (const { AccessKeyId } of root.call('iam', 'ListAccessKeys', { UserName: 'bob' }).AccessKeyMetadata) {
      root.call('iam', 'DeleteAccessKey', { UserName: 'bob', AccessKeyId });
    }
    root.call('iam', 'DeleteUser', { UserName: 'bob' });
    const again = user(A, 'bob', ['sts:*']);
    expect(() => assume(again, arn)).toThrow(denied(arn, again));
  });

  test('an external id that is asked for must be the right one', () => {
    const arn = role(B, 'R', [trust({ AWS: A }, 'sts:AssumeRole', { StringEquals: { 'sts:ExternalId': 'right' } })]);
    expect(() => assume(alice, arn)).toThrow(denied(arn));
    expect(() => assume(alice, arn, { ExternalId: 'wrong' })).toThrow(denied(arn));
    expect(assume(alice, arn, { ExternalId: 'right' })).toHaveProperty('Credentials');
  });
});

describe('duration', () => {
  const error = (message: string) => expect.objectContaining({ code: 'ValidationError', status: 400, message });

  test('the role’s own limit comes before that of a chain', () => {
    const first = role(A, 'first', [trust({ AWS: A })]);
    const long = role(A, 'long', [trust({ AWS: first })], { MaxSessionDuration: 43_200 });
    const short = role(A, 'short', [trust({ AWS: first })]);
    expect(() => assume(alice, first, { DurationSeconds: 3601 })).toThrow(
      error('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
    );
    const chained = session(alice, first);
    expect(() => assume(chained, long, { DurationSeconds: 3601 })).toThrow(
      error('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'),
    );
    expect(() => assume(chained, short, { DurationSeconds: 3601 })).toThrow(
      error('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
    );
    expect(assume(chained, long, { DurationSeconds: 3600 })).toHaveProperty('Credentials');
  });

  test('schema first', () => {
    const arn = `arn:aws:iam::${A}:role/missing`;
    expect(() => assume(alice, arn, { DurationSeconds: 899, RoleSessionName: 'a:b' })).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: expect.stringContaining('2 validation errors detected') }),
    );
    expect(() => assume(alice, 'nothing-valid-in-here')).toThrow(error('nothing-valid-in-here is invalid'));
  });
});

describe('source identity', () => {
  const both = ['sts:AssumeRole', 'sts:SetSourceIdentity'];

  test('a wrong one is reported as setting it, a missing one as assuming', () => {
    const arn = role(B, 'R', [trust({ AWS: A }, both, { StringEquals: { 'sts:SourceIdentity': 'x' } })]);
    expect(() => assume(alice, arn, { SourceIdentity: 'y9' })).toThrow(denied(arn, alice, 'sts:SetSourceIdentity'));
    expect(() => assume(alice, arn)).toThrow(denied(arn));
  });

  test('it stays along the chain, and cannot change', () => {
    const first = role(A, 'first', [trust({ AWS: A }, both)]);
    const second = role(A, 'second', [trust({ AWS: first }, both)]);
    const closed = role(A, 'closed', [trust({ AWS: first })]);
    const one = session(alice, first, { SourceIdentity: 'alice' });
    expect(assume(one, second).SourceIdentity).toBe('alice');
    expect(() => assume(one, closed)).toThrow(denied(closed, one, 'sts:SetSourceIdentity'));
    expect(() => assume(one, second, { SourceIdentity: 'mallory' })).toThrow(
      expect.objectContaining({ code: 'ValidationError', message: 'The source identity is already set for this assume role session' }),
    );
  });
});

describe('tags', () => {
  const tagging = ['sts:AssumeRole', 'sts:TagSession'];
  const tag = (Key: string, Value: string) => ({ Key, Value });
  const error = (message: string) => expect.objectContaining({ code: 'InvalidParameterValue', status: 400, message });

  test('need sts:TagSession, and become principal tags', () => {
    const closed = role(A, 'closed', [trust({ AWS: A })]);
    expect(() => assume(alice, closed, { Tags: [tag('team', 'red')] })).toThrow(denied(closed, alice, 'sts:TagSession'));
    const open = role(B, 'open', [trust({ AWS: A }, tagging, { StringEquals: { 'aws:RequestTag/team': 'red' } })]);
    const answer = assume(alice, open, { Tags: [tag('team', 'red')], TransitiveTagKeys: ['team'] });
    expect(answer.PackedPolicySize).toBeGreaterThanOrEqual(1);
    const { principal } = cloud.as(answer.Credentials).caller;
    expect(principal).toMatchObject({ kind: 'roleSession', tags: new Map([['team', 'red']]), transitiveTagKeys: ['team'] });
    expect(() => assume(alice, open, { Tags: [tag('team', 'blue')] })).toThrow(denied(open, alice, 'sts:TagSession'));
  });

  test('transitive ones stay, win over the next role’s own, and cannot be set again', () => {
    const first = role(A, 'first', [trust({ AWS: A }, tagging)]);
    const second = role(A, 'second', [trust({ AWS: first }, tagging, { StringEquals: { 'aws:ResourceTag/Team': 'red' } })], {
      Tags: [tag('team', 'own'), tag('kept', 'own')],
    });
    const one = session(alice, first, { Tags: [tag('Team', 'red'), tag('left', 'behind')], TransitiveTagKeys: ['Team'] });
    const two = cloud.as(assume(one, second).Credentials);
    const { principal } = two.caller;
    expect(principal.kind === 'roleSession' && [...(principal.tags ?? [])].sort()).toEqual([
      ['Team', 'red'],
      ['kept', 'own'],
    ]);
    expect(() => assume(one, second, { Tags: [tag('TEAM', 'blue')] })).toThrow(
      error(
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
      ),
    );
    expect(() => assume(alice, first, { Tags: [tag('a', '1'), tag('A', '2')] })).toThrow(
      error('Duplicate tag keys found. Please note that Tag keys are case insensitive.'),
    );
    expect(() => assume(alice, first, { TransitiveTagKeys: ['a'] })).toThrow(
      error('The specified transitive tag key must be included in the requested tags.'),
    );
  });

  test('too many of them do not fit', () => {
    const arn = role(A, 'R', [trust({ AWS: A }, tagging)]);
    const Tags = Array.from({ length: 20 }, (_, index) => tag(`key-${index}`, 'v'.repeat(40)));
    expect(() => assume(alice, arn, { Tags })).toThrow(
      expect.objectContaining({
        code: 'PackedPolicyTooLarge',
        message: expect.stringMatching(/^Packed size of session tags consumes \d{3}% of allotted space\.$/),
      }),
    );
  });
});

describe('session policies', () => {
  test('narrow what the role may do', () => {
    const arn = role(A, 'R', [trust({ AWS: A })]);
    const full = document({ Effect: 'Allow', Action: '*', Resource: '*' });
    cloud.root(A).call('iam', 'PutRolePolicy', { RoleName: 'R', PolicyName: 'all', PolicyDocument: full });
    expect(session(alice, arn).call('iam', 'ListUsers')).toHaveProperty('Users');
    const answer = assume(alice, arn, { Policy: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) });
    expect(answer.PackedPolicySize).toBeGreaterThan(0);
    const message = expect.stringContaining('because no session policy allows the iam:ListUsers action');
    expect(() => cloud.as(answer.Credentials).call('iam', 'ListUsers')).toThrow(expect.objectContaining({ message }));
  });

  test.each([
    ['not json', 'This policy contains invalid Json'],
    ['{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
    [document({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }), 'Policy document should not specify a principal.'],
  ])('must be policies: %s', (Policy, message) => {
    const arn = role(A, 'R', [trust({ AWS: A })]);
    expect(() => assume(alice, arn, { Policy })).toThrow(
      expect.objectContaining({ code: 'MalformedPolicyDocument', status: 400, message }),
    );
  });
});

describe('sessions and their role', () => {
  test('live by the role’s policies of the moment, and die with it', () => {
    const arn = role(A, 'R', [trust({ AWS: A })]);
    const { Credentials } = assume(alice, arn);
    expect(() => cloud.as(Credentials).call('iam', 'ListUsers')).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
    const all = document({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' });
    cloud.root(A).call('iam', 'PutRolePolicy', { RoleName: 'R', PolicyName: 'p', PolicyDocument: all });
    expect(cloud.as(Credentials).call('iam', 'ListUsers')).toHaveProperty('Users');
    cloud.root(A).call('iam', 'DeleteRolePolicy', { RoleName: 'R', PolicyName: 'p' });
    cloud.root(A).call('iam', 'DeleteRole', { RoleName: 'R' });
    role(A, 'R', [trust({ AWS: A })]);
    expect(() => cloud.as(Credentials)).toThrow('does not know');
  });
});
