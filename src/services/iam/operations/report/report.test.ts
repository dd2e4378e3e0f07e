// Reports on an account: authorization details, last use, what grants access.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const allow = (Action: string | readonly string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

let cloud: TestCloud;
let a: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
  a.call('iam', 'CreateGroup', { GroupName: 'g' });
  a.call('iam', 'CreateUser', { UserName: 'u', Path: '/p/' });
  a.call('iam', 'AddUserToGroup', { GroupName: 'g', UserName: 'u' });
  a.call('iam', 'PutUserPolicy', { UserName: 'u', PolicyName: 'own', PolicyDocument: allow(['iam:List*', 'ec2:*']) });
  a.call('iam', 'AttachGroupPolicy', { GroupName: 'g', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' });
  a.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST });
  a.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow('sqs:*') });
});

describe('GetAccountAuthorizationDetails', () => {
  it('has all of the account, documents URL-encoded', () => {
    const details = a.call('iam', 'GetAccountAuthorizationDetails');
    expect(details).toMatchObject({
      IsTruncated: false,
      UserDetailList: [
        {
          UserName: 'u',
          GroupList: ['g'],
          UserPolicyList: [{ PolicyName: 'own', PolicyDocument: encodeURIComponent(allow(['iam:List*', 'ec2:*'])).replaceAll('*', '%2A') }],
        },
      ],
      GroupDetailList: [{ GroupName: 'g', AttachedManagedPolicies: [{ PolicyName: 'AmazonS3ReadOnlyAccess' }] }],
      RoleDetailList: [{ RoleName: 'r', AssumeRolePolicyDocument: encodeURIComponent(TRUST), InstanceProfileList: [], RoleLastUsed: {} }],
      Policies: [
        { PolicyName: 'p', PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true }] },
        { PolicyName: 'AmazonS3ReadOnlyAccess', AttachmentCount: 1 },
      ],
    });
  });

  it('filters, and pages through the kinds', () => {
    const names = ({ UserDetailList, GroupDetailList, RoleDetailList, Policies }: Record<string, readonly Record<string, string>[]>) =>
      [...(UserDetailList ?? []), ...(GroupDetailList ?? []), ...(RoleDetailList ?? []), ...(Policies ?? [])].map(
        ({ UserName, GroupName, RoleName, PolicyName }) => UserName ?? GroupName ?? RoleName ?? PolicyName,
      );
    expect(names(a.call('iam', 'GetAccountAuthorizationDetails', { Filter: ['Role', 'LocalManagedPolicy'] }))).toEqual(['r', 'p']);
    const first = a.call('iam', 'GetAccountAuthorizationDetails', { MaxItems: 3 });
    expect([first.IsTruncated, names(first)]).toEqual([true, ['u', 'g', 'r']]);
    expect(names(a.call('iam', 'GetAccountAuthorizationDetails', { Marker: first.Marker }))).toEqual(['p', 'AmazonS3ReadOnlyAccess']);
  });
});

describe('last accessed details', () => {
  it('tell which granted services were used, by whom and when', () => {
    const user = cloud.as(a.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey);
    user.call('iam', 'ListRoles');
    const used = cloud.clock.now();
    const Arn = `arn:aws:iam::${A}:user/p/u`;
    const { JobId } = a.call('iam', 'GenerateServiceLastAccessedDetails', { Arn, Granularity: 'ACTION_LEVEL' });
    const report = a.call('iam', 'GetServiceLastAccessedDetails', { JobId });
    expect(report).toMatchObject({ JobStatus: 'COMPLETED', JobType: 'ACTION_LEVEL' });
    const services = new Map(report.ServicesLastAccessed.map((each: { ServiceNamespace: string }) => [each.ServiceNamespace, each]));
    expect([...services.keys()]).toEqual(expect.arrayContaining(['ec2', 'iam', 's3']));
    expect(services.has('sqs')).toBe(false);
    expect(services.get('iam')).toMatchObject({
      LastAuthenticated: new Date(used),
      LastAuthenticatedEntity: Arn,
      TotalAuthenticatedEntities: 1,
      TrackedActionsLastAccessed: [{ ActionName: 'ListRoles', LastAccessedEntity: Arn }],
    });
    expect(services.get('ec2')).toMatchObject({ TotalAuthenticatedEntities: 0 });
    const group = a.call('iam', 'GenerateServiceLastAccessedDetails', { Arn: `arn:aws:iam::${A}:group/g` });
    expect(
      a.call('iam', 'GetServiceLastAccessedDetailsWithEntities', { JobId: group.JobId, ServiceNamespace: 'iam' }).EntityDetailsList,
    ).toMatchObject([{ EntityInfo: { Arn, Type: 'USER' }, LastAuthenticated: new Date(used) }]);
    expect(() => cloud.root('222222222222').call('iam', 'GetServiceLastAccessedDetails', { JobId })).toThrow(
      expect.objectContaining({ code: 'NoSuchEntity' }),
    );
  });
});

describe('ListPoliciesGrantingServiceAccess', () => {
  it('names inline and managed policies, the groups’ among them', () => {
    const { PoliciesGrantingServiceAccess } = a.call('iam', 'ListPoliciesGrantingServiceAccess', {
      Arn: `arn:aws:iam::${A}:user/p/u`,
      ServiceNamespaces: ['s3', 'iam', 'sqs'],
    });
    expect(PoliciesGrantingServiceAccess).toEqual([
      {
        ServiceNamespace: 's3',
        Policies: [
          { PolicyName: 'AmazonS3ReadOnlyAccess', PolicyType: 'MANAGED', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
        ],
      },
      { ServiceNamespace: 'iam', Policies: [{ PolicyName: 'own', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'u' }] },
      { ServiceNamespace: 'sqs', Policies: [] },
    ]);
  });
});
