// The services that generated requests use: their actions, their resources, and which extra facts they consult.
import type { Random, Weighted } from './random.ts';
import { weights } from './random.ts';

export type ServiceName =
  | 's3'
  | 'kms'
  | 'sts'
  | 'iam'
  | 'sqs'
  | 'sns'
  | 'ecr'
  | 'secretsmanager'
  | 'lambda'
  | 'snapshot'
  | 'efs'
  | 'dynamodb'
  | 'organizations'
  | 'wildcard';

/** What a service looks like to a generator. `arns` takes partition and account; the first is the usual target. */
export interface ServiceProfile {
  readonly name: ServiceName;
  /** With the index of the resource that the action acts on; -1 for the resource `*`. */
  readonly actions: readonly (readonly [action: string, resource: number])[];
  readonly arns: (partition: string, account: string) => readonly string[];
  /** Whether the resource carries a policy; `trust` for roles, `bare` where its statements name no Resource. */
  readonly policy: 'resource' | 'trust' | 'bare' | 'none';
  /** Condition keys that only this service sends. */
  readonly keys: readonly string[];
}

/** These actions, each on the resource of this index. */
function on(resource: number, ...actions: readonly string[]): readonly (readonly [string, number])[] {
  return actions.map((action) => [action, resource] as const);
}

const SERVICE_PROFILES: readonly ServiceProfile[] = [
  {
    name: 's3',
    actions: [
      ...on(0, 's3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectAcl', 's3:PutObjectAcl'),
      ...on(
        1,
        's3:ListBucket',
        's3:GetBucketAcl',
        's3:GetBucketPolicy',
        's3:PutBucketPolicy',
        's3:DeleteBucketPolicy',
        's3:GetBucketPolicyStatus',
      ),
      ...on(2, 's3:GetObject'),
      ...on(-1, 's3:ListAllMyBuckets'),
    ],
    arns: (partition) => [
      `arn:${partition}:s3:::bucket/home/alice/a.txt`,
      `arn:${partition}:s3:::bucket`,
      `arn:${partition}:s3:::bucket/home/Red/b:c/d*e`,
      `arn:${partition}:s3:::bucket/`,
      `arn:${partition}:s3:::Bucket/home`,
    ],
    policy: 'resource',
    keys: ['s3:prefix', 's3:max-keys', 's3:x-amz-acl', 's3:signatureAge'],
  },
  {
    name: 'kms',
    actions: [
      ...on(
        0,
        'kms:Decrypt',
        'kms:GenerateDataKey',
        'kms:CreateGrant',
        'kms:DescribeKey',
        'kms:ScheduleKeyDeletion',
        'kms:RetireGrant',
        'kms:PutKeyPolicy',
      ),
      ...on(1, 'kms:UpdateAlias'),
      ...on(2, 'kms:DeleteAlias'),
      ...on(-1, 'kms:ListKeys'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:kms:us-east-1:${account}:key/1234abcd`,
      `arn:${partition}:kms:us-east-1:${account}:alias/app`,
      `arn:${partition}:kms:us-east-1:${account}:alias/aws/s3`,
    ],
    policy: 'resource',
    keys: ['kms:ViaService', 'kms:EncryptionContext:App', 'kms:EncryptionContextKeys', 'kms:CallerAccount'],
  },
  {
    name: 'sts',
    actions: [
      ...on(0, 'sts:AssumeRole'),
      ...on(1, 'sts:AssumeRole'),
      ...on(0, 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'),
      ...on(-1, 'sts:GetCallerIdentity', 'sts:GetSessionToken'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:iam::${account}:role/app`,
      `arn:${partition}:iam::${account}:role/service/app`,
      `arn:${partition}:iam::${account}:role/admin`,
    ],
    policy: 'trust',
    keys: ['sts:ExternalId', 'sts:RoleSessionName', 'sts:TransitiveTagKeys', 'saml:aud'],
  },
  {
    name: 'iam',
    actions: [
      ...on(0, 'iam:GetRole', 'iam:PassRole'),
      ...on(1, 'iam:CreateUser'),
      ...on(2, 'iam:DeletePolicy'),
      ...on(-1, 'iam:ListRoles'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:iam::${account}:role/service/app`,
      `arn:${partition}:iam::${account}:user/team/alice`,
      `arn:${partition}:iam::${account}:policy/limits`,
      `arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
      `arn:${partition}:iam::${account}:role/aws-reserved/sso/x`,
    ],
    policy: 'none',
    keys: ['iam:PassedToService'],
  },
  {
    name: 'sqs',
    actions: [
      ...on(0, 'sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:AddPermission', 'sqs:SetQueueAttributes'),
      ...on(-1, 'sqs:ListQueues'),
    ],
    arns: (partition, account) => [`arn:${partition}:sqs:us-east-1:${account}:jobs`, `arn:${partition}:sqs:eu-west-1:${account}:Jobs.fifo`],
    policy: 'resource',
    keys: ['aws:SourceArn', 'aws:SourceAccount'],
  },
  {
    name: 'sns',
    actions: [...on(0, 'sns:Publish', 'sns:Subscribe'), ...on(-1, 'sns:ListTopics')],
    arns: (partition, account) => [
      `arn:${partition}:sns:us-east-1:${account}:alarms`,
      `arn:${partition}:sns:us-east-1:${account}:alarms:0a1b`,
    ],
    policy: 'resource',
    keys: ['aws:SourceOwner', 'sns:Protocol'],
  },
  {
    name: 'ecr',
    actions: [
      ...on(0, 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:PutImage'),
      ...on(1, 'ecr:CreateRepository'),
      ...on(-1, 'ecr:GetAuthorizationToken'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:ecr:us-east-1:${account}:repository/app`,
      `arn:${partition}:ecr:us-east-1:${account}:repository/team/app`,
    ],
    policy: 'bare',
    keys: ['ecr:ResourceTag/env'],
  },
  {
    name: 'secretsmanager',
    actions: [
      ...on(0, 'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 'secretsmanager:PutResourcePolicy'),
      ...on(-1, 'secretsmanager:ListSecrets'),
    ],
    arns: (partition, account) => [`arn:${partition}:secretsmanager:us-east-1:${account}:secret:db-AbCdEf`],
    policy: 'resource',
    keys: ['secretsmanager:VersionStage', 'secretsmanager:ResourceTag/env'],
  },
  {
    name: 'lambda',
    actions: [
      ...on(0, 'lambda:InvokeFunction'),
      ...on(1, 'lambda:InvokeFunction'),
      ...on(0, 'lambda:InvokeFunctionUrl'),
      ...on(-1, 'lambda:ListFunctions'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:lambda:us-east-1:${account}:function:f`,
      `arn:${partition}:lambda:us-east-1:${account}:function:f:prod`,
      `arn:${partition}:lambda:us-east-1:${account}:function:f:2`,
    ],
    policy: 'resource',
    keys: ['lambda:FunctionArn', 'lambda:FunctionUrlAuthType'],
  },
  {
    name: 'snapshot',
    actions: [
      ...on(0, 'ec2:CreateVolume', 'ec2:CopySnapshot', 'ec2:ModifySnapshotAttribute'),
      ...on(1, 'ec2:CreateVolume'),
      ...on(2, 'rds:CopyDBSnapshot'),
      ...on(-1, 'ec2:DescribeInstances'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:ec2:us-east-1::snapshot/snap-0a1b`,
      `arn:${partition}:ec2:us-east-1:${account}:volume/*`,
      `arn:${partition}:rds:us-east-1:${account}:snapshot:nightly`,
    ],
    policy: 'none',
    keys: ['ec2:Encrypted', 'ec2:ResourceTag/env'],
  },
  {
    name: 'efs',
    actions: [
      ...on(0, 'elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'),
      ...on(-1, 'elasticfilesystem:DescribeFileSystems'),
    ],
    arns: (partition, account) => [`arn:${partition}:elasticfilesystem:us-east-1:${account}:file-system/fs-01`],
    policy: 'resource',
    keys: ['elasticfilesystem:AccessedViaMountTarget'],
  },
  {
    name: 'dynamodb',
    actions: [...on(0, 'dynamodb:GetItem'), ...on(1, 'dynamodb:Query'), ...on(-1, 'dynamodb:ListTables')],
    arns: (partition, account) => [
      `arn:${partition}:dynamodb:us-east-1:${account}:table/t`,
      `arn:${partition}:dynamodb:us-east-1:${account}:table/t/index/i`,
    ],
    policy: 'resource',
    keys: ['dynamodb:LeadingKeys'],
  },
  {
    name: 'organizations',
    actions: [
      ...on(-1, 'organizations:DescribeOrganization', 'organizations:ListAccounts'),
      ...on(0, 'organizations:DescribePolicy', 'organizations:AttachPolicy'),
      ...on(-1, 'organizations:DescribeEffectivePolicy', 'organizations:LeaveOrganization'),
      ...on(1, 'organizations:AcceptHandshake'),
      ...on(-1, 'organizations:ListPolicies'),
    ],
    arns: (partition, account) => [
      `arn:${partition}:organizations::${account}:policy/o-exampleorg1/service_control_policy/p-1`,
      `arn:${partition}:organizations::${account}:handshake/o-exampleorg1/invite/h-1`,
    ],
    policy: 'resource',
    keys: ['organizations:PolicyType'],
  },
  {
    name: 'wildcard',
    actions: [
      ...on(
        -1,
        'ec2:DescribeInstances',
        's3:ListAllMyBuckets',
        'sts:GetCallerIdentity',
        'sts:GetSessionToken',
        'iam:ListRoles',
        'ecr:GetAuthorizationToken',
        'kms:ListKeys',
        'organizations:DescribeOrganization',
        'organizations:ListAccounts',
      ),
    ],
    arns: () => [],
    policy: 'none',
    keys: [],
  },
];

const PROFILE_WEIGHTS: Readonly<Record<ServiceName, number>> = {
  s3: 26,
  kms: 14,
  sts: 16,
  iam: 3,
  sqs: 6,
  sns: 6,
  ecr: 6,
  secretsmanager: 5,
  lambda: 6,
  snapshot: 6,
  efs: 4,
  dynamodb: 3,
  organizations: 3,
  wildcard: 2,
};

const CHOICE: Weighted<ServiceProfile> = weights(...SERVICE_PROFILES.map((profile) => [profile, PROFILE_WEIGHTS[profile.name]] as const));

export function generateService(r: Random): ServiceProfile {
  return r.weighted(CHOICE);
}

/** One of these services, or now and then any. */
export function generateServiceOf(r: Random, names: readonly ServiceName[]): ServiceProfile {
  const name = r.pick(names);
  return SERVICE_PROFILES.find((profile) => profile.name === name && !r.chance(0.1)) ?? generateService(r);
}
