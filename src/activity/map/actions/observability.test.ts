// Which actions a log can show.
import { describe, expect, test } from 'vitest';
import { observability } from './observability.ts';

describe('management', () => {
  test.each([
    ['ec2:RunInstances'],
    ['S3:listallmybuckets'],
    ['s3:PutLifecycleConfiguration'],
    ['s3:GetBucketPublicAccessBlock'],
    ['kms:Decrypt'],
    ['kms:ReEncryptTo'],
    ['apigateway:GET'],
    ['ecr:BatchGetImage'],
    ['sts:AssumeRole'],
    ['secretsmanager:GetSecretValue'],
    ['budgets:ViewBudget'],
  ])('%s', (action) => expect(observability(action)).toBe('management'));
});

describe('data', () => {
  test.each([
    ['s3:GetObject'],
    ['s3:GetObjectVersion'],
    ['s3:ListBucket'],
    ['dynamodb:Query'],
    ['dynamodb:PartiQLSelect'],
    ['lambda:InvokeFunction'],
    ['sqs:SendMessage'],
    ['sns:Publish'],
    ['kinesis:PutRecords'],
    ['ebs:GetSnapshotBlock'],
  ])('%s', (action) => expect(observability(action)).toBe('data'));
});

describe('never', () => {
  test.each([
    ['iam:PassRole'],
    ['sts:TagSession'],
    ['sts:SetSourceIdentity'],
    ['s3:BypassGovernanceRetention'],
    ['s3:ReplicateObject'],
    ['cloudwatch:PutMetricData'],
    ['execute-api:Invoke'],
    ['rds-db:connect'],
    ['ssmmessages:OpenDataChannel'],
    ['elasticfilesystem:ClientMount'],
    ['es:ESHttpGet'],
    ['s3:NoSuchAction'],
    ['nothing'],
  ])('%s', (action) => expect(observability(action)).toBe('never'));
});
