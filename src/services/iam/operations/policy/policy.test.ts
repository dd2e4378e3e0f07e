// Managed policies: versions, attachments, AWS's own, tags, other accounts.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';
const B = '222222222222';
const AWS_POLICY = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';

let a: TestCaller;
let b: TestCaller;

beforeEach(() => {
  const cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
  b = cloud.root(B);
});

function document(action: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

function createPolicy(caller: TestCaller, PolicyName: string, more: Readonly<Record<string, unknown>> = {}): string {
  return caller.call('iam', 'CreatePolicy', { PolicyName, PolicyDocument: document('s3:GetObject'), ...more }).Policy.Arn;
}

describe('policy versions', () => {
  it('count up for ever, five at a time, one of them in force', () => {
    const PolicyArn = createPolicy(a, 'policy-01');
    const create = (more = {}) =>
      a.call('iam', 'CreatePolicyVersion', { PolicyArn, PolicyDocument: document('s3:PutObject'), ...more }).PolicyVersion;
    const versions = () =>
      a
        .call('iam', 'ListPolicyVersions', { PolicyArn })
        .Versions.map(({ VersionId, IsDefaultVersion }: Record<string, unknown>) => [VersionId, IsDefaultVersion]);
    expect(create({ SetAsDefault: true })).toEqual({ VersionId: 'v2', IsDefaultVersion: true, CreateDate: expect.any(Date) });
    create();
    create();
    create();
    expect(() => create()).toThrow(
      expect.objectContaining({
        code: 'LimitExceeded',
        message: 'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      }),
    );
    expect(() => a.call('iam', 'DeletePolicyVersion', { PolicyArn, VersionId: 'v2' })).toThrow(
      'Cannot delete the default version of a policy.',
    );
    a.call('iam', 'DeletePolicyVersion', { PolicyArn, VersionId: 'v5' });
    expect(create().VersionId).toBe('v6');
    a.call('iam', 'SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' });
    expect(versions()).toEqual([
      ['v6', false],
      ['v4', false],
      ['v3', false],
      ['v2', false],
      ['v1', true],
    ]);
    expect(decodeURIComponent(a.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId: 'v1' }).PolicyVersion.Document)).toBe(
      document('s3:GetObject'),
    );
    expect(() => a.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId: 'v5' })).toThrow(
      `Policy ${PolicyArn} version v5 does not exist or is not attachable.`,
    );
    expect(() => a.call('iam', 'DeletePolicy', { PolicyArn })).toThrow(/^This policy has more than one version\./);
  });

  it('may have 6144 characters without white space', () => {
    const filler = (length: number) => document(`s3:${'x'.repeat(length)}`).replace('{', '{\n  ');
    const room = 6144 - document('s3:').length;
    expect(() => createPolicy(a, 'p', { PolicyDocument: filler(room + 1) })).toThrow('Cannot exceed quota for PolicySize: 6144');
    createPolicy(a, 'p', { PolicyDocument: filler(room) });
  });
});

describe('attachments', () => {
  it('are counted, listed by carrier, and keep a policy alive', () => {
    const PolicyArn = createPolicy(a, 'policy-01', { Path: '/x/', Description: 'reads' });
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
    a.call('iam', 'CreateUser', { UserName: 'user-01' });
    a.call('iam', 'CreateGroup', { GroupName: 'group-01' });
    a.call('iam', 'CreateRole', { RoleName: 'role-01', AssumeRolePolicyDocument: trust });
    a.call('iam', 'CreateRole', { RoleName: 'role-02', AssumeRolePolicyDocument: trust, PermissionsBoundary: PolicyArn });
    a.call('iam', 'AttachUserPolicy', { UserName: 'user-01', PolicyArn });
    a.call('iam', 'AttachGroupPolicy', { GroupName: 'group-01', PolicyArn });
    a.call('iam', 'AttachRolePolicy', { RoleName: 'role-01', PolicyArn });
    expect(a.call('iam', 'GetPolicy', { PolicyArn }).Policy).toMatchObject({
      AttachmentCount: 3,
      PermissionsBoundaryUsageCount: 1,
      Description: 'reads',
      Path: '/x/',
      Tags: [],
    });
    a.call('iam', 'UpdateUser', { UserName: 'user-01', NewUserName: 'user-02' });
    const entities = (more = {}) => {
      const { PolicyGroups, PolicyUsers, PolicyRoles } = a.call('iam', 'ListEntitiesForPolicy', { PolicyArn, ...more });
      return [...PolicyGroups, ...PolicyUsers, ...PolicyRoles].map(
        ({ GroupName, UserName, RoleName }) => GroupName ?? UserName ?? RoleName,
      );
    };
    expect(entities()).toEqual(['group-01', 'user-02', 'role-01', 'role-02']);
    expect(entities({ EntityFilter: 'Role' })).toEqual(['role-01', 'role-02']);
    expect(entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['role-02']);
    expect(a.call('iam', 'ListPolicies', { PolicyUsageFilter: 'PermissionsBoundary' }).Policies).toHaveLength(1);
    a.call('iam', 'DetachUserPolicy', { UserName: 'user-02', PolicyArn });
    a.call('iam', 'DetachGroupPolicy', { GroupName: 'group-01', PolicyArn });
    a.call('iam', 'DetachRolePolicy', { RoleName: 'role-01', PolicyArn });
    expect(() => a.call('iam', 'DeletePolicy', { PolicyArn })).toThrow(
      expect.objectContaining({ code: 'DeleteConflict', message: 'Cannot delete a policy attached to entities.' }),
    );
    a.call('iam', 'DeleteRole', { RoleName: 'role-02' });
    a.call('iam', 'DeletePolicy', { PolicyArn });
    expect(() => a.call('iam', 'GetPolicy', { PolicyArn })).toThrow(`Policy ${PolicyArn} was not found.`);
  });
});

describe("AWS's policies", () => {
  it('can be read, attached and listed, and not changed', () => {
    const { Policy } = a.call('iam', 'GetPolicy', { PolicyArn: AWS_POLICY });
    expect(Policy).toMatchObject({ PolicyName: 'ViewOnlyAccess', Path: '/job-function/', AttachmentCount: 0, IsAttachable: true });
    expect(
      a.call('iam', 'GetPolicyVersion', { PolicyArn: AWS_POLICY, VersionId: Policy.DefaultVersionId }).PolicyVersion.IsDefaultVersion,
    ).toBe(true);
    expect(() => a.call('iam', 'TagPolicy', { PolicyArn: AWS_POLICY, Tags: [{ Key: 'a', Value: 'b' }] })).toThrow(
      expect.objectContaining({ code: 'AccessDenied' }),
    );
    createPolicy(a, 'zzz');
    createPolicy(b, 'other');
    a.call('iam', 'CreateUser', { UserName: 'u' });
    a.call('iam', 'AttachUserPolicy', { UserName: 'u', PolicyArn: AWS_POLICY });
    expect(a.call('iam', 'ListPolicies', { Scope: 'AWS', OnlyAttached: true }).Policies).toMatchObject([
      { Arn: AWS_POLICY, AttachmentCount: 1 },
    ]);
    expect(b.call('iam', 'ListPolicies', { Scope: 'AWS', OnlyAttached: true }).Policies).toEqual([]);
    expect(a.call('iam', 'ListPolicies', { Scope: 'Local' }).Policies).toMatchObject([{ PolicyName: 'zzz' }]);
    const jobs = a.call('iam', 'ListPolicies', { PathPrefix: '/job-function/' }).Policies;
    expect(jobs.map(({ PolicyName }: { PolicyName: string }) => PolicyName)).toContain('ViewOnlyAccess');
  });

  it('come page by page after the own ones', () => {
    createPolicy(a, 'own');
    const names: string[] = [];
    let Marker: string | undefined;
    do {
      const page = a.call('iam', 'ListPolicies', { MaxItems: 500, ...(Marker !== undefined && { Marker }) });
      names.push(...page.Policies.map(({ Arn }: { Arn: string }) => Arn));
      Marker = page.Marker;
      expect(page.IsTruncated).toBe(Marker !== undefined);
    } while (Marker !== undefined);
    expect(names[0]).toBe(`arn:aws:iam::${A}:policy/own`);
    expect(names.length).toBeGreaterThan(1000);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('names, tags and ARNs', () => {
  it('takes a name once in an account, whatever its path', () => {
    createPolicy(a, 'policy-01', { Path: '/x/' });
    expect(() => createPolicy(a, 'POLICY-01')).toThrow(
      expect.objectContaining({
        code: 'EntityAlreadyExists',
        message: 'A policy called POLICY-01 already exists. Duplicate names are not allowed.',
      }),
    );
    expect(() => a.call('iam', 'GetPolicy', { PolicyArn: `arn:aws:iam::${A}:policy/policy-01` })).toThrow(
      `Policy arn:aws:iam::${A}:policy/policy-01 was not found.`,
    );
    expect(() => a.call('iam', 'GetPolicy', { PolicyArn: 'policy-01-is-not-an-arn' })).toThrow('ARN policy-01-is-not-an-arn is not valid.');
  });

  it('tells tag keys apart by case', () => {
    const PolicyArn = createPolicy(a, 'p', {
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'A', Value: '2' },
      ],
    });
    a.call('iam', 'TagPolicy', { PolicyArn, Tags: [{ Key: 'a', Value: '3' }] });
    expect(a.call('iam', 'ListPolicyTags', { PolicyArn })).toEqual({
      Tags: [
        { Key: 'A', Value: '2' },
        { Key: 'a', Value: '3' },
      ],
      IsTruncated: false,
    });
    a.call('iam', 'UntagPolicy', { PolicyArn, TagKeys: ['A', 'none'] });
    expect(a.call('iam', 'ListPolicyTags', { PolicyArn }).Tags).toEqual([{ Key: 'a', Value: '3' }]);
    expect(() =>
      createPolicy(a, 'q', {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      }),
    ).toThrow('Duplicate tag keys found.');
  });

  it('keeps policies of another account out of reach, there or not', () => {
    const PolicyArn = createPolicy(b, 'policy-01');
    for (const arn of [PolicyArn, `${PolicyArn}-none`]) {
      expect(() => a.call('iam', 'GetPolicy', { PolicyArn: arn })).toThrow(expect.objectContaining({ code: 'AccessDenied', status: 403 }));
    }
  });
});
