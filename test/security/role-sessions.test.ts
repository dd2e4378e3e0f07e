// Roles and sessions under attack: what must not be become, widened, inherited, forged or kept.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer, TestCaller } from '../testkit/cloud/test-cloud.ts';
import { ALLOW_ALL, document, MANAGEMENT, seen, STRANGER, twoStrangers, type TwoStrangers, userKey, VICTIM } from './two-strangers.ts';

let world: TwoStrangers;
let victim: TestCaller;

beforeEach(() => {
  world = twoStrangers();
  victim = world.victim;
});

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const DENIED = expect.objectContaining({ code: 'AccessDenied' });
const trusting = (AWS: string, more: object = {}): string =>
  document({ Effect: 'Allow', Principal: { AWS }, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'], ...more });

function role(owner: TestCaller, RoleName: string, trust: string, more: Readonly<Record<string, unknown>> = {}): string {
  const { Arn } = owner.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust, ...more }).Role;
  owner.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: ADMINISTRATOR });
  return Arn;
}

function assume(caller: TestCaller, RoleArn: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return caller.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more }).Credentials;
}

describe('trust', () => {
  test('that was taken back is gone at once, and sessions of a role that was made anew do not revive', () => {
    const arn = role(victim, 'open', trusting(STRANGER));
    const session = world.cloud.as(assume(world.mallory, arn));
    victim.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'open', PolicyDocument: trusting(VICTIM) });
    expect(() => assume(world.mallory, arn)).toThrow(DENIED);
    victim.call('iam', 'DetachRolePolicy', { RoleName: 'open', PolicyArn: ADMINISTRATOR });
    victim.call('iam', 'DeleteRole', { RoleName: 'open' });
    role(victim, 'open', trusting(VICTIM));
    const { session: kept } = session.caller;
    expect(kept && world.cloud.kernel.identities.callerOfSession(world.cloud.kernel.state.reader, kept)).toBeUndefined();
  });

  test('in a user does not pass to another user who takes the name, and stays with the one who has left it', () => {
    world.stranger.call('iam', 'CreateUser', { UserName: 'trusted' });
    const arn = role(victim, 'personal', trusting(`arn:aws:iam::${STRANGER}:user/trusted`));
    const first = world.stranger.call('iam', 'CreateAccessKey', { UserName: 'trusted' }).AccessKey;
    world.stranger.call('iam', 'UpdateUser', { UserName: 'trusted', NewUserName: 'former' });
    world.stranger.call('iam', 'AttachUserPolicy', { UserName: 'former', PolicyArn: ADMINISTRATOR });
    const impostor = world.cloud.as(userKey(world.stranger, 'trusted'));
    world.stranger.call('iam', 'AttachUserPolicy', { UserName: 'trusted', PolicyArn: ADMINISTRATOR });
    expect(() => assume(impostor, arn)).toThrow(DENIED);
    expect(assume(world.cloud.as(first), arn)).toHaveProperty('SessionToken');
  });

  test('names roles to the letter: no other case, path, partition, wildcard or account', () => {
    const arn = role(victim, 'Exact', trusting(STRANGER), { Path: '/a/' });
    expect(assume(world.mallory, arn)).toHaveProperty('SessionToken');
    for (const other of ['role/Exact', 'role/a/exact', 'role/A/Exact', 'role/*', 'role/a/Exact/', 'role//a/Exact', 'role/a/Exac?']) {
      expect(() => assume(world.mallory, `arn:aws:iam::${VICTIM}:${other}`), other).toThrow(DENIED);
    }
    for (const [from, to] of [
      ['arn:aws:', 'arn:aws-cn:'],
      [VICTIM, STRANGER],
      [VICTIM, '*'],
      [':iam:', ':sts:'],
    ] as const) {
      expect(() => assume(world.mallory, arn.replace(from, to)), to).toThrow(DENIED);
    }
  });

  test.each(['user/mallory', 'root', 'policy/any', 'Role/any', 'anything', 'role', 'group/role/x'])(
    'is not to be had for what is no role: %s of the own account',
    (resource) => {
      expect(() => assume(world.mallory, `arn:aws:iam::${STRANGER}:${resource}`)).toThrow(DENIED);
    },
  );
});

describe('a session', () => {
  test('is not widened by the policies that it is made with', () => {
    const arn = role(world.stranger, 'narrow', trusting(STRANGER));
    world.stranger.call('iam', 'DetachRolePolicy', { RoleName: 'narrow', PolicyArn: ADMINISTRATOR });
    const wide = world.cloud.as(assume(world.mallory, arn, { Policy: ALLOW_ALL, PolicyArns: [{ arn: ADMINISTRATOR }] }));
    expect(() => wide.call('iam', 'ListUsers')).toThrow(DENIED);
  });

  test('takes no policy of another account, to read it or to learn that it is there', () => {
    const { Arn: arn } = victim.call('iam', 'CreatePolicy', { PolicyName: 'private', PolicyDocument: ALLOW_ALL }).Policy;
    const own = role(world.stranger, 'own', trusting(STRANGER));
    const answers = [arn, `${arn.slice(0, -'private'.length)}nothing`].map((one) =>
      JSON.stringify(seen(() => assume(world.mallory, own, { PolicyArns: [{ arn: one }] }))).replace(one, '@'),
    );
    expect(answers[0]).toContain('ValidationError');
    expect(answers[0]).toBe(answers[1]);
    // In the victim's role it is the victim's policies that count.
    const theirs = role(victim, 'theirs', trusting(STRANGER));
    expect(assume(world.mallory, theirs, { PolicyArns: [{ arn }] })).toHaveProperty('SessionToken');
    const { Arn: foreign } = world.stranger.call('iam', 'CreatePolicy', { PolicyName: 'mine', PolicyDocument: ALLOW_ALL }).Policy;
    expect(() => assume(world.mallory, theirs, { PolicyArns: [{ arn: foreign }] })).toThrow(/is invalid/);
  });

  test('with a managed policy that has gone may do nothing', () => {
    const { Arn: arn } = world.stranger.call('iam', 'CreatePolicy', { PolicyName: 'brief', PolicyDocument: ALLOW_ALL }).Policy;
    const credentials = assume(world.mallory, role(world.stranger, 'own', trusting(STRANGER)), { PolicyArns: [{ arn }] });
    expect(world.cloud.as(credentials).call('iam', 'ListUsers')).toHaveProperty('Users');
    world.stranger.call('iam', 'DeletePolicy', { PolicyArn: arn });
    expect(() => world.cloud.as(credentials).call('iam', 'ListUsers')).toThrow(DENIED);
  });

  test('passes its transitive tags on, in whatever case they are tried to be overridden, and its source identity', () => {
    const first = role(world.stranger, 'first', trusting(STRANGER));
    const second = role(world.stranger, 'second', trusting(STRANGER), { MaxSessionDuration: 7200 });
    const chained = world.cloud.as(
      assume(world.mallory, first, { Tags: [{ Key: 'Team', Value: 'red' }], TransitiveTagKeys: ['Team'], SourceIdentity: 'mallory' }),
    );
    for (const Key of ['Team', 'team', 'TEAM']) {
      expect(() => assume(chained, second, { Tags: [{ Key, Value: 'blue' }] })).toThrow(/conflicts with a transitive tag key/);
    }
    expect(() => assume(chained, second, { SourceIdentity: 'alice' })).toThrow(/source identity/);
    const { session } = world.cloud.as(assume(chained, second)).caller;
    expect(session).toMatchObject({ tags: { Team: 'red' }, transitiveTagKeys: ['Team'], sourceIdentity: 'mallory' });
    expect(() => assume(chained, second, { DurationSeconds: 3601 })).toThrow(/1 hour session limit/);
  });

  test('of GetFederationToken without a policy may do nothing but what resources allow it', () => {
    const { Credentials } = world.mallory.call('sts', 'GetFederationToken', { Name: 'guest' });
    const guest = world.cloud.as(Credentials);
    world.stranger.call('s3', 'CreateBucket', { Bucket: 'own-bucket' });
    expect(() => guest.call('s3', 'ListBuckets')).toThrow(DENIED);
    expect(() => guest.call('s3', 'ListObjectsV2', { Bucket: 'own-bucket' })).toThrow(DENIED);
    expect(() => assume(guest, role(world.stranger, 'any', trusting(STRANGER)))).toThrow(DENIED);
    const Policy = document({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:sts::${STRANGER}:federated-user/guest` },
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::own-bucket',
    });
    world.stranger.call('s3', 'PutBucketPolicy', { Bucket: 'own-bucket', Policy });
    expect(guest.call('s3', 'ListObjectsV2', { Bucket: 'own-bucket' })).toMatchObject({ KeyCount: 0 });
  });

  test('without MFA changes no password, even where every user may', () => {
    const key = userKey(victim, 'alice');
    victim.call('iam', 'CreateLoginProfile', { UserName: 'alice', Password: 'Correct-Horse-1' });
    victim.call('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true, MinimumPasswordLength: 8 });
    const change = { OldPassword: 'Correct-Horse-1', NewPassword: 'Wrong-Horse-2' };
    const session = world.cloud.as(world.cloud.as(key).call('sts', 'GetSessionToken').Credentials);
    expect(() => session.call('iam', 'ChangePassword', change)).toThrow(expect.objectContaining({ code: 'InvalidClientTokenId' }));
    victim.call('iam', 'PutUserPermissionsBoundary', {
      UserName: 'alice',
      PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
    });
    victim.call('iam', 'PutUserPolicy', { UserName: 'alice', PolicyName: 'all', PolicyDocument: ALLOW_ALL });
    expect(() => world.cloud.as(key).call('iam', 'ChangePassword', change)).toThrow(DENIED);
    victim.call('iam', 'DeleteUserPermissionsBoundary', { UserName: 'alice' });
    victim.call('iam', 'DeleteUserPolicy', { UserName: 'alice', PolicyName: 'all' });
    world.cloud.as(key).call('iam', 'ChangePassword', change);
  });
});

describe('the root users of members', () => {
  const input = { TargetPrincipal: VICTIM, TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' } };

  test.each([
    ['a member', VICTIM, MANAGEMENT],
    ['a member, itself', VICTIM, VICTIM],
    ['a stranger', STRANGER, VICTIM],
    ['a stranger with an organization', STRANGER, VICTIM],
  ])('are not to be had for %s', (who, account, TargetPrincipal) => {
    world.management.call('iam', 'EnableOrganizationsRootSessions');
    if (who.endsWith('organization')) world.stranger.call('organizations', 'CreateOrganization');
    if (who.endsWith('organization')) world.stranger.call('iam', 'EnableOrganizationsRootSessions');
    expect(() => world.cloud.root(account).call('sts', 'AssumeRoot', { ...input, TargetPrincipal })).toThrow(DENIED);
  });

  test('are not to be had before the organization says so, and are held to their task after', () => {
    expect(() => world.management.call('sts', 'AssumeRoot', input)).toThrow(DENIED);
    world.management.call('iam', 'EnableOrganizationsRootSessions');
    const root = world.cloud.as(world.management.call('sts', 'AssumeRoot', input).Credentials);
    expect(() => root.call('iam', 'ListUsers')).toThrow(DENIED);
    expect(() => root.call('iam', 'CreateAccessKey', {})).toThrow(DENIED);
    expect(() => assume(root, role(victim, 'any', trusting(VICTIM)))).toThrow(DENIED);
  });
});

test('a boundary that points nowhere allows nothing', () => {
  const key = userKey(victim, 'bounded');
  const { Arn } = victim.call('iam', 'CreatePolicy', { PolicyName: 'fence', PolicyDocument: ALLOW_ALL }).Policy;
  victim.call('iam', 'AttachUserPolicy', { UserName: 'bounded', PolicyArn: ADMINISTRATOR });
  victim.call('iam', 'PutUserPermissionsBoundary', { UserName: 'bounded', PermissionsBoundary: Arn });
  expect(world.cloud.as(key).call('iam', 'ListUsers')).toHaveProperty('Users');
  // No call leads there: the row is taken from under it.
  const { state } = world.cloud.kernel;
  state.transact((writer) => writer.delete({ name: 'iam.policies', version: 1 }, `${VICTIM}\0fence`));
  expect(() => world.cloud.as(key).call('iam', 'ListUsers')).toThrow(DENIED);
});

test("another user's MFA device is not looked up by its serial number", () => {
  const key = userKey(victim, 'curious');
  const own = document({ Effect: 'Allow', Action: 'iam:GetMFADevice', Resource: `arn:aws:iam::${VICTIM}:user/curious` });
  victim.call('iam', 'PutUserPolicy', { UserName: 'curious', PolicyName: 'own', PolicyDocument: own });
  victim.call('iam', 'CreateUser', { UserName: 'alice' });
  const [alices, roots] = ['alice', undefined].map((UserName) => {
    const name = UserName ?? 'root';
    const { SerialNumber } = victim.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: name }).VirtualMFADevice;
    const row = { account: VICTIM, serial: SerialNumber, virtual: true, createdAt: 0, enabledAt: 1, tags: [] };
    const owner = UserName === undefined ? 'root' : victim.call('iam', 'GetUser', { UserName }).User.UserId;
    const { state } = world.cloud.kernel;
    state.transact((writer) =>
      writer.put({ name: 'iam.mfaDevices', version: 1 }, `${VICTIM}\0${SerialNumber}`, { ...row, owner } as never),
    );
    return SerialNumber;
  });
  for (const SerialNumber of [alices, roots]) {
    expect(() => world.cloud.as(key).call('iam', 'GetMFADevice', { SerialNumber })).toThrow(DENIED);
    expect(victim.call('iam', 'GetMFADevice', { SerialNumber })).toMatchObject({ SerialNumber });
  }
});
