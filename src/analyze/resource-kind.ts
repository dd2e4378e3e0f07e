// The kinds of resources that can be reached from outside, as Access Analyzer calls them, and which of them an ARN is.
import { parseArn } from '../model/arn.ts';
import { tableExposures, streamExposures } from '../services/dynamodb/exposure.ts';
import { snapshotExposures } from '../services/ec2/exposure.ts';
import { repositoryExposures } from '../services/ecr/exposure.ts';
import { fileSystemExposures } from '../services/elasticfilesystem/exposure.ts';
import type { FindExposures } from '../services/exposure.ts';
import { keyExposures } from '../services/kms/exposure.ts';
import { functionExposures, layerExposures } from '../services/lambda/exposure.ts';
import { clusterSnapshotExposures, dbSnapshotExposures } from '../services/rds/exposure.ts';
import { bucketExposures, directoryBucketExposures } from '../services/s3/exposure.ts';
import { secretExposures } from '../services/secretsmanager/exposure.ts';
import { topicExposures } from '../services/sns/exposure.ts';
import { queueExposures } from '../services/sqs/exposure.ts';
import { roleExposures } from '../services/sts/exposure.ts';

export interface ResourceKind {
  /** `AWS::S3::Bucket` */
  readonly type: string;
  /** Service part of the ARN, and how its resource part begins; the first that fits counts. */
  readonly service: string;
  readonly begins: RegExp;
  readonly exposures: FindExposures;
  /** Actions that need the use of the key that the data is under; `all`: nothing can be had without it. */
  readonly keyed?: 'all' | readonly string[];
}

const READ_OBJECTS: readonly string[] = [
  's3:GetObject',
  's3:GetObjectAttributes',
  's3:GetObjectTorrent',
  's3:GetObjectVersion',
  's3:GetObjectVersionAttributes',
  's3:GetObjectVersionTorrent',
  's3:PutObject',
];

/** Amazon DynamoDB Developer Guide, resource-based policy considerations: other accounts get at no data under a key that they cannot use. */
const TABLE_DATA: readonly string[] = [
  'BatchGetItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'DeleteItem',
  'GetItem',
  'PartiQLDelete',
  'PartiQLInsert',
  'PartiQLSelect',
  'PartiQLUpdate',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
].map((name) => `dynamodb:${name}`);

export const RESOURCE_KINDS: readonly ResourceKind[] = [
  { type: 'AWS::S3::Bucket', service: 's3', begins: /^[^/:]+$/, exposures: bucketExposures, keyed: READ_OBJECTS },
  {
    type: 'AWS::S3Express::DirectoryBucket',
    service: 's3express',
    begins: /^bucket\//,
    exposures: directoryBucketExposures,
    keyed: ['s3express:CreateSession'],
  },
  { type: 'AWS::IAM::Role', service: 'iam', begins: /^role\//, exposures: roleExposures },
  { type: 'AWS::KMS::Key', service: 'kms', begins: /^key\//, exposures: keyExposures },
  { type: 'AWS::Lambda::Function', service: 'lambda', begins: /^function:/, exposures: functionExposures },
  { type: 'AWS::Lambda::LayerVersion', service: 'lambda', begins: /^layer:/, exposures: layerExposures },
  { type: 'AWS::SQS::Queue', service: 'sqs', begins: /^/, exposures: queueExposures, keyed: ['sqs:ReceiveMessage', 'sqs:SendMessage'] },
  {
    type: 'AWS::SecretsManager::Secret',
    service: 'secretsmanager',
    begins: /^secret:/,
    exposures: secretExposures,
    keyed: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
  },
  { type: 'AWS::SNS::Topic', service: 'sns', begins: /^[^:]+$/, exposures: topicExposures, keyed: ['sns:Publish'] },
  { type: 'AWS::EC2::Snapshot', service: 'ec2', begins: /^snapshot\//, exposures: snapshotExposures, keyed: 'all' },
  { type: 'AWS::RDS::DBSnapshot', service: 'rds', begins: /^snapshot:/, exposures: dbSnapshotExposures, keyed: 'all' },
  { type: 'AWS::RDS::DBClusterSnapshot', service: 'rds', begins: /^cluster-snapshot:/, exposures: clusterSnapshotExposures, keyed: 'all' },
  { type: 'AWS::ECR::Repository', service: 'ecr', begins: /^repository\//, exposures: repositoryExposures },
  { type: 'AWS::EFS::FileSystem', service: 'elasticfilesystem', begins: /^file-system\//, exposures: fileSystemExposures },
  {
    type: 'AWS::DynamoDB::Stream',
    service: 'dynamodb',
    begins: /^table\/[^/]+\/stream\//,
    exposures: streamExposures,
    keyed: ['dynamodb:GetRecords'],
  },
  { type: 'AWS::DynamoDB::Table', service: 'dynamodb', begins: /^table\/[^/]+$/, exposures: tableExposures, keyed: TABLE_DATA },
];

/** Undefined: of none of the kinds that can be reached from outside. */
export function resourceKindOf(arn: string): ResourceKind | undefined {
  const parts = parseArn(arn);
  return parts && RESOURCE_KINDS.find(({ service, begins }) => service === parts.service && begins.test(parts.resource) && isOwn(parts));
}

/** Access points have an account where buckets have none. */
function isOwn({ service, account }: { readonly service: string; readonly account: string }): boolean {
  return service !== 's3' || account === '';
}
