// What the generated calls say: for each kind of event its source and name, parameters, response and resources, in the shapes that CloudTrail gives them.
import { HEX, letters, pick, pickSkewed, uuid, whole } from './chance.mjs';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BUCKETS = ['data-lake', 'app-assets', 'exports', 'logs', 'artifacts'];
const TABLES = ['orders', 'sessions', 'inventory', 'events', 'customers', 'ledger'];
const FUNCTIONS = ['resize-image', 'send-receipt', 'ingest', 'rotate-secret', 'report-daily', 'authorizer'];
const FOLDERS = ['raw', 'curated', 'exports', 'uploads', 'tmp/athena', 'models/v3', 'backups'];

const s3Extra = (c, sent, received) => ({
  SignatureVersion: 'SigV4',
  CipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256',
  bytesTransferredIn: sent,
  SSEApplied: 'Default_SSE_S3',
  AuthenticationMethod: 'AuthHeader',
  'x-amz-id-2': `${letters(c, 75, BASE64)}=`,
  bytesTransferredOut: received,
});
const hostOf = (service, region) => `${service}.${region}.amazonaws.com`;

function bucketOf(c, { account, region, uses }) {
  return `${pickSkewed(c, uses.buckets)}-${account}-${region}`;
}
function keyOf(c, { day, uses }) {
  return `${uses.folder}/dt=${day}/part-${String(Math.floor(400 * c() ** 3)).padStart(5, '0')}-c000.snappy.parquet`;
}

function s3Object(name, withResponse) {
  return (c, place) => {
    const bucket = bucketOf(c, place);
    const key = keyOf(c, place);
    return {
      eventSource: 's3.amazonaws.com',
      eventName: name,
      requestParameters: { bucketName: bucket, Host: `${bucket}.s3.${place.region}.amazonaws.com`, key },
      responseElements: withResponse ? { 'x-amz-server-side-encryption': 'AES256' } : null,
      additionalEventData: s3Extra(c, whole(c, 90_000), whole(c, 900_000)),
      resources: [
        { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
        { accountId: place.account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
      ],
      data: true,
      host: `${bucket}.s3.${place.region}.amazonaws.com`,
      denied: (action) => ({ errorCode: 'AccessDenied', errorMessage: denial(place, `s3:${action}`, `arn:aws:s3:::${bucket}/${key}`) }),
    };
  };
}

const denial = ({ session }, action, resource) =>
  `User: ${session.arn} is not authorized to perform: ${action} on resource: "${resource}" because no identity-based policy allows the ${action} action`;

function dynamo(name) {
  return (c, { region, account, uses }) => {
    const table = pickSkewed(c, uses.tables);
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${table}`;
    const items = name === 'Query' ? { keyConditionExpression: 'pk = :pk', limit: 100 } : { key: { pk: 'HIDDEN_DUE_TO_SECURITY_REASONS' } };
    return {
      eventSource: 'dynamodb.amazonaws.com',
      eventName: name,
      requestParameters: { tableName: table, ...items, consistentRead: c() < 0.3 },
      responseElements: null,
      resources: [{ accountId: account, type: 'AWS::DynamoDB::Table', ARN: arn }],
      data: true,
      apiVersion: '2012-08-10',
      host: hostOf('dynamodb', region),
    };
  };
}

function invoke(c, { region, account, uses }) {
  const arn = `arn:aws:lambda:${region}:${account}:function:${pickSkewed(c, uses.functions)}`;
  return {
    eventSource: 'lambda.amazonaws.com',
    eventName: 'Invoke',
    requestParameters: { functionName: arn, clientContext: '', invocationType: pick(c, ['Event', 'RequestResponse']) },
    responseElements: null,
    additionalEventData: { customerEniId: `eni-0${account}abcd`, functionVersion: `${arn}:$LATEST` },
    resources: [{ accountId: account, type: 'AWS::Lambda::Function', ARN: arn }],
    data: true,
  };
}

function kms(name) {
  return (c, { region, account, uses }) => {
    const arn = `arn:aws:kms:${region}:${account}:key/${pickSkewed(c, uses.keys)}`;
    const context = { 'aws:s3:arn': `arn:aws:s3:::data-lake-${account}-${region}` };
    return {
      eventSource: 'kms.amazonaws.com',
      eventName: name,
      requestParameters: { encryptionContext: context, keyId: arn, encryptionAlgorithm: 'SYMMETRIC_DEFAULT' },
      responseElements: null,
      additionalEventData: { keyMaterialId: arn.slice(-12).repeat(5) },
      resources: [{ accountId: account, type: 'AWS::KMS::Key', ARN: arn }],
      host: hostOf('kms', region),
    };
  };
}

function assumeRole(c, { account, uses }) {
  const role = `arn:aws:iam::${account}:role/${pickSkewed(c, uses.roles)}`;
  const session = `${letters(c, 8, HEX)}-${whole(c, 900)}`;
  return {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: { roleArn: role, roleSessionName: session, durationSeconds: 3600 },
    responseElements: {
      credentials: {
        accessKeyId: `ASIA${letters(c, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
        sessionToken: letters(c, 60, HEX).repeat(4),
        expiration: 'Nov 21, 2026, 10:37:12 PM',
      },
      assumedRoleUser: {
        assumedRoleId: `AROA${letters(c, 17, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}:${session}`,
        arn: `${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${session}`,
      },
    },
    resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: role }],
    host: 'sts.us-east-1.amazonaws.com',
  };
}

function plain(source, names, parametersOf, responseOf = () => null) {
  return (c, place) => ({
    eventSource: `${source}.amazonaws.com`,
    eventName: pick(c, names),
    requestParameters: parametersOf(c, place),
    responseElements: responseOf(c, place),
    host: hostOf(source, place.region),
  });
}

const instanceId = (c) => `i-0${letters(c, 16, HEX)}`;
const runInstances = (c, place) => ({
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  requestParameters: {
    instancesSet: { items: [{ imageId: `ami-0${letters(c, 16, HEX)}`, minCount: 1, maxCount: 1, keyName: 'ops' }] },
    instanceType: pick(c, ['t3.micro', 'm6i.large', 'c7g.xlarge']),
    blockDeviceMapping: { items: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 30, deleteOnTermination: true, volumeType: 'gp3' } }] },
    iamInstanceProfile: { arn: `arn:aws:iam::${place.account}:instance-profile/${pickSkewed(c, place.uses.roles)}` },
    tagSpecificationSet: { items: [{ resourceType: 'instance', tags: [{ key: 'Name', value: `worker-${whole(c, 60)}` }] }] },
    disableApiTermination: false,
    clientToken: uuid(c),
  },
  responseElements: {
    requestId: uuid(c),
    reservationId: `r-0${letters(c, 16, HEX)}`,
    ownerId: place.account,
    groupSet: {},
    instancesSet: {
      items: [
        {
          instanceId: instanceId(c),
          imageId: `ami-0${letters(c, 16, HEX)}`,
          instanceState: { code: 0, name: 'pending' },
          privateDnsName: `ip-10-0-${whole(c, 255)}-${whole(c, 255)}.ec2.internal`,
          placement: { availabilityZone: `${place.region}a`, tenancy: 'default' },
          networkInterfaceSet: {
            items: [{ networkInterfaceId: `eni-0${letters(c, 16, HEX)}`, subnetId: 'subnet-0a1', vpcId: 'vpc-0b2', status: 'in-use' }],
          },
          tagSet: { items: [{ key: 'Name', value: 'worker' }] },
        },
      ],
    },
  },
  host: hostOf('ec2', place.region),
});

const putRolePolicy = (c, place) => ({
  eventSource: 'iam.amazonaws.com',
  eventName: 'PutRolePolicy',
  requestParameters: {
    roleName: pickSkewed(c, place.uses.roles),
    policyName: 'inline',
    policyDocument: JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: `arn:aws:s3:::${bucketOf(c, place)}/*` }],
      },
      undefined,
      2,
    ),
  },
  responseElements: null,
  host: 'iam.amazonaws.com',
});

/** What a program or a person works with: a few kinds of calls on a few resources. */
export function usesOf(c, { names, keys }) {
  const some = (list, count) => Array.from({ length: count }, () => pick(c, list));
  const kinds = Array.from({ length: 5 }, () => drawTemplate(c));
  return {
    kinds,
    buckets: some(BUCKETS, 2),
    folder: pick(c, FOLDERS),
    tables: some(TABLES, 2),
    functions: some(FUNCTIONS, 2),
    keys: some(keys, 2),
    roles: some(names, 2),
  };
}

function drawTemplate(c) {
  const total = TEMPLATES.reduce((sum, [share]) => sum + share, 0);
  let rest = c() * total;
  for (const [share, template] of TEMPLATES) {
    rest -= share;
    if (rest < 0) return template;
  }
  return TEMPLATES[0][1];
}

/** Shares, and how an event of the kind is made. */
const TEMPLATES = [
  [22, s3Object('GetObject', false)],
  [7, s3Object('PutObject', true)],
  [5, s3Object('HeadObject', false)],
  [2, s3Object('DeleteObject', false)],
  [6, dynamo('GetItem')],
  [4, dynamo('PutItem')],
  [4, dynamo('Query')],
  [8, invoke],
  [7, kms('Decrypt')],
  [3, kms('GenerateDataKey')],
  [6, assumeRole],
  [
    8,
    plain('ec2', ['DescribeInstances', 'DescribeSecurityGroups', 'DescribeVolumes', 'DescribeSubnets', 'DescribeTags'], (c) => ({
      filterSet: { items: [{ name: 'tag:Name', valueSet: { items: [{ value: `worker-${whole(c, 60)}` }] } }] },
      maxResults: 1000,
    })),
  ],
  [1, runInstances],
  [2, plain('iam', ['GetRole', 'ListAttachedRolePolicies', 'GetRolePolicy'], (c, { uses }) => ({ roleName: pickSkewed(c, uses.roles) }))],
  [0.3, putRolePolicy],
  [
    3,
    plain('monitoring', ['DescribeAlarms', 'GetMetricData', 'ListMetrics'], (c) => ({
      maxRecords: 100,
      alarmNamePrefix: `team-${whole(c, 20)}`,
    })),
  ],
  [
    3,
    plain('logs', ['CreateLogStream', 'DescribeLogStreams', 'FilterLogEvents'], (c, { uses }) => ({
      logGroupName: `/aws/lambda/${pickSkewed(c, uses.functions)}`,
      logStreamName: `2026/11/${10 + whole(c, 12)}/[$LATEST]${letters(c, 32, HEX)}`,
    })),
  ],
  [
    3,
    plain('ssm', ['GetParameter', 'GetParameters', 'DescribeParameters'], (c, { uses }) => ({
      name: `/app/${pickSkewed(c, uses.tables)}/config`,
      withDecryption: true,
    })),
  ],
  [
    2,
    plain('secretsmanager', ['GetSecretValue'], (c, { region, account, uses }) => ({
      secretId: `arn:aws:secretsmanager:${region}:${account}:secret:${pickSkewed(c, uses.tables)}-db-AbCdEf`,
    })),
  ],
  [
    2,
    plain('sqs', ['GetQueueAttributes', 'GetQueueUrl'], (c, { region, account, uses }) => ({
      queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${pickSkewed(c, uses.tables)}-queue`,
      attributeNames: ['All'],
    })),
  ],
  [
    2,
    plain('ecr', ['BatchGetImage', 'GetDownloadUrlForLayer'], (c, { account, uses }) => ({
      registryId: account,
      repositoryName: `team/${pickSkewed(c, uses.functions)}`,
      layerDigest: `sha256:${letters(c, 16, HEX).repeat(4)}`,
    })),
  ],
];
