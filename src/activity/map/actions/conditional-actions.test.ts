// Which actions the parameters of calls add: one example for each rule, with what AWS's documentation says.
import { describe, expect, test } from 'vitest';
import { neededLines } from '../../../../test/activity/needed-lines.ts';

const ROLE = 'arn:aws:iam::111111111111:role/service/worker';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

type Case = readonly [call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]];

describe('roles that are passed', () => {
  test.each<Case>([
    [
      'lambda:CreateFunction20150331',
      { role: ROLE },
      ['lambda:CreateFunction', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=lambda.amazonaws.com`],
    ],
    [
      'ecs:RegisterTaskDefinition',
      { taskRoleArn: ROLE, executionRoleArn: `${ROLE}2` },
      [
        'ecs:RegisterTaskDefinition',
        `iam:PassRole conditional on ${ROLE}2 iam:passedtoservice=ecs-tasks.amazonaws.com`,
        `iam:PassRole conditional on ${ROLE} iam:passedtoservice=ecs-tasks.amazonaws.com`,
      ],
    ],
    [
      'events:PutTargets',
      { targets: [{ arn: 'x', roleArn: ROLE }, { roleArn: ROLE }] },
      ['events:PutTargets', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=events.amazonaws.com`],
    ],
    [
      'states:CreateStateMachine',
      { RoleArn: ROLE },
      ['states:CreateStateMachine', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=states.amazonaws.com`],
    ],
    ['rds:AddRoleToDBCluster', { roleArn: ROLE }, ['rds:AddRoleToDBCluster', `iam:PassRole conditional on ${ROLE}`]],
    [
      'iam:AddRoleToInstanceProfile',
      { roleName: 'r' },
      ['iam:AddRoleToInstanceProfile', 'iam:PassRole conditional iam:passedtoservice=ec2.amazonaws.com'],
    ],
    ['ecs:RunTask', { taskDefinition: 't' }, ['ecs:RunTask', 'iam:PassRole possible unknown']],
    ['ec2:RunInstances', { iamInstanceProfile: { name: 'p' } }, ['ec2:RunInstances', 'iam:PassRole possible unknown']],
    ['lambda:UpdateFunctionConfiguration20150331v2', { role: 'not an ARN' }, ['lambda:UpdateFunctionConfiguration']],
    ['lambda:UpdateFunctionConfiguration20150331v2', { description: ROLE }, ['lambda:UpdateFunctionConfiguration']],
    ['iam:GetRole', { roleName: 'r' }, ['iam:GetRole']],
    ['batch:DescribeJobs', { serviceRole: ROLE }, ['batch:DescribeJobs none']],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));

  test('EC2 wraps the parameters of newer operations', () => {
    const request = {
      DeliverLogsPermissionArn: ROLE,
      TagSpecification: { ResourceType: 'vpc-flow-log', tag: 1, Tag: { Key: 'a', Value: true, tag: 1 } },
    };
    expect(neededLines('ec2:CreateFlowLogs', { CreateFlowLogsRequest: request })).toEqual([
      'ec2:CreateFlowLogs aws:requesttag/a=true aws:tagkeys=a',
      `iam:PassRole conditional on ${ROLE} iam:passedtoservice=vpc-flow-logs.amazonaws.com`,
      'ec2:CreateTags conditional on arn:aws:ec2:us-east-1:111111111111:vpc-flow-log/* ec2:createaction=CreateFlowLogs aws:requesttag/a=true aws:tagkeys=a',
    ]);
  });

  test('parameters that were left out may have held one', () => {
    expect(neededLines('lambda:CreateFunction20150331', {}, { parametersOmitted: true })).toEqual([
      'lambda:CreateFunction',
      'iam:PassRole possible unknown',
    ]);
  });

  test('in China the principal of the service is left out', () => {
    const role = 'arn:aws-cn:iam::111111111111:role/r';
    const identity = {
      type: 'IAMUser',
      arn: 'arn:aws-cn:iam::111111111111:user/u',
      account: '111111111111',
      invokedBy: '',
      mfa: '',
      sourceIdentity: '',
    };
    expect(neededLines('lambda:CreateFunction20150331', { role }, { region: 'cn-north-1', identity })).toEqual([
      'lambda:CreateFunction',
      `iam:PassRole conditional on ${role}`,
    ]);
  });
});

describe('tags on creation', () => {
  const tagged = 'aws:requesttag/team=x aws:tagkeys=Team';
  test.each<Case>([
    ['iam:CreateRole', { tags: [{ key: 'Team', value: 'x' }] }, [`iam:CreateRole ${tagged}`, `iam:TagRole conditional ${tagged}`]],
    ['logs:CreateLogGroup', { tags: { Team: 'x' } }, [`logs:CreateLogGroup ${tagged}`, `logs:TagResource conditional ${tagged}`]],
    [
      'kms:CreateKey',
      { tags: [{ tagKey: 'Team', tagValue: 'x' }] },
      [`kms:CreateKey none ${tagged}`, `kms:TagResource conditional ${tagged}`],
    ],
    ['sqs:CreateQueue', { tags: { Team: 'x' } }, [`sqs:CreateQueue ${tagged}`, `sqs:TagQueue conditional ${tagged}`]],
    ['sqs:CreateQueue', { tags: {} }, ['sqs:CreateQueue']],
    ['dynamodb:TagResource', { tags: [{ key: 'Team', value: 'x' }] }, [`dynamodb:TagResource ${tagged}`]],
    ['ec2:CreateTags', { tagSet: { items: [{ key: 'Team', value: 'x' }] } }, [`ec2:CreateTags ${tagged}`]],
    [
      'ec2:RunInstances',
      {
        tagSpecificationSet: {
          items: [
            { resourceType: 'instance', tags: [{ key: 'Team', value: 'x' }] },
            { resourceType: 'volume', tags: [{ key: 'Disk', value: '' }] },
          ],
        },
      },
      [
        'ec2:RunInstances aws:requesttag/disk= aws:requesttag/team=x aws:tagkeys=Disk|Team',
        `ec2:CreateTags conditional on arn:aws:ec2:us-east-1:111111111111:instance/* ec2:createaction=RunInstances ${tagged}`,
        'ec2:CreateTags conditional on arn:aws:ec2:us-east-1:111111111111:volume/* ec2:createaction=RunInstances aws:requesttag/disk= aws:tagkeys=Disk',
      ],
    ],
    [
      'rolesanywhere:CreateTrustAnchor',
      { tags: [{ key: 'HIDDEN_DUE_TO_SECURITY_REASONS', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' }] },
      ['rolesanywhere:CreateTrustAnchor none', 'rolesanywhere:TagResource conditional'],
    ],
    ['amplify:CreateApp', { tags: { Team: 'x' } }, [`amplify:CreateApp none ${tagged}`, `amplify:TagResource possible ${tagged}`]],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});

describe('STS', () => {
  test('sessions with tags, a source identity and an external id', () => {
    const parameters = { roleArn: ROLE, externalId: 'e', sourceIdentity: 'me', tags: [{ key: 'a', value: 'b' }] };
    const context = 'sts:externalid=e sts:sourceidentity=me aws:requesttag/a=b aws:tagkeys=a';
    expect(neededLines('sts:AssumeRole', parameters)).toEqual([
      `sts:AssumeRole on ${ROLE} ${context}`,
      `sts:TagSession conditional on ${ROLE} ${context}`,
      `sts:SetSourceIdentity conditional on ${ROLE} ${context}`,
    ]);
  });

  test.each([
    ['sts:GetCallerIdentity', 'free: no permission is needed for it'],
    ['sts:AssumeRoleWithSAML', 'free: it is not signed: no identity policy is asked about it'],
    ['cognito-idp:InitiateAuth', 'free: it is authorized by a token, not by IAM'],
  ])('%s', (call, expected) => expect(neededLines(call)).toEqual([expected]));
});

describe('KMS', () => {
  const via = (service: string) => `kms:viaservice=${service}.us-east-1.amazonaws.com`;

  test('ReEncrypt has a source and a destination', () => {
    const resources = [KEY, `${KEY}0`];
    expect(neededLines('kms:ReEncrypt', { destinationKeyId: `${KEY}0` }, { resources })).toEqual([
      `kms:ReEncryptFrom on ${KEY}`,
      `kms:ReEncryptTo on ${KEY}0`,
    ]);
    expect(neededLines('kms:ReEncrypt', { destinationKeyId: 'alias/x' }, { resources: [KEY] })).toEqual([
      `kms:ReEncryptFrom on ${KEY}`,
      `kms:ReEncryptTo on ${KEY}`,
    ]);
    expect(neededLines('kms:ReEncrypt')).toEqual(['kms:ReEncryptFrom unknown', 'kms:ReEncryptTo unknown']);
  });

  test.each<Case>([
    [
      'secretsmanager:CreateSecret',
      { kmsKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
      [
        'secretsmanager:CreateSecret',
        `kms:GenerateDataKey conditional on ${KEY} ${via('secretsmanager')}`,
        `kms:Decrypt conditional on ${KEY} ${via('secretsmanager')}`,
      ],
    ],
    ['secretsmanager:CreateSecret', {}, ['secretsmanager:CreateSecret']],
    ['secretsmanager:GetSecretValue', {}, ['secretsmanager:GetSecretValue', `kms:Decrypt possible unknown ${via('secretsmanager')}`]],
    ['ssm:GetParameter', { withDecryption: true }, ['ssm:GetParameter', `kms:Decrypt possible unknown ${via('ssm')}`]],
    ['ssm:GetParameter', { withDecryption: false }, ['ssm:GetParameter']],
    [
      'ssm:PutParameter',
      { keyId: 'alias/mine' },
      ['ssm:PutParameter', `kms:Encrypt conditional unknown ${via('ssm')}`, `kms:GenerateDataKey possible unknown ${via('ssm')}`],
    ],
    [
      'elasticfilesystem:CreateFileSystem',
      { kmsKeyId: KEY },
      [
        'elasticfilesystem:CreateFileSystem none',
        `kms:CreateGrant conditional on ${KEY} ${via('elasticfilesystem')} kms:grantisforawsresource=true`,
        `kms:DescribeKey conditional on ${KEY} ${via('elasticfilesystem')}`,
        `kms:GenerateDataKeyWithoutPlaintext possible on ${KEY} ${via('elasticfilesystem')}`,
      ],
    ],
    [
      'backup:CreateBackupVault',
      { encryptionKeyArn: KEY },
      [
        'backup:CreateBackupVault',
        `kms:DescribeKey possible on ${KEY} ${via('backup')}`,
        `kms:CreateGrant possible on ${KEY} ${via('backup')} kms:grantisforawsresource=true`,
      ],
    ],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});

describe('others', () => {
  test.each<Case>([
    ['logs:PutAccountPolicy', { policyType: 'TRANSFORMER_POLICY' }, ['logs:PutAccountPolicy none', 'logs:PutTransformer conditional']],
    ['logs:GetLogEvents', { unmask: true }, ['logs:GetLogEvents', 'logs:Unmask conditional']],
    [
      'redshift:GetClusterCredentials',
      { autoCreate: true, dbGroups: ['g'] },
      ['redshift:GetClusterCredentials', 'redshift:CreateClusterUser conditional', 'redshift:JoinGroup conditional'],
    ],
    ['access-analyzer:CreateAnalyzer', {}, ['access-analyzer:CreateAnalyzer', 'iam:CreateServiceLinkedRole possible unknown']],
    [
      'secretsmanager:BatchGetSecretValue',
      { secretIdList: ['arn:aws:secretsmanager:us-east-1:111111111111:secret:a-b'] },
      [
        'secretsmanager:BatchGetSecretValue none',
        'secretsmanager:GetSecretValue conditional on arn:aws:secretsmanager:us-east-1:111111111111:secret:a-b',
        'kms:Decrypt possible unknown kms:viaservice=secretsmanager.us-east-1.amazonaws.com',
      ],
    ],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});
