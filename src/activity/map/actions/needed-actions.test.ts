// Which actions calls need by their names, and S3's: one example for each rule, with what AWS's documentation says.
import { describe, expect, test } from 'vitest';
import { neededLines } from '../../../../test/activity/needed-lines.ts';

const ROLE = 'arn:aws:iam::111111111111:role/service/worker';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const VIA_S3 = 'kms:viaservice=s3.us-east-1.amazonaws.com';

type Case = readonly [call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]];

describe('names', () => {
  test.each<Case>([
    ['iam:GetUser', {}, ['iam:GetUser']],
    ['monitoring:DescribeAlarms', {}, ['cloudwatch:DescribeAlarms']],
    ['lambda:GetFunction20150331v2', {}, ['lambda:GetFunction']],
    ['lambda:Invoke', {}, ['lambda:InvokeFunction']],
    ['lambda:InvokeFunctionUrl', {}, ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction conditional lambda:invokedviafunctionurl=true']],
    ['cloudfront:CreateDistributionWithTags2020_05_31', {}, ['cloudfront:CreateDistribution none', 'cloudfront:TagResource']],
    ['budgets:DescribeBudgets', {}, ['budgets:ViewBudget']],
    ['glue:GetColumnStatisticsForTable', {}, ['glue:GetTable']],
    ['cassandra:CreateTable', {}, ['cassandra:Create']],
    ['dms:ModifyInstanceProfile', {}, ['dms:UpdateInstanceProfile']],
    ['bedrock:Converse', {}, ['bedrock:InvokeModel']],
    ['sqs:SendMessageBatch', {}, ['sqs:SendMessage']],
    ['ec2:DescribeInstances', {}, ['ec2:DescribeInstances none']],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});

describe('S3', () => {
  test.each<Case>([
    ['s3:ListBuckets', {}, ['s3:ListAllMyBuckets none']],
    ['s3:ListObjects', { bucketName: 'b' }, ['s3:ListBucket']],
    ['s3:DeleteBucketCors', { bucketName: 'b' }, ['s3:PutBucketCORS']],
    ['s3:DeleteBucketReplication', { bucketName: 'b' }, ['s3:PutReplicationConfiguration']],
    ['s3:GetObjectTorrent', { bucketName: 'b', key: 'k' }, ['s3:GetObject']],
    ['s3:GetObjectAttributes', { bucketName: 'b', key: 'k', versionId: '3' }, ['s3:GetObjectVersion', 's3:GetObjectVersionAttributes']],
    ['s3:HeadObject', { bucketName: 'b', key: 'k', versionId: '3' }, ['s3:GetObjectVersion']],
    ['s3:DeleteObject', { bucketName: 'b', key: 'k', versionId: '3' }, ['s3:DeleteObjectVersion']],
    ['s3:PutObjectTagging', { bucketName: 'b', key: 'k', versionId: '' }, ['s3:PutObjectTagging']],
    [
      's3:DeleteObjects',
      { bucketName: 'b', delete: '', 'x-amz-bypass-governance-retention': 'true' },
      [
        's3:DeleteObject on arn:aws:s3:::b/*',
        's3:BypassGovernanceRetention conditional on arn:aws:s3:::b/*',
        's3:DeleteObjectVersion possible on arn:aws:s3:::b/*',
      ],
    ],
    ['s3:DeleteObjects', { bucketName: 'ap-0a1b-s3alias', delete: '' }, ['s3:DeleteObject', 's3:DeleteObjectVersion possible']],
    ['s3:GetPublicAccessBlock', { bucketName: 'b' }, ['s3:GetBucketPublicAccessBlock']],
    ['s3:GetPublicAccessBlock', {}, ['s3:GetAccountPublicAccessBlock none']],
    ['s3:PutObject', { bucketName: 'b--use1-az4--x-s3', key: 'k' }, ['s3express:CreateSession']],
    ['s3express:CreateBucket', { bucketName: 'b--use1-az4--x-s3' }, ['s3express:CreateBucket']],
    [
      's3:PutObject',
      { bucketName: 'b', key: 'k', 'x-amz-acl': 'bucket-owner-full-control' },
      ['s3:PutObject s3:x-amz-acl=bucket-owner-full-control', 's3:PutObjectAcl conditional s3:x-amz-acl=bucket-owner-full-control'],
    ],
    ['s3:PutBucketAcl', { bucketName: 'b', 'x-amz-acl': ['private'] }, ['s3:PutBucketAcl s3:x-amz-acl=private']],
    [
      's3:PutObject',
      { bucketName: 'b', key: 'k', 'x-amz-tagging': 'a=b', 'x-amz-object-lock-mode': 'GOVERNANCE', 'x-amz-object-lock-legal-hold': 'ON' },
      ['s3:PutObject', 's3:PutObjectTagging conditional', 's3:PutObjectRetention conditional', 's3:PutObjectLegalHold conditional'],
    ],
    [
      's3:DeleteObject',
      { bucketName: 'b', key: 'k', 'x-amz-bypass-governance-retention': 'true' },
      ['s3:DeleteObject', 's3:BypassGovernanceRetention conditional'],
    ],
    ['s3:DeleteObject', { bucketName: 'b', key: 'k', 'x-amz-bypass-governance-retention': 'false' }, ['s3:DeleteObject']],
    [
      's3:CreateBucket',
      {
        bucketName: 'b',
        'x-amz-bucket-object-lock-enabled': 'true',
        'x-amz-object-ownership': 'ObjectWriter',
        CreateBucketConfiguration: { Tags: {} },
      },
      [
        's3:CreateBucket',
        's3:PutBucketObjectLockConfiguration conditional',
        's3:PutBucketVersioning conditional',
        's3:PutBucketOwnershipControls conditional',
        's3:TagResource conditional',
      ],
    ],
    [
      's3:CopyObject',
      { bucketName: 'b', key: 'k', 'x-amz-copy-source': '/from/a%20key?versionId=7', 'x-amz-tagging-directive': 'REPLACE' },
      ['s3:PutObject', 's3:GetObjectVersion on arn:aws:s3:::from/a key'],
    ],
    [
      's3:CopyObject',
      { bucketName: 'b', key: 'k', 'x-amz-copy-source': 'from/k' },
      [
        's3:PutObject',
        's3:GetObject on arn:aws:s3:::from/k',
        's3:GetObjectTagging possible on arn:aws:s3:::from/k',
        's3:PutObjectTagging possible',
      ],
    ],
    ['s3:UploadPartCopy', { bucketName: 'b', key: 'k' }, ['s3:PutObject', 's3:GetObject unknown']],
    [
      's3:PutBucketReplication',
      { bucketName: 'b', ReplicationConfiguration: { Role: ROLE } },
      ['s3:PutReplicationConfiguration', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=s3.amazonaws.com`],
    ],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));

  test('a key in the response', () => {
    const response = { 'x-amz-server-side-encryption-aws-kms-key-id': KEY };
    expect(neededLines('s3:GetObject', { bucketName: 'b', key: 'k' }, { response })).toEqual([
      's3:GetObject',
      `kms:Decrypt conditional on ${KEY} ${VIA_S3}`,
    ]);
    expect(neededLines('s3:CreateMultipartUpload', { bucketName: 'b', key: 'k' }, { response })).toEqual([
      's3:PutObject',
      `kms:GenerateDataKey conditional on ${KEY} ${VIA_S3}`,
      `kms:Decrypt conditional on ${KEY} ${VIA_S3}`,
    ]);
  });

  test('KMS without a key in the event is possible', () => {
    expect(neededLines('s3:PutObject', { bucketName: 'b', key: 'k', 'x-amz-server-side-encryption': 'aws:kms' })).toEqual([
      's3:PutObject',
      `kms:GenerateDataKey possible unknown ${VIA_S3}`,
    ]);
    expect(neededLines('s3:PutObject', { bucketName: 'b', key: 'k', 'x-amz-server-side-encryption': 'AES256' })).toEqual(['s3:PutObject']);
  });
});

describe('DynamoDB', () => {
  const table = 'arn:aws:dynamodb:us-east-1:111111111111:table/';
  test.each<Case>([
    [
      'dynamodb:ExecuteStatement',
      { statement: 'SELECT * FROM "Music"."ByArtist" WHERE a = ?' },
      [`dynamodb:PartiQLSelect on ${table}Music/index/ByArtist`],
    ],
    ['dynamodb:ExecuteStatement', { statement: ' insert into Music value {}' }, [`dynamodb:PartiQLInsert on ${table}Music`]],
    [
      'dynamodb:BatchExecuteStatement',
      { statements: [{ statement: 'UPDATE "A" SET x=1' }, { statement: 'DELETE FROM "B"' }] },
      [`dynamodb:PartiQLUpdate on ${table}A`, `dynamodb:PartiQLDelete on ${table}B`],
    ],
    ['dynamodb:ExecuteStatement', { statement: `DELETE FROM "${table}B" WHERE a = ?` }, [`dynamodb:PartiQLDelete on ${table}B`]],
    [
      'dynamodb:ExecuteStatement',
      { statement: `SELECT * FROM "${table}Music"."ByArtist"` },
      [`dynamodb:PartiQLSelect on ${table}Music/index/ByArtist`],
    ],
    [
      'dynamodb:ExecuteStatement',
      {},
      [
        'dynamodb:PartiQLSelect possible',
        'dynamodb:PartiQLInsert possible',
        'dynamodb:PartiQLUpdate possible',
        'dynamodb:PartiQLDelete possible',
      ],
    ],
    [
      'dynamodb:TransactWriteItems',
      { transactItems: [{ put: { tableName: 'A' } }, { conditionCheck: { tableName: `${table}B` } }, { delete: { tableName: 'A' } }] },
      [`dynamodb:PutItem on ${table}A`, `dynamodb:ConditionCheckItem on ${table}B`, `dynamodb:DeleteItem on ${table}A`],
    ],
    ['dynamodb:TransactGetItems', {}, ['dynamodb:GetItem']],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});

describe('API Gateway', () => {
  const arn = 'arn:aws:apigateway:us-east-1::';
  test.each<Case>([
    ['apigateway:GetRestApis', {}, [`apigateway:GET on ${arn}/restapis`]],
    [
      'apigateway:PutMethod',
      { restApiId: 'a', resourceId: 'r', httpMethod: 'GET' },
      [`apigateway:PUT on ${arn}/restapis/a/resources/r/methods/GET`],
    ],
    ['apigateway:CreateStage', { restApiId: 'a' }, [`apigateway:POST on ${arn}/restapis/a/stages`]],
    ['apigateway:CreateStage', { apiId: 'a' }, [`apigateway:POST on ${arn}/apis/a/stages`]],
    ['apigateway:CreateStage', {}, ['apigateway:POST unknown']],
    ['apigateway:GetTags', { resourceArn: 'arn:aws:x' }, [`apigateway:GET on ${arn}/tags/arn%3Aaws%3Ax`]],
    [
      'apigateway:CreateRestApi',
      { policy: '{}' },
      [`apigateway:POST on ${arn}/restapis`, `apigateway:UpdateRestApiPolicy conditional on ${arn}/restapis/*`],
    ],
    ['apigateway:CreatePortal', {}, ['apigateway:CreatePortal']],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));
});

describe('what is no action', () => {
  test.each([
    ['iam:NotCreateUser', {}, 'unmapped: the catalog has no action `iam:NotCreateUser`'],
    ['s3:SetQueueAttributes', {}, 'unmapped: the catalog has no action `s3:SetQueueAttributes`'],
    ['nothing:GetUser', {}, 'unmapped: no service of the catalog has the event source `nothing.amazonaws.com`'],
    ['ec2:BidEvictedEvent', { eventType: 'AwsServiceEvent' }, 'noCall: an event of the service itself, which nobody called'],
    ['signin:ConsoleLogin', { eventType: 'AwsConsoleSignIn' }, 'noCall: a sign-in'],
    ['signin:ConsoleLogin', { eventType: '' }, 'noCall: a sign-in'],
    ['s3:GetObject', { eventType: 'AwsVpceEvent' }, 'noCall: the same call as seen by the VPC endpoint'],
  ])('%s %o', (call, more, expected) => expect(neededLines(call, {}, more)).toEqual([expected]));

  test('old events have no type and are calls', () => expect(neededLines('iam:GetUser', {}, { eventType: '' })).toEqual(['iam:GetUser']));
});
