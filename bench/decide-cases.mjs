// The four requests that the decision benchmark makes, as plain documents that every engine can be given.

const VERSION = '2012-10-17';
const A = '111111111111';
const B = '222222222222';
const USER = `arn:aws:iam::${A}:user/alice`;
const ROLE = `arn:aws:iam::${B}:role/deploy`;
const SESSION = `arn:aws:sts::${A}:assumed-role/app/session`;

const document = (...statements) => ({ Version: VERSION, Statement: statements });
const FULL = document({ Effect: 'Allow', Action: '*', Resource: '*' });

const readBucket = document(
  { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'] },
  { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::secret/*' },
);

const bucketPolicy = document(
  { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${A}:root` }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
  {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: 'arn:aws:s3:::bucket/*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
);

const trustPolicy = document({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${A}:root` },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': 'test' } },
});

const level = (index) => [
  FULL,
  document({ Effect: 'Deny', Action: [`service${index}:*`, 'iam:DeleteRole'], Resource: '*' }),
  document({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: '*',
    Condition: {
      StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] },
      ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' },
    },
  }),
];

const managed = (index) =>
  document(
    ...Array.from({ length: 8 }, (_, statement) => ({
      Effect: 'Allow',
      Action: [`service${index}:Get*`, `service${statement}:List*`, `ec2:Describe${index}${statement}`],
      Resource: `arn:aws:service${index}:*:${A}:thing/${statement}/*`,
    })),
  );

/** `resource`: policy of the resource; `scp`: lists of documents, root first. */
export const CASES = [
  {
    name: 'same-account',
    principal: USER,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/key',
    owner: A,
    context: { 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.7' },
    identity: [readBucket],
  },
  {
    name: 'cross-account',
    principal: USER,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/key',
    owner: B,
    context: { 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.7' },
    identity: [readBucket],
    resourcePolicy: bucketPolicy,
  },
  {
    name: 'assume-role',
    principal: USER,
    action: 'sts:AssumeRole',
    resource: ROLE,
    owner: B,
    context: { 'sts:ExternalId': 'test', 'sts:RoleSessionName': 'session' },
    identity: [document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE })],
    resourcePolicy: trustPolicy,
  },
  {
    name: 'heavy',
    principal: SESSION,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/key',
    owner: A,
    context: { 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.7', 'aws:RequestedRegion': 'us-east-1' },
    identity: [...Array.from({ length: 19 }, (_, index) => managed(index)), readBucket],
    boundary: document({ Effect: 'Allow', Action: ['s3:*', 'ec2:*', 'sqs:*'], Resource: '*' }),
    session: document({ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::bucket/*' }),
    scp: [0, 1, 2, 3, 4].map(level),
  },
];

export { A };
