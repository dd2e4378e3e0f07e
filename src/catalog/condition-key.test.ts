// Facts about condition keys that a wrong decoding or a wrong table would miss.
import { describe, expect, it } from 'vitest';
import { findConditionKey, serviceHasTagKey } from './condition-key.ts';
import { GLOBAL_CONDITION_KEYS } from './global-condition-keys.ts';

describe('findConditionKey', () => {
  it.each([
    ['aws:TagKeys', 'aws:TagKeys', 'String', true],
    ['AWS:principalorgpaths', 'aws:PrincipalOrgPaths', 'String', true],
    ['aws:PrincipalOrgID', 'aws:PrincipalOrgID', 'String', false],
    ['aws:CalledVia', 'aws:CalledVia', 'String', true],
    ['aws:CalledViaFirst', 'aws:CalledViaFirst', 'String', false],
    ['aws:SourceArn', 'aws:SourceArn', 'ARN', false],
    ['aws:SourceIp', 'aws:SourceIp', 'IPAddress', false],
    ['aws:SecureTransport', 'aws:SecureTransport', 'Bool', false],
    ['aws:MultiFactorAuthAge', 'aws:MultiFactorAuthAge', 'Numeric', false],
    ['aws:CurrentTime', 'aws:CurrentTime', 'Date', false],
    ['aws:RequestTag/Cost:Center/x', 'aws:RequestTag/${TagKey}', 'String', false],
    ['aws:PrincipalTag/team', 'aws:PrincipalTag/${TagKey}', 'String', false],
    ['s3:prefix', 's3:prefix', 'String', false],
    ['s3:max-keys', 's3:max-keys', 'Numeric', false],
    ['s3:ExistingObjectTag/x', 's3:ExistingObjectTag/${TagKey}', 'String', false],
    ['s3:RequestObjectTagKeys', 's3:RequestObjectTagKeys', 'String', true],
    ['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:${EncryptionContextKey}', 'String', false],
    ['kms:EncryptionContextKeys', 'kms:EncryptionContextKeys', 'String', true],
    ['kms:GrantIsForAWSResource', 'kms:GrantIsForAWSResource', 'Bool', false],
    ['sts:RequestContextProviders', 'sts:RequestContextProviders', 'ARN', true],
    ['secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/${TagKey}', 'String', false],
    ['glacier:ResourceTag/team', 'glacier:ResourceTag/${TagKey}', 'String', false],
    ['ec2:RoleDelivery', 'ec2:RoleDelivery', 'Numeric', false],
    ['ec2:SourceInstanceArn', 'ec2:SourceInstanceARN', 'ARN', false],
    ['ec2:osuser', 'ec2:osuser', 'String', false],
    ['lambda:SourceFunctionArn', 'lambda:SourceFunctionArn', 'ARN', false],
    ['codebuild:ProjectArn', 'codebuild:projectArn', 'ARN', false],
    ['identitystore:UserId', 'identitystore:UserId', 'String', false],
    ['saml:sub', 'saml:sub', 'String', false],
    ['saml:edupersonaffiliation', 'saml:edupersonaffiliation', 'String', true],
    ['accounts.google.com:aud', 'accounts.google.com:aud', 'String', false],
    ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr', 'String', true],
    ['token.actions.githubusercontent.com:actor', 'token.actions.githubusercontent.com:actor', 'String', false],
    ['token.actions.githubusercontent.com/octo:actor', 'token.actions.githubusercontent.com/${SubPath}:actor', 'String', false],
    ['oidc.eks.us-east-1.amazonaws.com/id/ABC:sub', 'oidc.eks.us-east-1.amazonaws.com/id/ABC:sub', 'String', false],
    ['idp.example.com:amr', 'idp.example.com:amr', 'String', true],
  ])('`%s` is %s, %s, multi: %s', (key, spelling, type, multi) => {
    expect(findConditionKey(key)).toEqual({ key: spelling, type, multi });
  });

  it('takes the pattern with the most literal text', () => {
    expect(findConditionKey('events:Metadata/a/Matcher')?.key).toBe('events:Metadata/${MetadataKey}/Matcher');
    expect(findConditionKey('events:Metadata/a')?.key).toBe('events:Metadata/${MetadataKey}');
  });

  it('knows that aws:EpochTime works with numbers too', () => {
    expect(findConditionKey('aws:epochtime')).toEqual({ key: 'aws:EpochTime', type: 'Date', alsoType: 'Numeric', multi: false });
  });

  it.each([
    '',
    'aws',
    ':x',
    'aws:',
    'aws:nosuch',
    'aws:RequestTag',
    'aws:RequestTag/',
    's3:nosuch',
    'nosuch:x',
    'kms:EncryptionContext:',
    'idp.example.com:groups',
  ])('does not know `%s`', (key) => {
    expect(findConditionKey(key)).toBeUndefined();
  });

  it('lists each global key once', () => {
    const keys = GLOBAL_CONDITION_KEYS.map(({ key }) => key.toLowerCase());
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key } of GLOBAL_CONDITION_KEYS) expect(findConditionKey(key.replace('${TagKey}', 'x'))?.key).toBe(key);
  });
});

describe('serviceHasTagKey', () => {
  it('is true only of services with a tag key of their own', () => {
    expect(['ecr', 'ec2', 'iam', 'secretsmanager', 'ssm', 'glacier'].map(serviceHasTagKey)).toEqual([true, true, true, true, true, true]);
    expect(['s3', 'sts', 'sqs', 'kms', 'rds', 'nosuch', 'constructor'].map(serviceHasTagKey)).toEqual(Array(7).fill(false));
  });
});
