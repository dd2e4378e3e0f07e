// Small estates of chance: two organizations, accounts in neither, and resources of every kind that policies, lists, grants and shares may open.
import type { Random } from '../testkit/random.ts';

export const INSIDE = 'o-inside00001';
export const OUTSIDE = 'o-outside0001';
/** Accounts of the first organization; the first is its management account. */
export const MEMBERS: readonly string[] = ['111111111111', '222222222222', '333333333333'];
/** In the second organization, and in none. */
export const FOREIGN = '555555555555';
export const LONE = '666666666666';
/** An account that no file describes. */
export const STRANGER = '999999999999';

export type Json = { readonly [key: string]: unknown };

export interface KindOfChance {
  readonly kind: string;
  readonly arn: (account: string, name: string) => string;
  /** What requests name below it, beside itself. */
  readonly parts: readonly string[];
  /** Actions that statements name. */
  readonly actions: readonly string[];
  /** One that only a wildcard names; tried too. */
  readonly other: string;
}

const regional =
  (service: string, resource: string) =>
  (account: string, name: string): string =>
    `arn:aws:${service}:us-east-1:${account}:${resource}${name}`;

export const KINDS: readonly KindOfChance[] = [
  {
    kind: 'bucket',
    other: 's3:DeleteObject',
    arn: (_, name) => `arn:aws:s3:::${name}`,
    parts: ['/x'],
    actions: ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:GetBucketAcl'],
  },
  { kind: 'key', other: 'kms:Sign', arn: regional('kms', 'key/'), parts: [], actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant'] },
  {
    kind: 'function',
    other: 'lambda:UpdateFunctionCode',
    arn: regional('lambda', 'function:'),
    parts: [],
    actions: ['lambda:InvokeFunction', 'lambda:GetFunction'],
  },
  {
    kind: 'layer',
    other: 'lambda:GetLayerVersionPolicy',
    arn: (account, name) => regional('lambda', 'layer:')(account, `${name}:1`),
    parts: [],
    actions: ['lambda:GetLayerVersion'],
  },
  { kind: 'queue', other: 'sqs:PurgeQueue', arn: regional('sqs', ''), parts: [], actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'] },
  { kind: 'topic', other: 'sns:SetTopicAttributes', arn: regional('sns', ''), parts: [], actions: ['sns:Publish', 'sns:Subscribe'] },
  {
    kind: 'secret',
    other: 'secretsmanager:DeleteSecret',
    arn: regional('secretsmanager', 'secret:'),
    parts: [],
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
  },
  {
    kind: 'repository',
    other: 'ecr:DeleteRepository',
    arn: regional('ecr', 'repository/'),
    parts: [],
    actions: ['ecr:BatchGetImage', 'ecr:PutImage'],
  },
  {
    kind: 'fileSystem',
    other: 'elasticfilesystem:DeleteFileSystem',
    arn: regional('elasticfilesystem', 'file-system/'),
    parts: [],
    actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
  },
  {
    kind: 'table',
    other: 'dynamodb:UpdateTable',
    arn: regional('dynamodb', 'table/'),
    parts: ['/index/x'],
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
  },
  {
    kind: 'stream',
    other: 'dynamodb:GetShardIterator',
    arn: (account, name) => regional('dynamodb', 'table/')(account, `${name}/stream/1`),
    parts: [],
    actions: ['dynamodb:GetRecords'],
  },
  {
    kind: 'snapshot',
    other: 'ec2:DescribeSnapshots',
    arn: (_, name) => `arn:aws:ec2:us-east-1::snapshot/${name}`,
    parts: [],
    actions: ['ec2:CopySnapshot', 'ec2:CreateVolume'],
  },
  {
    kind: 'dbSnapshot',
    other: 'rds:RestoreDBInstanceFromDBSnapshot',
    arn: regional('rds', 'snapshot:'),
    parts: [],
    actions: ['rds:CopyDBSnapshot'],
  },
  {
    kind: 'clusterSnapshot',
    other: 'rds:RestoreDBClusterFromSnapshot',
    arn: regional('rds', 'cluster-snapshot:'),
    parts: [],
    actions: ['rds:CopyDBClusterSnapshot'],
  },
];

export const ROLE: KindOfChance = {
  kind: 'role',
  other: 'sts:SetSourceIdentity',
  arn: (account, name) => `arn:aws:iam::${account}:role/${name}`,
  parts: [],
  actions: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
};

/** A resource or role with what was drawn for it. */
export interface DrawnResource {
  readonly account: string;
  readonly kind: KindOfChance;
  readonly arn: string;
  readonly form: Json;
}

/** The estate file, as JSON, of what was drawn. */
export function estateOf(drawn: readonly DrawnResource[]): Json {
  const accounts = [...MEMBERS, FOREIGN, LONE].map((id) => {
    const own = drawn.filter(({ account }) => account === id);
    return {
      id,
      roles: own.filter(({ kind }) => kind === ROLE).map(({ form }) => form),
      resources: own.filter(({ kind }) => kind !== ROLE).map(({ form }) => form),
    };
  });
  const organization = (id: string, members: readonly string[], suffix: string): Json => ({
    id,
    managementAccount: members[0],
    root: { id: `r-${suffix}`, accounts: members.slice(0, 1), ous: [{ id: `ou-${suffix}-00000001`, accounts: members.slice(1) }] },
  });
  return { schemaVersion: 1, organizations: [organization(INSIDE, MEMBERS, 'aaaa'), organization(OUTSIDE, [FOREIGN], 'bbbb')], accounts };
}

export function drawResources(random: Random, count: number): readonly DrawnResource[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = random.chance(0.15) ? ROLE : random.pick(KINDS);
    return drawResource(random, kind, random.pick(MEMBERS), `n${index}`);
  });
}

export function drawResource(random: Random, kind: KindOfChance, account: string, name: string): DrawnResource {
  const arn = kind.arn(account, name);
  if (kind === ROLE) return { account, kind, arn, form: { name, trust: drawPolicy(random, kind, arn, account), policies: [] } };
  const isShared = /napshot/.test(kind.kind);
  const form: Record<string, unknown> = { arn };
  if (isShared) form['share'] = drawShare(random);
  else if (kind.kind === 'fileSystem' || random.chance(0.9)) form['policy'] = drawPolicy(random, kind, arn, account);
  if (kind.kind === 'secret') form['kmsKey'] = `arn:aws:kms:us-east-1:${account}:key/own`;
  if (kind.kind === 'key' && random.chance(0.4)) form['grants'] = [drawGrant(random)];
  if (kind.kind === 'bucket' && random.chance(0.7)) form['s3'] = drawBucket(random);
  return { account, kind, arn, form };
}

const PRINCIPALS: readonly unknown[] = [
  '*',
  { AWS: '*' },
  ...[...MEMBERS, FOREIGN, LONE, STRANGER].flatMap((id) => [
    { AWS: id },
    { AWS: `arn:aws:iam::${id}:root` },
    { AWS: `arn:aws:iam::${id}:role/r` },
    { AWS: [`arn:aws:iam::${id}:user/u`, MEMBERS[0]] },
  ]),
  { Service: 'sns.amazonaws.com' },
  { Service: 'ec2.amazonaws.com' },
];
const FEDERATED: readonly unknown[] = [
  { Federated: 'cognito-identity.amazonaws.com' },
  { Federated: `arn:aws:iam::${MEMBERS[0]}:saml-provider/idp` },
];

const CONDITIONS: readonly (Json | undefined)[] = [
  ...Array.from({ length: 8 }, () => undefined),
  { StringEquals: { 'aws:PrincipalOrgID': INSIDE } },
  { StringEquals: { 'aws:PrincipalOrgID': OUTSIDE } },
  { StringNotEquals: { 'aws:PrincipalOrgID': INSIDE } },
  { StringEqualsIfExists: { 'aws:PrincipalOrgID': INSIDE } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${INSIDE}/*` } },
  { StringEquals: { 'aws:PrincipalAccount': [MEMBERS[1], FOREIGN] } },
  { StringNotEquals: { 'aws:PrincipalAccount': MEMBERS } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${FOREIGN}:role/*` } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { Null: { 'aws:PrincipalArn': 'true' } },
];

function drawPolicy(random: Random, kind: KindOfChance, arn: string, account: string): Json {
  const count = random.between(1, 3);
  const trust = kind === ROLE;
  const Statement = Array.from({ length: count }, (_, index) => drawStatement(random, kind, arn, trust, index === 0));
  const own = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: `${prefixOf(kind)}:*`, Resource: '*' };
  return { Version: '2012-10-17', Statement: kind.kind === 'key' ? [own, ...Statement] : Statement };
}

function prefixOf({ actions }: KindOfChance): string {
  return (actions[0] as string).split(':')[0] as string;
}

function drawStatement(random: Random, kind: KindOfChance, arn: string, trust: boolean, first: boolean): Json {
  const Effect = !first && random.chance(0.35) ? 'Deny' : 'Allow';
  const federated = trust && random.chance(0.3);
  const principals = federated ? FEDERATED : PRINCIPALS;
  // Identity providers make no other calls than these.
  const actions = federated ? kind.actions.slice(1, 3) : kind.actions;
  const negated = Effect === 'Deny' && random.chance(0.15);
  const named = random.pick(principals.filter((one) => !negated || one !== '*'));
  const Condition = random.pick(CONDITIONS);
  const Action = random.chance(0.3) && !trust ? `${prefixOf(kind)}:*` : random.pick(actions);
  const Resource = random.chance(0.5) ? '*' : random.pick([arn, ...kind.parts.map(() => `${arn}/*`)]);
  return {
    Effect,
    [negated ? 'NotPrincipal' : 'Principal']: named,
    Action,
    ...(!trust && { Resource }),
    ...(Condition !== undefined && { Condition }),
  };
}

function drawShare(random: Random): Json {
  return { accounts: [...MEMBERS, FOREIGN, STRANGER].filter(() => random.chance(0.2)), public: random.chance(0.2) };
}

function drawGrant(random: Random): Json {
  const account = random.pick([...MEMBERS, FOREIGN]);
  return { id: 'g1', granteePrincipal: `arn:aws:iam::${account}:role/r`, operations: [random.pick(['Decrypt', 'Encrypt'])] };
}

function drawBucket(random: Random): Json {
  const flag = (): boolean => random.chance(0.3);
  const acl = [
    { account: random.pick([...MEMBERS, FOREIGN]), permission: random.pick(['READ', 'WRITE', 'READ_ACP', 'FULL_CONTROL']) },
    { group: random.pick(['AllUsers', 'AuthenticatedUsers', 'LogDelivery']), permission: random.pick(['READ', 'WRITE']) },
  ].filter(() => random.chance(0.4));
  return {
    ownership: random.pick(['BucketOwnerEnforced', 'ObjectWriter']),
    acl,
    publicAccessBlock: { blockPublicAcls: flag(), ignorePublicAcls: flag(), blockPublicPolicy: flag(), restrictPublicBuckets: flag() },
  };
}
