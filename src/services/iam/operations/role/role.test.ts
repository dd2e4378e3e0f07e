// Roles: life, trust across accounts, boundaries, quotas, pages.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';
const B = '222222222222';

let cloud: TestCloud;
let a: TestCaller;
let b: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
  b = cloud.root(B);
});

function trusting(...principals: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principals.length === 1 ? principals[0] : principals }, Action: 'sts:AssumeRole' }],
  });
}

const EC2_TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const S3_READ = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

function createRole(caller: TestCaller, RoleName: string, more: Readonly<Record<string, unknown>> = {}) {
  return caller.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: EC2_TRUST, ...more }).Role;
}

function trustOf(caller: TestCaller, RoleName: string) {
  return JSON.parse(decodeURIComponent(caller.call('iam', 'GetRole', { RoleName }).Role.AssumeRolePolicyDocument)).Statement[0].Principal
    .AWS;
}

describe('CreateRole and GetRole', () => {
  it('shows in Create what AWS shows there, and the rest in Get', () => {
    const tags = [{ Key: 'team', Value: 'blue' }];
    const created = createRole(a, 'role-01', { Path: '/app/', Description: 'reads', MaxSessionDuration: 7200, Tags: tags });
    expect(created).toEqual({
      Path: '/app/',
      RoleName: 'role-01',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${A}:role/app/role-01`,
      CreateDate: new Date(cloud.clock.now()),
      AssumeRolePolicyDocument: encodeURIComponent(EC2_TRUST),
      Tags: tags,
    });
    expect(a.call('iam', 'GetRole', { RoleName: 'ROLE-01' }).Role).toEqual({
      ...created,
      Description: 'reads',
      MaxSessionDuration: 7200,
      RoleLastUsed: {},
    });
    expect(() => b.call('iam', 'GetRole', { RoleName: 'role-01' })).toThrow('The role with name role-01 cannot be found.');
  });

  it('takes a name once, whatever its case', () => {
    createRole(a, 'Role-01');
    expect(() => createRole(a, 'role-01')).toThrow(
      expect.objectContaining({ code: 'EntityAlreadyExists', status: 409, message: 'Role with name role-01 already exists.' }),
    );
    expect(createRole(b, 'role-01').Arn).toBe(`arn:aws:iam::${B}:role/role-01`);
  });

  it.each([
    [
      { RoleName: 'a b' },
      'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      { RoleName: 'r', Path: 'app' },
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
  ])('refuses odd names and paths: %j', (input, message) => {
    expect(() => a.call('iam', 'CreateRole', { AssumeRolePolicyDocument: EC2_TRUST, ...input })).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });

  it('refuses tag keys that differ in case only', () => {
    const Tags = [
      { Key: 'team', Value: '1' },
      { Key: 'TEAM', Value: '2' },
    ];
    expect(() => createRole(a, 'r', { Tags })).toThrow('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  });

  it('leaves nothing behind when it fails late', () => {
    const boundary = `arn:aws:iam::${A}:policy/none`;
    expect(() => createRole(a, 'r', { PermissionsBoundary: boundary })).toThrow(
      `Scope ARN: ${boundary} does not exist or is not attachable.`,
    );
    expect(a.call('iam', 'ListRoles').Roles).toEqual([]);
  });
});

describe('trust policies', () => {
  it.each([
    ['This is no JSON', 'This policy contains invalid Json'],
    [S3_READ, 'Has prohibited field Resource'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}', 'Missing required field Principal'],
    [EC2_TRUST.replace('sts:AssumeRole', 's3:GetObject'), 'AssumeRole policy may only specify STS AssumeRole actions.'],
    [trusting(`arn:aws:iam::${B}:role/none`), `Invalid principal in policy: "AWS":"arn:aws:iam::${B}:role/none"`],
    [trusting('somebody'), 'Invalid principal in policy: "AWS":"somebody"'],
    [EC2_TRUST.replace('ec2.amazonaws.com', 'ec2'), 'Invalid principal in policy: "SERVICE":"ec2"'],
  ])('refuses %s', (AssumeRolePolicyDocument, message) => {
    expect(() => createRole(a, 'r', { AssumeRolePolicyDocument })).toThrow(
      expect.objectContaining({ code: 'MalformedPolicyDocument', status: 400, message }),
    );
  });

  it('may name roles and users of other accounts, and accounts', () => {
    const { Arn } = createRole(b, 'caller', { Path: '/x/' });
    const user = b.call('iam', 'CreateUser', { UserName: 'ann' }).User.Arn;
    createRole(a, 'role-01', { AssumeRolePolicyDocument: trusting(Arn, user, `arn:aws:iam::${B}:root`, '333333333333', '*') });
    expect(trustOf(a, 'role-01')).toEqual([Arn, user, `arn:aws:iam::${B}:root`, '333333333333', '*']);
  });

  it('shows a principal that is gone by its unique id, also when another one bears its name', () => {
    const { Arn, RoleId } = createRole(b, 'caller');
    createRole(a, 'role-01', { AssumeRolePolicyDocument: trusting(Arn) });
    expect(trustOf(a, 'role-01')).toBe(Arn);
    b.call('iam', 'DeleteRole', { RoleName: 'caller' });
    expect(trustOf(a, 'role-01')).toBe(RoleId);
    createRole(b, 'caller');
    expect(trustOf(a, 'role-01')).toBe(RoleId);
    a.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'role-01', PolicyDocument: trusting(Arn) });
    expect(trustOf(a, 'role-01')).toBe(Arn);
  });

  it('follows a user that is renamed', () => {
    const user = b.call('iam', 'CreateUser', { UserName: 'ann' }).User.Arn;
    createRole(a, 'role-01', { AssumeRolePolicyDocument: trusting(user) });
    b.call('iam', 'UpdateUser', { UserName: 'ann', NewUserName: 'anna', NewPath: '/p/' });
    expect(trustOf(a, 'role-01')).toBe(`arn:aws:iam::${B}:user/p/anna`);
  });

  it('has room for 2048 characters without white space', () => {
    const pad = (length: number) => EC2_TRUST.replace('"Effect"', `"Sid":"${'x'.repeat(length)}",   "Effect"`);
    const room = 2048 - EC2_TRUST.length - '"Sid":"",'.length;
    createRole(a, 'r', { AssumeRolePolicyDocument: pad(room) });
    expect(() => a.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'r', PolicyDocument: pad(room + 1) })).toThrow(
      expect.objectContaining({ code: 'LimitExceeded', status: 409, message: 'Cannot exceed quota for ACLSizePerRole: 2048' }),
    );
  });
});

describe('policies of a role', () => {
  it('must be gone before the role', () => {
    const conflict = (message: string) =>
      expect(() => a.call('iam', 'DeleteRole', { RoleName: 'r' })).toThrow(
        expect.objectContaining({ code: 'DeleteConflict', status: 409, message }),
      );
    createRole(a, 'r');
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: S3_READ });
    conflict('Cannot delete entity, must delete policies first.');
    a.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
    conflict('Cannot delete entity, must detach all policies first.');
    a.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'i' });
    a.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'i', RoleName: 'r' });
    conflict('Cannot delete entity, must remove roles from instance profile first.');
    a.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'i', RoleName: 'r' });
    a.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn });
    a.call('iam', 'DeleteRolePolicy', { RoleName: 'r', PolicyName: 'p' });
    a.call('iam', 'DeleteRole', { RoleName: 'r' });
    expect(() => a.call('iam', 'GetRole', { RoleName: 'r' })).toThrow('The role with name r cannot be found.');
  });

  it('are stored as given and answered URL-encoded', () => {
    createRole(a, 'r');
    const PolicyDocument = `{ "Version": "2012-10-17",\n  "Statement": [{"Sid":"X","Effect":"Allow","Action":"s3:*","Resource":"*"}] }`;
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument });
    const answer = a.call('iam', 'GetRolePolicy', { RoleName: 'r', PolicyName: 'p' });
    expect(decodeURIComponent(answer.PolicyDocument)).toBe(PolicyDocument);
    expect(answer.PolicyDocument).toContain('%2A');
    expect(() => a.call('iam', 'GetRolePolicy', { RoleName: 'r', PolicyName: 'q' })).toThrow(
      'The role policy with name q cannot be found.',
    );
  });

  it('together may have 10240 characters', () => {
    createRole(a, 'r');
    const sized = (length: number) =>
      S3_READ.replace('"Effect"', `"Sid":"${'x'.repeat(length - S3_READ.length - '"Sid":"",'.length)}","Effect"`);
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: sized(10_000) });
    expect(() => a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'q', PolicyDocument: sized(241) })).toThrow(
      'Maximum policy size of 10240 bytes exceeded for role r',
    );
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'q', PolicyDocument: sized(240) });
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: sized(9000) });
    expect(a.call('iam', 'ListRolePolicies', { RoleName: 'r' }).PolicyNames).toEqual(['p', 'q']);
  });

  it('are ten managed ones at most, of the account or of AWS', () => {
    createRole(a, 'r');
    const attach = (PolicyArn: string) => a.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn });
    const arns = Array.from(
      { length: 11 },
      (_, index) => a.call('iam', 'CreatePolicy', { PolicyName: `p${index}`, PolicyDocument: S3_READ }).Policy.Arn as string,
    );
    for (const arn of arns.slice(0, 10)) attach(arn);
    attach(arns[0] as string);
    expect(() => attach(arns[10] as string)).toThrow(
      expect.objectContaining({ code: 'LimitExceeded', message: 'Cannot exceed quota for PoliciesPerRole: 10' }),
    );
    expect(() => attach('p0')).toThrow();
    const foreign = b.call('iam', 'CreatePolicy', { PolicyName: 'foreign', PolicyDocument: S3_READ }).Policy.Arn;
    expect(() => attach(foreign)).toThrow(`Policy ${foreign} does not exist or is not attachable.`);
    expect(() => a.call('iam', 'DetachRolePolicy', { RoleName: 'r', PolicyArn: arns[10] })).toThrow(`Policy ${arns[10]} was not found.`);
    const page = a.call('iam', 'ListAttachedRolePolicies', { RoleName: 'r', MaxItems: 7 });
    expect(page.AttachedPolicies).toHaveLength(7);
    expect(a.call('iam', 'ListAttachedRolePolicies', { RoleName: 'r', Marker: page.Marker })).toMatchObject({
      IsTruncated: false,
      AttachedPolicies: [{ PolicyName: 'p7' }, { PolicyName: 'p8' }, { PolicyName: 'p9', PolicyArn: arns[9] }],
    });
  });
});

describe('ListRoles', () => {
  it('goes on where it stopped, though roles come and go', () => {
    for (const name of ['r1', 'r2', 'R3', 'r4', 'r5']) createRole(a, name, { Path: name === 'r4' ? '/other/' : '/p/' });
    createRole(b, 'r0');
    const first = a.call('iam', 'ListRoles', { PathPrefix: '/p/', MaxItems: 2 });
    expect(first).toMatchObject({ IsTruncated: true, Roles: [{ RoleName: 'r1' }, { RoleName: 'r2' }] });
    expect(first.Roles[0]).not.toHaveProperty('RoleLastUsed');
    a.call('iam', 'DeleteRole', { RoleName: 'r2' });
    createRole(a, 'r0', { Path: '/p/' });
    const second = a.call('iam', 'ListRoles', { PathPrefix: '/p/', Marker: first.Marker });
    expect(second.IsTruncated).toBe(false);
    expect(second.Roles.map(({ RoleName }: { RoleName: string }) => RoleName)).toEqual(['R3', 'r5']);
    expect(() => a.call('iam', 'ListRoles', { Marker: 'what' })).toThrow('Invalid Marker');
  });
});

describe('service-linked roles', () => {
  it('are made for a service, and are AWS’s alone to change', () => {
    const role = a.call('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }).Role;
    expect(role.Arn).toBe(`arn:aws:iam::${A}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`);
    expect(a.call('iam', 'ListAttachedRolePolicies', { RoleName: role.RoleName }).AttachedPolicies).toHaveLength(1);
    expect(() => a.call('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' })).toThrow(
      'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
    );
    for (const [operation, input] of [
      ['DeleteRole', {}],
      ['PutRolePolicy', { PolicyName: 'p', PolicyDocument: S3_READ }],
      ['UpdateAssumeRolePolicy', { PolicyDocument: EC2_TRUST }],
    ] as const) {
      expect(() => a.call('iam', operation, { RoleName: role.RoleName, ...input })).toThrow(
        expect.objectContaining({
          code: 'UnmodifiableEntity',
          message: "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
        }),
      );
    }
    const { DeletionTaskId } = a.call('iam', 'DeleteServiceLinkedRole', { RoleName: role.RoleName });
    expect(a.call('iam', 'GetServiceLinkedRoleDeletionStatus', { DeletionTaskId })).toEqual({ Status: 'SUCCEEDED' });
    expect(a.call('iam', 'ListRoles').Roles).toEqual([]);
    expect(a.call('iam', 'ListPolicies', { OnlyAttached: true }).Policies).toEqual([]);
  });
});

describe('new accounts', () => {
  it('have the role that the management account may assume', () => {
    cloud.createAccount(A, B);
    const RoleName = 'OrganizationAccountAccessRole';
    expect(trustOf(a, RoleName)).toBe(`arn:aws:iam::${B}:root`);
    expect(a.call('iam', 'ListAttachedRolePolicies', { RoleName }).AttachedPolicies).toEqual([
      { PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ]);
  });
});
