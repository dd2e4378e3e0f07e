// Condition keys of generated requests and policies: their types, how many values they carry, and the values that occur.
import { ORGANIZATION } from './universe.ts';

export type KeyType = 'string' | 'arn' | 'number' | 'date' | 'bool' | 'ip' | 'binary';

export interface KeySpec {
  readonly name: string;
  readonly type: KeyType;
  readonly multi: boolean;
  /** Values that requests carry; the odd ones come from `odd-values.ts`. */
  readonly values: readonly string[];
}

function key(name: string, type: KeyType, values: readonly string[], multi = false): KeySpec {
  return { name, type, multi, values };
}

const TAGS = ['red', 'blue', 'Red', 'green'];
const BOOLEANS = ['true', 'false'];
const PATHS = [`${ORGANIZATION}/r-ab12/`, `${ORGANIZATION}/r-ab12/ou-ab12-prod1/`, 'o-otherorg22/r-zz99/'];
const NUMBERS = ['10', '0', '100', '3600', '2.5', '-5', '9007199254740991', '9007199254740992', '9007199254740993', '1e3'];
const DATES = [
  '2026-01-01T00:00:00Z',
  '2026-01-01',
  '1767225600',
  '2026-01-01T09:00:00+09:00',
  '2025-12-31T23:59:59Z',
  '2026-06-15T12:30:00Z',
];

/** Keys that any request may carry. */
export const GENERAL_KEYS: readonly KeySpec[] = [
  key('aws:SourceIp', 'ip', ['10.1.2.3', '192.0.2.7', '2001:db8::1', '203.0.113.9']),
  key('aws:VpcSourceIp', 'ip', ['10.1.2.3', '10.9.9.9']),
  key('aws:SourceVpc', 'string', ['vpc-1', 'vpc-2']),
  key('aws:SourceVpce', 'string', ['vpce-1', 'vpce-2']),
  key('aws:VpceOrgPaths', 'string', PATHS, true),
  key('aws:RequestedRegion', 'string', ['us-east-1', 'eu-west-1']),
  key('aws:UserAgent', 'string', ['aws-cli/2', 'Mozilla/5.0 (x*y?)', '']),
  key('aws:referer', 'string', ['https://example.com/a', 'HTTPS://EXAMPLE.COM/a']),
  key('aws:SecureTransport', 'bool', BOOLEANS),
  key('aws:CurrentTime', 'date', DATES),
  key('aws:EpochTime', 'number', ['1767225600', '1767225601']),
  key('aws:MultiFactorAuthAge', 'number', NUMBERS),
  key('aws:RequestTag/team', 'string', [...TAGS, '']),
  key('aws:RequestTag/Env', 'string', TAGS),
  key('aws:TagKeys', 'string', ['team', 'Env', 'cost'], true),
  key('aws:SourceArn', 'arn', [
    'arn:aws:sns:us-east-1:111111111111:alarms',
    'arn:aws:s3:::bucket',
    'arn:aws:lambda:us-east-1:222222222222:function:f:1',
  ]),
  key('aws:SourceAccount', 'string', ['111111111111', '222222222222']),
  key('svc:Digest', 'binary', ['QmluYXJ5', 'AAEC', 'QQ==']),
  key('svc:Count', 'number', NUMBERS, true),
  key('svc:Days', 'date', DATES, true),
  key('svc:Nets', 'ip', ['10.1.2.3', '10.9.0.1', '2001:db8::5'], true),
  key('svc:Flags', 'bool', BOOLEANS, true),
  key('svc:Targets', 'arn', ['arn:aws:s3:::bucket/a', 'arn:aws:s3:::other', 'arn:aws:sqs:us-east-1:111111111111:jobs'], true),
];

/** Keys that follow from the caller, the resource, or the way in which the request is made: policies ask, requests seldom say. */
export const DERIVED_KEYS: readonly KeySpec[] = [
  key('aws:PrincipalArn', 'arn', []),
  key('aws:PrincipalAccount', 'string', ['111111111111', '222222222222', 'anonymous']),
  key('aws:PrincipalOrgID', 'string', [ORGANIZATION, 'o-otherorg22']),
  key('aws:PrincipalOrgPaths', 'string', PATHS, true),
  key('aws:PrincipalTag/team', 'string', ['red', 'blue', 'Red', '']),
  key('aws:PrincipalTag/Env', 'string', TAGS),
  key('aws:PrincipalIsAWSService', 'bool', BOOLEANS),
  key('aws:PrincipalServiceName', 'string', ['sns.amazonaws.com', 's3.amazonaws.com']),
  key('aws:PrincipalServiceNamesList', 'string', ['sns.amazonaws.com', 'sns.us-east-1.amazonaws.com'], true),
  key('aws:PrincipalType', 'string', ['Account', 'User', 'AssumedRole', 'FederatedUser', 'Anonymous']),
  key('aws:userid', 'string', ['AIDAALICEEXAMPLE', 'AROAAPPEXAMPLE:s1', '111111111111', 'anonymous']),
  key('aws:username', 'string', ['alice', 'bob']),
  key('aws:AssumedRoot', 'bool', BOOLEANS),
  key('aws:FederatedProvider', 'string', ['accounts.google.com']),
  key('aws:TokenIssueTime', 'date', ['2026-01-01T00:00:00Z', '2026-02-03T04:05:06Z', '1770091506']),
  key('aws:MultiFactorAuthPresent', 'bool', BOOLEANS),
  key('aws:SourceIdentity', 'string', ['alice', 'bob']),
  key('aws:ResourceAccount', 'string', ['111111111111', '222222222222', '033333333333']),
  key('aws:ResourceOrgID', 'string', [ORGANIZATION, 'o-otherorg22']),
  key('aws:ResourceOrgPaths', 'string', PATHS, true),
  key('aws:ResourceTag/env', 'string', TAGS),
  key('aws:ResourceTag/Team', 'string', TAGS),
  key('aws:CalledVia', 'string', ['athena.amazonaws.com', 'cloudformation.amazonaws.com'], true),
  key('aws:CalledViaFirst', 'string', ['athena.amazonaws.com', 'cloudformation.amazonaws.com']),
  key('aws:CalledViaLast', 'string', ['athena.amazonaws.com', 'cloudformation.amazonaws.com']),
  key('aws:ViaAWSService', 'bool', BOOLEANS),
];

/** Keys of one service. */
const SERVICE_KEYS: readonly KeySpec[] = [
  key('s3:prefix', 'string', ['home/alice/', 'home/', '']),
  key('s3:max-keys', 'number', NUMBERS),
  key('s3:x-amz-acl', 'string', ['private', 'public-read', 'bucket-owner-full-control']),
  key('s3:signatureAge', 'number', ['600000', '9007199254740993']),
  key('kms:ViaService', 'string', ['s3.us-east-1.amazonaws.com', 'ec2.us-west-2.amazonaws.com']),
  key('kms:EncryptionContext:App', 'string', ['web', 'Web', 'batch']),
  key('kms:EncryptionContext:Stage', 'string', ['prod', 'dev']),
  key('kms:EncryptionContextKeys', 'string', ['App', 'Stage'], true),
  key('kms:CallerAccount', 'string', ['111111111111', '222222222222']),
  key('sts:ExternalId', 'string', ['secret', 'Secret', 'other']),
  key('sts:RoleSessionName', 'string', ['s1', 'alice']),
  key('sts:TransitiveTagKeys', 'string', ['team', 'Env'], true),
  key('saml:aud', 'string', ['https://signin.aws.amazon.com/saml']),
  key('iam:PassedToService', 'string', ['ec2.amazonaws.com', 'lambda.amazonaws.com']),
  key('aws:SourceOwner', 'string', ['111111111111', '222222222222']),
  key('sns:Protocol', 'string', ['sqs', 'https']),
  key('ecr:ResourceTag/env', 'string', TAGS),
  key('secretsmanager:VersionStage', 'string', ['AWSCURRENT', 'AWSPENDING']),
  key('secretsmanager:ResourceTag/env', 'string', TAGS),
  key('lambda:FunctionArn', 'arn', [
    'arn:aws:lambda:us-east-1:111111111111:function:f',
    'arn:aws:lambda:us-east-1:111111111111:function:f:prod',
  ]),
  key('lambda:FunctionUrlAuthType', 'string', ['NONE', 'AWS_IAM']),
  key('ec2:Encrypted', 'bool', BOOLEANS),
  key('ec2:ResourceTag/env', 'string', TAGS),
  key('elasticfilesystem:AccessedViaMountTarget', 'bool', BOOLEANS),
  key('organizations:PolicyType', 'string', ['SERVICE_CONTROL_POLICY', 'TAG_POLICY']),
  key('dynamodb:LeadingKeys', 'string', ['alice', 'bob', 'AIDAALICEEXAMPLE'], true),
];

/** Names of the keys that say over which network a request came. */
export const NETWORK_KEYS: ReadonlySet<string> = new Set([
  'aws:SourceIp',
  'aws:VpcSourceIp',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:VpceOrgPaths',
]);

/** Every key, by its name. */
export const KEY_SPECS: ReadonlyMap<string, KeySpec> = new Map(
  [...GENERAL_KEYS, ...DERIVED_KEYS, ...SERVICE_KEYS].map((spec) => [spec.name, spec]),
);
