// Which actions the parameters of calls add: one example for each rule, with what AWS's documentation says.
import { describe, expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import { neededLines } from '../../../../test/activity/needed-lines.ts';
import { forwardAccessContext } from '../forward-access-context.ts';

const ROLE = 'arn:aws:iam::111111111111:role/service/worker';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

type Case = readonly [call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]];

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
    [
      'autoscaling:CreateAutoScalingGroup',
      {
        autoScalingGroupName: 'g',
        tags: [{ key: 'Team', value: 'x', propagateAtLaunch: true, resourceId: 'g', resourceType: 'auto-scaling-group' }],
      },
      [
        `autoscaling:CreateAutoScalingGroup ${tagged}`,
        `autoscaling:CreateOrUpdateTags conditional ${tagged}`,
        'iam:PassRole possible unknown',
        'iam:CreateServiceLinkedRole possible unknown',
      ],
    ],
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
    [
      'ec2:RunInstances',
      { blockDeviceMapping: { items: [{ ebs: { kmsKeyId: KEY } }, { ebs: { kmsKeyId: KEY } }, { ebs: { volumeSize: 8 } }] } },
      [
        'ec2:RunInstances',
        `kms:CreateGrant conditional on ${KEY} ${via('ec2')} kms:grantisforawsresource=true`,
        `kms:DescribeKey conditional on ${KEY} ${via('ec2')}`,
        `kms:GenerateDataKeyWithoutPlaintext conditional on ${KEY} ${via('ec2')}`,
        `kms:Decrypt possible on ${KEY} ${via('ec2')}`,
        `kms:ReEncryptFrom possible on ${KEY} ${via('ec2')}`,
        `kms:ReEncryptTo possible on ${KEY} ${via('ec2')}`,
      ],
    ],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));

  const alias = (service: string) => `arn:aws:kms:us-east-1:111111111111:alias/aws/${service}`;
  test.each<Case>([
    ['ec2:CreateVolume', { kmsKeyId: 'alias/aws/ebs' }, ['ec2:CreateVolume']],
    ['ec2:RunInstances', { blockDeviceMapping: { items: [{ ebs: { kmsKeyId: alias('ebs') } }] } }, ['ec2:RunInstances']],
    ['rds:CreateDBInstance', { kmsKeyId: 'alias/aws/rds' }, ['rds:CreateDBInstance']],
    ['secretsmanager:CreateSecret', { kmsKeyId: 'alias/aws/secretsmanager' }, ['secretsmanager:CreateSecret']],
    ['ssm:PutParameter', { keyId: alias('ssm') }, ['ssm:PutParameter']],
    ['backup:CreateBackupVault', { encryptionKeyArn: alias('backup') }, ['backup:CreateBackupVault']],
    ['s3:PutObject', { bucketName: 'b', key: 'k', 'x-amz-server-side-encryption-aws-kms-key-id': alias('s3') }, ['s3:PutObject']],
  ])('a key that AWS manages needs no permission: %s %o', (call, parameters, expected) => {
    const response = call.startsWith('s3:') ? { 'x-amz-server-side-encryption-aws-kms-key-id': KEY } : {};
    expect(neededLines(call, parameters, { response })).toEqual(expected);
  });

  test('in China both ways to a key have the same name for the service', () => {
    const arn = 'arn:aws-cn:iam::111111111111:user/u';
    const identity = { type: 'IAMUser', arn, account: '111111111111', invokedBy: '', mfa: '', sourceIdentity: '' };
    const response = { 'x-amz-server-side-encryption-aws-kms-key-id': KEY };
    const name = 's3.cn-north-1.amazonaws.com.cn';
    expect(neededLines('s3:GetObject', { bucketName: 'b', key: 'k' }, { response, identity, region: 'cn-north-1' })).toContain(
      `kms:Decrypt conditional on ${KEY} kms:viaservice=${name}`,
    );
    const event = eventFactsOf({ identity: { ...identity, invokedBy: 's3.amazonaws.com' }, region: 'cn-north-1' });
    expect(forwardAccessContext(event, 'kms:Decrypt').get('kms:viaservice')).toBe(name);
  });
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
    [
      'redshift:GetClusterCredentials',
      { clusterIdentifier: 'c', dbUser: 'u', dbGroups: ['g'] },
      ['redshift:GetClusterCredentials', 'redshift:JoinGroup conditional on arn:aws:redshift:us-east-1:111111111111:dbgroup:c/g'],
    ],
    ['access-analyzer:CreateAnalyzer', {}, ['access-analyzer:CreateAnalyzer', 'iam:CreateServiceLinkedRole possible unknown']],
    [
      'secretsmanager:BatchGetSecretValue',
      { secretIdList: ['app/db', 'arn:aws:secretsmanager:us-east-1:222222222222:secret:a-AbCdEf'] },
      [
        'secretsmanager:BatchGetSecretValue none',
        'secretsmanager:GetSecretValue conditional on arn:aws:secretsmanager:us-east-1:111111111111:secret:app/db-* ' +
          'on arn:aws:secretsmanager:us-east-1:222222222222:secret:a-AbCdEf',
        'kms:Decrypt possible unknown kms:viaservice=secretsmanager.us-east-1.amazonaws.com',
      ],
    ],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});
