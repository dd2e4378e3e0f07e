// Instance profiles and the role in them.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';

let cloud: TestCloud;
let a: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
  for (const RoleName of ['role-01', 'role-02']) a.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: TRUST });
  a.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'profile-01', Path: '/x/' });
});

describe('instance profiles', () => {
  it('hold one role, which both sides show', () => {
    a.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-01' });
    const { InstanceProfile } = a.call('iam', 'GetInstanceProfile', { InstanceProfileName: 'profile-01' });
    expect(InstanceProfile).toMatchObject({
      Arn: `arn:aws:iam::${A}:instance-profile/x/profile-01`,
      InstanceProfileId: expect.stringMatching(/^AIPA/),
      Roles: [{ RoleName: 'role-01' }],
      Tags: [],
    });
    expect(InstanceProfile.Roles[0]).not.toHaveProperty('MaxSessionDuration');
    expect(() => a.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-02' })).toThrow(
      'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    );
    expect(a.call('iam', 'ListInstanceProfilesForRole', { RoleName: 'role-01' }).InstanceProfiles).toMatchObject([
      { InstanceProfileName: 'profile-01' },
    ]);
    expect(a.call('iam', 'ListInstanceProfilesForRole', { RoleName: 'role-02' }).InstanceProfiles).toEqual([]);
    expect(() => a.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-02' })).toThrow(
      'Role role-02 in Instance Profile profile-01 cannot be found.',
    );
    expect(() => a.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'profile-01' })).toThrow(
      'Cannot delete entity, must remove roles from instance profile first.',
    );
    a.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-01' });
    a.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'profile-01' });
    expect(() => a.call('iam', 'GetInstanceProfile', { InstanceProfileName: 'profile-01' })).toThrow(
      'Instance Profile profile-01 cannot be found.',
    );
    a.call('iam', 'DeleteRole', { RoleName: 'role-01' });
  });

  it('are found by name and by ARN', () => {
    a.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-01' });
    const { identities, state } = cloud.kernel;
    const view = identities.instanceProfile(state.reader, A, 'profile-01');
    expect(view).toMatchObject({ name: 'profile-01', roleArn: `arn:aws:iam::${A}:role/role-01` });
    expect(identities.instanceProfile(state.reader, A, view?.arn ?? '')).toEqual(view);
    expect(identities.instanceProfile(state.reader, A, `arn:aws:iam::${A}:instance-profile/profile-01`)).toBeUndefined();
  });

  it('need iam:PassRole for ec2.amazonaws.com on the role', () => {
    a.call('iam', 'CreateUser', { UserName: 'u' });
    const allow = (statement: object) =>
      a.call('iam', 'PutUserPolicy', {
        UserName: 'u',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
      });
    const user = cloud.as(a.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey);
    const add = (as = user) => as.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'profile-01', RoleName: 'role-01' });
    const profile = { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: `arn:aws:iam::${A}:instance-profile/x/*` };
    const again = () => cloud.as({ AccessKeyId: user.caller.accessKeyId ?? '' });
    allow(profile);
    expect(() => add(again())).toThrow(
      /not authorized to perform: iam:PassRole on resource: arn:aws:iam::111111111111:role\/role-01 because/,
    );
    const pass = (service: string) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    });
    allow([profile, pass('lambda.amazonaws.com')]);
    expect(() => add(again())).toThrow('iam:PassRole');
    allow([profile, pass('ec2.amazonaws.com')]);
    add(again());
    expect(a.call('iam', 'GetInstanceProfile', { InstanceProfileName: 'profile-01' }).InstanceProfile.Roles).toHaveLength(1);
  });
});
