// Simulations: what they answer, and that they agree with what really happens.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';

let cloud: TestCloud;
let a: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
});

const policy = (...statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: string, Resource = '*') => ({ Effect: 'Deny', Action, Resource });

function custom(input: Readonly<Record<string, unknown>>) {
  return a.call('iam', 'SimulateCustomPolicy', input).EvaluationResults;
}

describe('SimulateCustomPolicy', () => {
  it('decides each action on each resource', () => {
    const results = custom({
      PolicyInputList: [policy(allow('s3:Get*', 'arn:aws:s3:::foobar/*')), policy(deny('s3:GetObjectAcl'))],
      ActionNames: ['s3:GetObject', 's3:GetObjectAcl'],
      ResourceArns: ['arn:aws:s3:::foobar/a', 'arn:aws:s3:::other/a'],
    });
    expect(
      results.map(({ EvalActionName, EvalResourceName, EvalDecision }: Record<string, string>) => [
        EvalActionName,
        EvalResourceName,
        EvalDecision,
      ]),
    ).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::foobar/a', 'allowed'],
      ['s3:GetObject', 'arn:aws:s3:::other/a', 'implicitDeny'],
      ['s3:GetObjectAcl', 'arn:aws:s3:::foobar/a', 'explicitDeny'],
      ['s3:GetObjectAcl', 'arn:aws:s3:::other/a', 'explicitDeny'],
    ]);
    expect(results[2]).toMatchObject({
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.2' }],
      ResourceSpecificResults: [{ EvalResourceName: 'arn:aws:s3:::foobar/a', EvalResourceDecision: 'explicitDeny' }],
    });
  });

  it('says where a statement stands, as AWS counts', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "*",\n      "Resource": "*"\n    }\n  ]\n}';
    expect(custom({ PolicyInputList: [text], ActionNames: ['s3:GetObject'] })[0].MatchedStatements).toEqual([
      {
        SourcePolicyId: 'PolicyInputList.1',
        SourcePolicyType: 'IAM Policy',
        StartPosition: { Line: 3, Column: 17 },
        EndPosition: { Line: 8, Column: 6 },
      },
    ]);
  });

  it('tells what the context lacks, and uses what it has', () => {
    const PolicyInputList = [policy(allow('s3:ListBucket', '*', { Condition: { StringLike: { 's3:Prefix': 'home/*' } } }))];
    const run = (more = {}) => custom({ PolicyInputList, ActionNames: ['s3:ListBucket'], ...more })[0];
    expect(run()).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: ['s3:Prefix'] });
    const entry = (value: string) => ({
      ContextEntries: [{ ContextKeyName: 'S3:prefix', ContextKeyValues: [value], ContextKeyType: 'string' }],
    });
    expect(run(entry('home/a'))).toMatchObject({ EvalDecision: 'allowed', MissingContextValues: [] });
    expect(run(entry('away'))).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: [] });
  });

  it('holds to boundary and organization', () => {
    const run = (more: object) => custom({ PolicyInputList: [policy(allow('*'))], ActionNames: ['ec2:RunInstances'], ...more })[0];
    expect(run({ PermissionsBoundaryPolicyInputList: [policy(allow('s3:*'))] })).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
    expect(run({ PermissionsBoundaryPolicyInputList: [policy(allow('ec2:*'))] })).toMatchObject({
      EvalDecision: 'allowed',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    });
    const levels = (...policies: readonly string[]) => ({
      OrderedOrganizationPolicyInputList: policies.map((text) => ({ ServiceControlPolicyInputList: [text] })),
    });
    expect(run(levels(policy(allow('*')), policy(allow('s3:*'))))).toMatchObject({
      EvalDecision: 'implicitDeny',
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
    expect(run(levels(policy(allow('*')), policy(allow('*'))))).toMatchObject({
      EvalDecision: 'allowed',
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    });
  });

  it('joins a resource policy of another account', () => {
    const run = (identity: string) =>
      custom({
        PolicyInputList: [identity],
        ActionNames: ['s3:GetObject'],
        ResourceArns: ['arn:aws:s3:::foobar/a'],
        ResourceOwner: '222222222222',
        CallerArn: `arn:aws:iam::${A}:user/u`,
        ResourcePolicy: policy({ ...allow('s3:GetObject', 'arn:aws:s3:::foobar/*'), Principal: { AWS: `arn:aws:iam::${A}:user/u` } }),
      })[0];
    expect(run(policy(allow('ec2:*'))).EvalDecision).toBe('implicitDeny');
    expect(run(policy(allow('s3:*')))).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [{ SourcePolicyType: 'Resource Policy' }, { SourcePolicyId: 'PolicyInputList.1' }],
    });
  });

  it('pages, and refuses what is no action or policy', () => {
    const ActionNames = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
    const first = a.call('iam', 'SimulateCustomPolicy', { PolicyInputList: [policy(allow('*'))], ActionNames, MaxItems: 2 });
    expect(first).toMatchObject({ IsTruncated: true, EvaluationResults: [{}, {}] });
    const rest = a.call('iam', 'SimulateCustomPolicy', { PolicyInputList: [policy(allow('*'))], ActionNames, Marker: first.Marker });
    expect(rest).toMatchObject({ IsTruncated: false, EvaluationResults: [{ EvalActionName: 's3:DeleteObject' }] });
    expect(() => custom({ PolicyInputList: [policy(allow('*'))], ActionNames: ['s3:*'] })).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    );
    expect(() => custom({ PolicyInputList: ['{}'], ActionNames: ['s3:GetObject'] })).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    );
  });
});

describe('SimulatePrincipalPolicy', () => {
  it('foretells what a user with groups and boundary really may', () => {
    const boundary = a.call('iam', 'CreatePolicy', {
      PolicyName: 'boundary',
      PolicyDocument: policy(allow(['iam:Get*', 'iam:List*', 'iam:CreateGroup'])),
    }).Policy.Arn;
    const { Arn } = a.call('iam', 'CreateUser', { UserName: 'u', PermissionsBoundary: boundary }).User;
    a.call('iam', 'CreateGroup', { GroupName: 'g' });
    a.call('iam', 'AddUserToGroup', { UserName: 'u', GroupName: 'g' });
    a.call('iam', 'AttachGroupPolicy', { GroupName: 'g', PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' });
    a.call('iam', 'PutUserPolicy', {
      UserName: 'u',
      PolicyName: 'p',
      PolicyDocument: policy(deny('iam:GetGroup', `arn:aws:iam::${A}:group/g`)),
    });
    const user = cloud.as(a.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey);
    const cases = [
      ['GetGroup', { GroupName: 'g' }, `arn:aws:iam::${A}:group/g`, 'explicitDeny'],
      ['GetUser', { UserName: 'u' }, Arn, 'allowed'],
      ['CreateGroup', { GroupName: 'h' }, `arn:aws:iam::${A}:group/h`, 'allowed'],
      ['DeleteGroup', { GroupName: 'h' }, `arn:aws:iam::${A}:group/h`, 'implicitDeny'],
    ] as const;
    for (const [operation, input, resource, expected] of cases) {
      const [result] = a.call('iam', 'SimulatePrincipalPolicy', {
        PolicySourceArn: Arn,
        ActionNames: [`iam:${operation}`],
        ResourceArns: [resource],
      }).EvaluationResults;
      expect([operation, result.EvalDecision]).toEqual([operation, expected]);
      if (expected === 'allowed') user.call('iam', operation, input);
      else expect(() => user.call('iam', operation, input)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
    }
  });

  it('takes roles and groups, more policies, and leaves some out', () => {
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
    const { Arn } = a.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust }).Role;
    const PolicyDocument = policy(allow('s3:*', '*', { Condition: { ArnEquals: { 'aws:PrincipalArn': Arn } } }));
    a.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument });
    const decision = (more = {}, action = 's3:GetObject') =>
      a.call('iam', 'SimulatePrincipalPolicy', { PolicySourceArn: Arn, ActionNames: [action], ...more }).EvaluationResults[0].EvalDecision;
    expect(decision()).toBe('allowed');
    expect(decision({ PolicyInputList: [policy(deny('s3:GetObject'))] })).toBe('explicitDeny');
    const identifier = { PolicyType: 'Inline', InlinePolicyIdentifier: { PolicyName: 'p', AttachmentType: 'role', AttachmentName: 'r' } };
    expect(decision({ PolicyExclusionList: [identifier] })).toBe('implicitDeny');
    a.call('iam', 'CreateGroup', { GroupName: 'g' });
    a.call('iam', 'PutGroupPolicy', { GroupName: 'g', PolicyName: 'p', PolicyDocument: policy(allow('ec2:*')) });
    expect(decision({ PolicySourceArn: `arn:aws:iam::${A}:group/g` }, 'ec2:RunInstances')).toBe('allowed');
    expect(() => decision({ PolicySourceArn: `arn:aws:iam::${A}:role/none` })).toThrow('The role with name none cannot be found.');
  });
});

describe('GetContextKeysFor…Policy', () => {
  it('lists condition keys and variables, each once', () => {
    const PolicyInputList = [
      policy(
        allow('s3:*', 'arn:aws:s3:::b/${aws:username}/${*}', {
          Condition: { StringEquals: { 'aws:PrincipalTag/team': '${aws:RequestTag/team}' } },
        }),
      ),
      policy(allow('s3:*', '*', { Condition: { StringEquals: { 'AWS:username': 'a', 's3:prefix': 'b' } } })),
    ];
    const names = a.call('iam', 'GetContextKeysForCustomPolicy', { PolicyInputList }).ContextKeyNames;
    expect(names.map((name: string) => name.toLowerCase())).toEqual([
      'aws:username',
      'aws:principaltag/team',
      'aws:requesttag/team',
      's3:prefix',
    ]);
  });
});
