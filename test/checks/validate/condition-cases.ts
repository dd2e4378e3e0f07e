// Checks of conditions and variables.
import { bucket, type Case, condition, identity, resource, scp, trust, whole } from './documents.ts';

const on = (operator: string, key: string, value: unknown, more: object = {}): Case[1] =>
  identity({ ...condition(operator, key, value), ...more });
const deny = (operator: string, key: string, value: unknown, more: object = {}): Case[1] =>
  on(operator, key, value, { Effect: 'Deny', ...more });
const path = (text: string): Case[1] => identity({ Resource: `arn:aws:s3:::b/${text}` });
const tag = (more: object): Case[1] => identity({ ...condition('StringEquals', 'aws:ResourceTag/team', 'a'), ...more });
const kms = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const put = { Action: 's3:PutObject' };

export const CONDITION_CASES: readonly Case[] = [
  ['INVALID_CONDITION_OPERATOR', on('StringEqual', 'aws:UserId', 'a'), on('StringEqualsIgnoreCase', 'aws:UserId', 'a')],
  ['NULL_WITH_IF_EXISTS', on('NullIfExists', 'aws:UserId', 'true'), on('Null', 'aws:UserId', 'true')],
  ['NULL_WITH_QUALIFIER', on('ForAllValues:Null', 'aws:TagKeys', 'true'), on('Null', 'aws:TagKeys', 'true')],
  ['INVALID_CONDITION_KEY_FORMAT', on('Bool', 'SecureTransport', 'true'), on('Bool', 'aws:SecureTransport', 'true')],
  ['INVALID_GLOBAL_CONDITION_KEY', on('StringEquals', 'aws:Nothing', 'a'), on('StringEquals', 'aws:userid', 'a')],
  ['INVALID_SERVICE_CONDITION_KEY', on('StringEquals', 's3:Nothing', 'a'), on('StringEquals', 's3:authType', 'REST-HEADER')],
  ['MISSING_TAG_KEY_IN_CONDITION', on('StringEquals', 'aws:ResourceTag', 'a'), on('StringEquals', 'aws:PrincipalTag/a', 'a')],
  [
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    resource(condition('ArnLike', 'aws:ARN', 'arn:aws:iam::111111111111:role/a')),
    on('ArnLike', 'aws:ARN', 'arn:aws:iam::111111111111:role/a'),
  ],
  [
    'DEPRECATED_GLOBAL_CONDITION_KEY',
    on('ArnLike', 'aws:Arn', 'arn:aws:iam::111111111111:role/a'),
    on('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111111111111:role/a'),
  ],
  [
    'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    identity({ Condition: { StringEquals: { 'aws:userid': 'a', 'aws:UserId': 'b' } } }),
    identity({ Condition: { StringEquals: { 'aws:userid': 'a' }, StringLike: { 'aws:UserId': 'b*' } } }),
  ],
  ['INVALID_CONDITION_DATA_TYPE', on('StringEquals', 'aws:userid', ['a', 1]), on('NumericEquals', 'aws:MultiFactorAuthAge', [1, 2])],
  ['INVALID_CONDITION_MULTIPLE_BOOLEAN', on('Bool', 'aws:SecureTransport', ['true', 'false']), on('Bool', 'aws:SecureTransport', ['true'])],
  ['TYPE_MISMATCH', on('NumericEquals', 'aws:userid', '1'), on('StringEquals', 'aws:userid', '1')],
  ['TYPE_MISMATCH_BOOLEAN', on('Bool', 'aws:SecureTransport', 'yes'), on('Bool', 'aws:SecureTransport', 'TRUE')],
  ['TYPE_MISMATCH_DATE', on('DateLessThan', 'aws:CurrentTime', 'tomorrow'), on('DateLessThan', 'aws:CurrentTime', '2026-01-31T00:00:00Z')],
  ['INVALID_DATE_VALUE', on('DateLessThan', 'aws:CurrentTime', '1767225600'), on('DateLessThan', 'aws:CurrentTime', '2026')],
  ['TYPE_MISMATCH_NUMBER', on('NumericLessThan', 'aws:MultiFactorAuthAge', '1h'), on('NumericLessThan', 'aws:MultiFactorAuthAge', '3600')],
  ['TYPE_MISMATCH_STRING', on('BinaryEquals', 'aws:userid', 'no!'), on('BinaryEquals', 'aws:userid', 'YQ==')],
  ['TYPE_MISMATCH_IP_RANGE', on('IpAddress', 'aws:SourceIp', '203.0.113'), on('IpAddress', 'aws:SourceIp', '203.0.113.0/24')],
  ['WILDCARD_WITHOUT_LIKE_OPERATOR', on('StringEquals', 'aws:userid', 'a*'), on('StringEquals', 'aws:userid', 'a${*}')],
  [
    'MISSING_QUALIFIER',
    on('StringEquals', 'aws:TagKeys', 'a', { Action: 's3:PutObject' }),
    on('ForAnyValue:StringEquals', 'aws:TagKeys', 'a'),
  ],
  [
    'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    on('ForAllValues:StringEquals', 'aws:userid', 'a'),
    deny('ForAllValues:StringEquals', 'aws:userid', 'a'),
  ],
  [
    'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    on('ForAnyValue:StringEquals', 'accounts.google.com:aud', 'a'),
    on('StringEquals', 'accounts.google.com:aud', 'a'),
  ],
  [
    'CONFIRM_AUDIENCE_CLAIM_TYPE',
    on('ForAllValues:StringEquals', 'accounts.google.com:aud', 'a'),
    on('StringEquals', 'accounts.google.com:aud', 'a'),
  ],
  ['INVALID_REGION', on('StringEquals', 'aws:RequestedRegion', 'us-east-9'), on('StringLike', 'aws:RequestedRegion', 'us-*')],
  ['INVALID_VPC_FORMAT', on('StringEquals', 'aws:SourceVpc', 'vpc-1'), on('StringEquals', 'aws:SourceVpc', 'vpc-12345678')],
  [
    'INVALID_VPCE_FORMAT',
    on('StringEquals', 'aws:SourceVpce', 'vpc-12345678'),
    on('StringEquals', 'aws:SourceVpce', 'vpce-0123456789abcdef0'),
  ],
  [
    'INVALID_KMS_KEY_VALUE',
    on('StringEquals', kms, '1234abcd', put),
    on('StringEquals', kms, 'arn:aws:kms:us-east-1:111111111111:key/1234abcd', put),
  ],
  [
    'INVALID_SERVICE_PRINCIPAL_FORMAT',
    on('StringEquals', 'kms:ViaService', 's3', { Action: 'kms:Decrypt', Resource: '*' }),
    on('StringEquals', 'kms:ViaService', 's3.us-east-1.amazonaws.com', { Action: 'kms:Decrypt', Resource: '*' }),
  ],
  ['PRIVATE_IP_ADDRESS', on('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', 'fd00::/8']), on('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8')],
  ['PRIVATE_NOT_IP_ADDRESS', on('NotIpAddress', 'aws:SourceIp', '192.168.1.0/24'), on('NotIpAddress', 'aws:SourceIp', '172.32.0.0/16')],
  [
    'PRIVATE_IP_ADDRESS_SUBSET',
    on('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '203.0.113.0/24']),
    on('IpAddress', 'aws:SourceIp', '10.0.0.0/8'),
  ],
  [
    'PRIVATE_NOT_IP_ADDRESS_SUBSET',
    on('NotIpAddress', 'aws:SourceIp', ['10.0.0.0/8', '203.0.113.0/24']),
    on('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24'),
  ],
  ['IMPROVE_IP_RANGE', on('IpAddress', 'aws:SourceIp', '203.0.113.7/24'), on('IpAddress', 'aws:SourceIp', '203.0.113.7')],
  ['IMPROVE_IP_RANGE', on('IpAddress', 'aws:SourceIp', '2001:db8::1/32'), on('IpAddress', 'aws:SourceIp', '2001:db8::/32')],
  ['EMPTY_ARRAY_CONDITION', on('StringEquals', 'aws:userid', []), on('StringEquals', 'aws:userid', ['a'])],
  [
    'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    on('ForAllValues:StringEquals', 'aws:TagKeys', []),
    on('ForAllValues:StringEquals', 'aws:TagKeys', 'a'),
  ],
  [
    'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    on('ForAnyValue:StringEquals', 'aws:TagKeys', []),
    on('ForAnyValue:StringEquals', 'aws:TagKeys', 'a'),
  ],
  ['EMPTY_ARRAY_CONDITION_IFEXISTS', on('StringEqualsIfExists', 'aws:userid', []), on('StringEqualsIfExists', 'aws:userid', 'a')],
  ['EQUIVALENT_TO_NULL_FALSE', on('StringLike', 'aws:userid', '*'), on('StringLike', 'aws:userid', 'a*')],
  ['EQUIVALENT_TO_NULL_TRUE', on('StringNotLike', 'aws:userid', '*'), on('StringNotEquals', 'aws:userid', '*')],
  ['REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION', on('StringLikeIfExists', 'aws:userid', '*'), on('StringLike', 'aws:userid', '*')],
  [
    'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    on('ForAnyValue:StringNotLike', 'aws:TagKeys', '*'),
    on('ForAnyValue:StringLike', 'aws:TagKeys', '*'),
  ],
  [
    'REDUNDANT_CONDITION_VALUE_NUM',
    on('NumericLessThan', 'aws:MultiFactorAuthAge', ['1', '2']),
    on('NumericEquals', 'aws:MultiFactorAuthAge', ['1', '2']),
  ],
  ['WILDCARD_USAGE_TOO_PERMISSIVE', on('StringLike', 'aws:PrincipalOrgID', 'o-*'), on('StringLike', 'aws:PrincipalOrgID', 'o-abcdef1234')],
  [
    'WILDCARD_USAGE_TOO_PERMISSIVE',
    on('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-a*'),
    on('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abcdef/*'),
  ],
  ['WILDCARD_USAGE_TOO_PERMISSIVE', on('StringLike', 'aws:userid', 'AROA*'), on('StringLike', 'aws:userid', 'AROAEXAMPLE:*')],
  [
    'VARIABLE_USAGE_TOO_PERMISSIVE',
    on('StringEquals', 'aws:PrincipalAccount', '1${aws:userid}'),
    on('StringEquals', 'aws:ResourceAccount', '${aws:PrincipalAccount}'),
  ],
  [
    'VARIABLE_USAGE_TOO_PERMISSIVE',
    on('StringLike', 'aws:userid', 'A${aws:username}:x'),
    on('StringLike', 'aws:userid', 'AROAEXAMPLE:${aws:username}'),
  ],
  [
    'UNTRUSTWORTHY_CONDITION_KEY',
    on('StringLike', 'aws:Referer', 'https://example.com/*'),
    deny('StringNotLike', 'aws:Referer', 'https://example.com/*'),
  ],
  [
    'MISSING_PAIRED_CONDITION_KEYS',
    on('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8'),
    identity({ Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' }, StringEquals: { 'aws:SourceVpc': 'vpc-12345678' } } }),
  ],
  [
    'IRRELEVANT_CONDITION_KEY_IN_POLICY',
    bucket(condition('StringEquals', 's3:ResourceAccount', '111111111111')),
    identity(condition('StringEquals', 's3:ResourceAccount', '111111111111')),
  ],
  [
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    deny('StringLike', 's3:prefix', 'home/*', { Action: 's3:ListBucket' }),
    on('StringLike', 's3:prefix', 'home/*', { Action: 's3:ListBucket' }),
  ],
  [
    'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    on('StringNotLike', 's3:prefix', 'home/*', { Action: 's3:ListBucket' }),
    deny('StringNotLike', 's3:prefix', 'home/*', { Action: 's3:ListBucket' }),
  ],
  [
    'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    on('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/a'),
    on('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/a'),
  ],
  [
    'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    on('ForAllValues:StringEquals', 'dynamodb:Attributes', 'id', { Action: 'dynamodb:GetItem', Resource: '*' }),
    identity({
      Action: 'dynamodb:Query',
      Resource: '*',
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'id' },
        StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      },
    }),
  ],
  [
    'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    on('StringEquals', 's3:prefix', 'a'),
    on('StringEquals', 's3:prefix', 'a', { Action: ['s3:ListBucket', 's3:Get*'] }),
  ],
  [
    'MISSING_ACTION_FOR_CONDITION_KEY',
    trust(condition('StringEquals', 'aws:RequestTag/team', 'a')),
    trust({ ...condition('StringEquals', 'aws:RequestTag/team', 'a'), Action: ['sts:AssumeRole', 'sts:TagSession'] }),
  ],
  [
    'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    tag({ Action: ['tag:GetResources', 'ec2:StopInstances'], Resource: '*' }),
    tag({ Action: 'ec2:StopInstances', Resource: '*' }),
  ],
  [
    'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    tag({ Effect: 'Deny', Action: 'tag:GetResources', Resource: '*' }),
    tag({ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }),
  ],
  [
    'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    tag({ Action: undefined, NotAction: 'iam:*' }),
    tag({ Action: 's3:*' }),
  ],
  [
    'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    tag({ Effect: 'Deny', Action: undefined, NotAction: 'iam:*' }),
    tag({ Effect: 'Deny', Action: 's3:*' }),
  ],
  [
    'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
    scp({ Effect: 'Deny', Action: '*', Resource: '*', ...condition('StringNotEquals', 'aws:VpceAccount', '111111111111') }),
    scp({ Effect: 'Deny', Action: 's3:*', Resource: '*', ...condition('StringNotEquals', 'aws:VpceAccount', '111111111111') }),
  ],
  [
    'INVALID_VARIABLE_FOR_OPERATOR',
    on('IpAddress', 'aws:SourceIp', '${aws:userid}'),
    on('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::${aws:userid}'),
  ],
  ['EMPTY_VARIABLE', path('${}'), path('${$}')],
  ['MISSING_BRACE_IN_VARIABLE', path('${aws:username'), path('${aws:username}')],
  ['MISSING_QUOTE_IN_VARIABLE', path("${aws:username, 'none}"), path("${aws:username, 'none'}")],
  ['UNSUPPORTED_SPACE_IN_VARIABLE', path('${aws: username}'), path('${aws:PrincipalTag/cost center}')],
  ['VARIABLE_UNSUPPORTED_IN_ELEMENT', identity({ Action: 's3:${aws:username}' }), path('${aws:username}')],
  [
    'VARIABLE_UNSUPPORTED_IN_VERSION',
    whole('IDENTITY_POLICY', {
      Version: '2008-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/${aws:username}' }],
    }),
    path('${aws:username}'),
  ],
];
