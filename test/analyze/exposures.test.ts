// Every kind of resource has its ways, and only these: what a policy or share of each kind opens, and on which resources.
import { expect, test } from 'vitest';
import { RESOURCE_KINDS, resourceKindOf } from '../../src/analyze/resource-kind.ts';
import { analyzed, estateWith, type Json, OTHER, OWN, policy } from './analyzed.ts';

const regional = (service: string, resource: string): string => `arn:aws:${service}:us-east-1:${OWN}:${resource}`;

/** One resource of each kind, with an action that is opened to another account. */
const OPENED: readonly (readonly [type: string, arn: string, action: string])[] = [
  ['AWS::S3::Bucket', 'arn:aws:s3:::b', 's3:ListBucket'],
  ['AWS::S3Express::DirectoryBucket', regional('s3express', 'bucket/b--use1-az4--x-s3'), 's3express:CreateSession'],
  ['AWS::IAM::Role', `arn:aws:iam::${OWN}:role/r`, 'sts:AssumeRole'],
  ['AWS::KMS::Key', regional('kms', 'key/1'), 'kms:Decrypt'],
  ['AWS::Lambda::Function', regional('lambda', 'function:f'), 'lambda:InvokeFunction'],
  ['AWS::Lambda::Function', regional('lambda', 'function:f:live'), 'lambda:InvokeFunction'],
  ['AWS::Lambda::LayerVersion', regional('lambda', 'layer:l:1'), 'lambda:GetLayerVersion'],
  ['AWS::SQS::Queue', regional('sqs', 'q'), 'sqs:SendMessage'],
  ['AWS::SecretsManager::Secret', regional('secretsmanager', 'secret:s-AbCdEf'), 'secretsmanager:GetSecretValue'],
  ['AWS::SNS::Topic', regional('sns', 't'), 'sns:Publish'],
  ['AWS::EC2::Snapshot', 'arn:aws:ec2:us-east-1::snapshot/snap-1', 'ec2:CreateVolume'],
  ['AWS::RDS::DBSnapshot', regional('rds', 'snapshot:s'), 'rds:CopyDBSnapshot'],
  ['AWS::RDS::DBClusterSnapshot', regional('rds', 'cluster-snapshot:s'), 'rds:CopyDBClusterSnapshot'],
  ['AWS::ECR::Repository', regional('ecr', 'repository/r'), 'ecr:BatchGetImage'],
  ['AWS::EFS::FileSystem', regional('elasticfilesystem', 'file-system/fs-1'), 'elasticfilesystem:ClientMount'],
  ['AWS::DynamoDB::Table', regional('dynamodb', 'table/t'), 'dynamodb:GetItem'],
  ['AWS::DynamoDB::Stream', regional('dynamodb', 'table/t/stream/2026-01-01T00:00:00.000'), 'dynamodb:GetRecords'],
];

test('all sixteen kinds are there', () => {
  expect([...new Set(OPENED.map(([type]) => type))].sort()).toEqual(RESOURCE_KINDS.map(({ type }) => type).sort());
  expect(RESOURCE_KINDS).toHaveLength(16);
  for (const [type, arn] of OPENED) expect(resourceKindOf(arn)?.type).toBe(type);
});

test.each(OPENED)('%s %s', (type, arn, action) => {
  const opens = policy({ Principal: { AWS: OTHER }, Action: action, ...(type !== 'AWS::IAM::Role' && { Resource: '*' }) });
  const share = { accounts: [OTHER] };
  const resource: Json = {
    arn,
    ...(/napshot$/.test(type) ? { share } : { policy: opens }),
    ...(type.includes('Secret') && { kmsKey: regional('kms', 'key/1') }),
  };
  const { findings } = analyzed(
    estateWith(type === 'AWS::IAM::Role' ? { roles: [{ name: 'r', trust: opens }] } : { resources: [resource] }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ resource: arn, resourceType: type, principal: { AWS: OTHER }, isPublic: false, account: OWN });
  expect(findings[0]?.actions).toContain(action);
});

test.each([
  ['an action that no key of another account can be asked for', regional('kms', 'key/1'), 'kms:PutKeyPolicy'],
  ['the administration of a queue', regional('sqs', 'q'), 'sqs:DeleteQueue'],
  ['an action of another service', 'arn:aws:s3:::b', 'sqs:SendMessage'],
  ['an action on objects, on the bucket alone', 'arn:aws:s3:::b', 's3:GetObject'],
])('%s opens nothing', (_, arn, action) => {
  const opens = policy({ Principal: { AWS: OTHER }, Action: action, Resource: arn });
  expect(analyzed(estateWith({ resources: [{ arn, policy: opens }] })).findings).toEqual([]);
});

test('an instance, an access point and a user are no kinds of their own', () => {
  const others = [regional('ec2', 'instance/i-1'), regional('s3', 'accesspoint/p'), `arn:aws:iam::${OWN}:user/u`, 'nonsense'];
  expect(others.map(resourceKindOf)).toEqual([undefined, undefined, undefined, undefined]);
});
