// The custom checks on policies whose answers are known: published fixtures and reference policies in our own words, and the documented rules.
import { describe, expect, test } from 'vitest';
import type { CheckAnswer, CheckedKind } from '../../../src/analyze/checks/access/answer.ts';
import { checkAccessNotGranted } from '../../../src/analyze/checks/access/check-access-not-granted.ts';
import { checkNoNewAccess } from '../../../src/analyze/checks/access/check-no-new-access.ts';
import { checkNoPublicAccess } from '../../../src/analyze/checks/access/check-no-public-access.ts';
import type { PublicResourceType } from '../../../src/analyze/checks/access/public-resource-types.ts';
import type { Policy } from '../../../src/policy/ast.ts';
import { allow, deny, given, keepOut, letIn, policyOf } from './policies.ts';
import { allowsWitness } from './replay.ts';

type Expected = 'PASS' | readonly number[];

/** The statements at fault, each with a witness that the policy allows and `not` does not. */
function faults(answer: CheckAnswer, policy: Policy, not: Policy | undefined, kind: CheckedKind): Expected {
  if (answer.result !== 'FAIL') {
    expect(answer.result).toBe('PASS');
    return 'PASS';
  }
  for (const { witness } of answer.reasons) {
    expect(allowsWitness(policy, witness, kind)).toBe(true);
    if (not !== undefined) expect(allowsWitness(not, witness, kind)).toBe(false);
  }
  return answer.reasons.map(({ statementIndex }) => statementIndex);
}

describe('no new access, identity policies', () => {
  const tagged = policyOf(allow('*'), deny('ec2:RunInstances', '*', given('Null', 'aws:RequestTag/k', 'true')));
  const cancel = policyOf(allow('ec2:Cancel*'));
  const noBucket = policyOf(allow('*'), deny('s3:*', ['arn:aws:s3:::secret', 'arn:aws:s3:::secret/*']));
  test.each<readonly [string, Policy, Policy, Expected]>([
    [
      'a required tag with a value',
      tagged,
      policyOf(allow('ec2:RunInstances', '*', given('StringEquals', 'aws:RequestTag/k', 'v'))),
      'PASS',
    ],
    ['a required tag, by Null', tagged, policyOf(allow('ec2:RunInstances', '*', given('Null', 'aws:RequestTag/k', 'false'))), 'PASS'],
    [
      'a denial of other values',
      tagged,
      policyOf(allow('ec2:RunInstances'), deny('ec2:*', '*', given('StringNotEquals', 'aws:RequestTag/k', 'v'))),
      'PASS',
    ],
    ['an optional tag', tagged, policyOf(allow('ec2:RunInstances', '*', given('StringEqualsIfExists', 'aws:RequestTag/k', 'v'))), [0]],
    ['no tag', tagged, policyOf(allow('ec2:RunInstances')), [0]],
    ['all of the service', tagged, policyOf(allow('ec2:*')), [0]],
    ['another action', tagged, policyOf(allow('ec2:DescribeInstances')), 'PASS'],
    ['other patterns', cancel, policyOf(allow('ec2:Describe*'), allow('ec2:CancelSpot*'), allow('ec2:Al*')), [0, 2]],
    ['only denials', cancel, policyOf(deny('ec2:Run*')), 'PASS'],
    ['a bucket that is not named', noBucket, policyOf(allow('s3:GetObject', 'arn:aws:s3:::open/*')), 'PASS'],
    ['a pattern of buckets', noBucket, policyOf(allow('s3:GetObject', 'arn:aws:s3:::s*/*')), [0]],
    ['more of the same statement', policyOf(allow('s3:GetObject')), policyOf(allow(['s3:GetObject', 's3:GetObjectAcl'])), [0]],
  ])('%s', (_, existing, updated, expected) => {
    expect(faults(checkNoNewAccess(updated, existing, 'IDENTITY_POLICY'), updated, existing, 'IDENTITY_POLICY')).toEqual(expected);
  });
});

describe('no new access, resource policies', () => {
  const role = 'arn:aws:iam::111111111111:role/R';
  const web = 'sts:AssumeRoleWithWebIdentity';
  const oidc = { Federated: 'arn:aws:iam::111111111111:oidc-provider/idp.example.com' };
  const listed = policyOf(letIn(oidc, web), { Effect: 'Allow', Principal: '*', NotAction: ['sts:AssumeRoleWithSAML', web] });
  const account = policyOf(letIn({ AWS: '222222222222' }, 'sts:AssumeRole'));
  const byArn = policyOf(letIn({ AWS: role }, 's3:*'), letIn('*', 's3:*', given('ArnLike', 'aws:PrincipalArn', role)));
  const many = Array.from({ length: 60 }, (_, i) =>
    letIn(
      { AWS: [`${100_000_000_000 + i}`, `arn:aws:iam::${200_000_000_000 + i}:role/r${i}`] },
      's3:Get*',
      given('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::*:role/r${i}*`),
    ),
  );
  const named = policyOf(letIn({ AWS: 'arn:aws:iam::*:role/App*' }, 's3:*'));
  test.each<readonly [string, Policy, Policy, Expected]>([
    ['the provider of the list', listed, policyOf(letIn(oidc, web)), 'PASS'],
    ['a service, by another action', listed, policyOf(letIn({ Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole')), 'PASS'],
    ['a SAML provider', listed, policyOf(letIn({ Federated: 'arn:aws:iam::111111111111:saml-provider/p' }, 'sts:AssumeRoleWithSAML')), [0]],
    ['another provider', listed, policyOf(letIn({ Federated: 'graph.facebook.com' }, web)), [0]],
    ['a role of the account', account, policyOf(letIn({ AWS: 'arn:aws:iam::222222222222:role/x' }, 'sts:AssumeRole')), 'PASS'],
    ['a role of another account', account, policyOf(letIn({ AWS: 'arn:aws:iam::333333333333:role/x' }, 'sts:AssumeRole')), [0]],
    ['a service', account, policyOf(letIn({ Service: 'ec2.amazonaws.com' }, 'sts:AssumeRole')), [0]],
    ['a role of another partition', account, policyOf(letIn({ AWS: 'arn:aws-cn:iam::333333333333:role/x' }, 'sts:AssumeRole')), [0]],
    [
      'the same of many, and less, with the denial that both have',
      policyOf(...many, keepOut('*', 's3:Get*', given('Bool', 'aws:SecureTransport', 'false'))),
      policyOf(keepOut('*', 's3:Get*', given('Bool', 'aws:SecureTransport', 'false')), ...many.slice(1)),
      'PASS',
    ],
    ['everybody', account, policyOf(letIn({ AWS: '222222222222' }, 'sts:AssumeRole'), letIn('*', 'sts:AssumeRole')), [1]],
    ['everybody but with one ARN', byArn, policyOf(letIn('*', 's3:GetObject', given('ArnEquals', 'aws:PrincipalArn', role))), 'PASS'],
    [
      'everybody but with one account',
      byArn,
      policyOf(letIn('*', 's3:GetObject', given('StringEquals', 'aws:PrincipalAccount', '111111111111'))),
      [0],
    ],
    [
      'everybody of the account, but for a denial',
      account,
      policyOf(letIn('*', 'sts:AssumeRole'), keepOut('*', 'sts:*', given('StringNotEquals', 'aws:PrincipalAccount', '222222222222'))),
      'PASS',
    ],
    ['a role that a pattern covers', named, policyOf(letIn({ AWS: 'arn:aws:iam::333333333333:role/App1' }, 's3:GetObject')), 'PASS'],
    ['a role that a pattern does not cover', named, policyOf(letIn({ AWS: 'arn:aws:iam::333333333333:role/Ap' }, 's3:GetObject')), [0]],
  ])('%s', (_, existing, updated, expected) => {
    expect(faults(checkNoNewAccess(updated, existing, 'RESOURCE_POLICY'), updated, existing, 'RESOURCE_POLICY')).toEqual(expected);
  });

  test('all providers but one', () => {
    const updated = policyOf(letIn({ Federated: '*' }, web), keepOut({ Federated: 'graph.facebook.com' }, web));
    expect(checkNoNewAccess(updated, listed, 'RESOURCE_POLICY')).toMatchObject({ result: 'FAIL', reasons: [{ statementIndex: 0 }] });
  });
});

describe('access not granted', () => {
  const policy = policyOf(
    allow(['s3:GetObject', 's3:ListBucket'], '*', { Sid: 'Read' }),
    allow('sqs:SendMessage', 'arn:aws:sqs:*:*:q', given('Bool', 'aws:SecureTransport', 'true')),
  );
  const ask = (actions: readonly string[], resources: readonly string[]): CheckAnswer => {
    const answer = checkAccessNotGranted(policy, { actions, resources }, 'IDENTITY_POLICY');
    if (!answer.ok) throw new Error(answer.error);
    faults(answer.value, policy, undefined, 'IDENTITY_POLICY');
    return answer.value;
  };

  test('passes and fails with the words of Access Analyzer', () => {
    expect(ask(['s3:DeleteBucket'], [])).toEqual({
      result: 'PASS',
      message: 'The policy document does not grant access to perform one or more of the listed actions.',
    });
    expect(ask(['s3:Get*'], [])).toMatchObject({
      result: 'FAIL',
      message: 'The policy document grants access to perform one or more of the listed actions.',
      reasons: [
        { description: 'One or more of the listed actions in the statement with sid: Read.', statementIndex: 0, statementId: 'Read' },
      ],
    });
    expect(ask([], ['arn:aws:sqs:us-east-1:111111111111:q'])).toMatchObject({
      message: 'The policy document grants access to one or more of the listed resources.',
      reasons: [
        { statementIndex: 0 },
        { statementIndex: 1, description: 'One or more of the listed resources in the statement with index: 1.' },
      ],
    });
    expect(ask(['sqs:*'], ['arn:aws:sqs:us-east-1:111111111111:q'])).toMatchObject({
      message: 'The policy document grants access to one or more listed resources to perform one or more listed actions.',
      reasons: [{ statementIndex: 1, description: 'One or more of the listed actions and/or resources in the statement with index: 1.' }],
    });
    expect(ask(['sqs:*'], ['arn:aws:sqs:us-east-1:111111111111:other'])).toMatchObject({ result: 'PASS' });
  });

  test.each([
    [[], []],
    [['GetObject'], []],
    [[], ['bucket']],
    [[], ['arn:aws:*:::b']],
  ])('refuses %j on %j', (actions, resources) => {
    expect(checkAccessNotGranted(policy, { actions, resources }, 'IDENTITY_POLICY').ok).toBe(false);
  });
});

describe('no public access', () => {
  const from = (value: string | readonly string[]): object => given('IpAddress', 'aws:SourceIp', value);
  const bucket = { Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };
  const all = letIn('*', 's3:*', bucket);
  test.each<readonly [PublicResourceType, string, Expected, readonly object[]]>([
    ['AWS::S3::Bucket', 'everybody', [0], [letIn({ AWS: '*' }, ['s3:GetObject', 's3:ListBucket'], bucket)]],
    ['AWS::S3::Bucket', 'an account', 'PASS', [letIn({ AWS: '123456789012' }, 's3:*', bucket)]],
    ['AWS::SNS::Topic', 'everybody', [0], [letIn({ AWS: '*' }, 'sns:Publish', { Sid: '__default_statement_ID', Resource: '*' })]],
    ['AWS::IAM::AssumeRolePolicyDocument', 'everybody', [0], [letIn({ AWS: '*' }, 'sts:AssumeRole', { Sid: '' })]],
    ['AWS::OpenSearchService::Domain', 'everybody', [0], [letIn('*', 'es:*', { Resource: '*' })]],
    ['AWS::S3Tables::TableBucket', 'another service', [0], [letIn({ AWS: '*' }, 's3:*', { Resource: '*' })]],
    [
      'AWS::ApiGateway::RestApi',
      'a private address',
      'PASS',
      [letIn({ AWS: '*' }, 'execute-api:Invoke', { Resource: '*', ...from('10.23.166.155/32') })],
    ],
    ['AWS::CodeArtifact::Domain', 'everybody', [0], [letIn('*', 'codeartifact:CreateRepository', { Resource: '*' })]],
    [
      'AWS::Backup::BackupVault',
      'the second statement',
      [1],
      [letIn({ AWS: '111111111111' }, 'backup:*', { Resource: '*' }), letIn({ AWS: '*' }, 'backup:CopyIntoBackupVault', { Resource: '*' })],
    ],
    ['AWS::S3::Bucket', 'a narrow and a wide range', [0], [letIn('*', 's3:*', { ...bucket, ...from(['203.0.113.0/24', '0.0.0.0/1']) })]],
    ['AWS::S3::Bucket', 'a range of eight bits', 'PASS', [letIn('*', 's3:*', { ...bucket, ...from('11.0.0.0/8') })]],
    [
      'AWS::S3::Bucket',
      'denied from elsewhere',
      'PASS',
      [all, keepOut('*', 's3:*', { ...bucket, ...given('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24') })],
    ],
    [
      'AWS::S3::Bucket',
      'denied outside of the organization',
      'PASS',
      [all, keepOut('*', 's3:*', { ...bucket, ...given('StringNotEquals', 'aws:PrincipalOrgID', 'o-exampleorg1') })],
    ],
    [
      'AWS::S3::Bucket',
      'denied in part',
      [0],
      [all, keepOut('*', 's3:Put*', { ...bucket, ...given('StringNotEquals', 'aws:PrincipalOrgID', 'o-exampleorg1') })],
    ],
    ['AWS::S3::Bucket', 'any organization', [0], [letIn('*', 's3:*', { ...bucket, ...given('StringLike', 'aws:PrincipalOrgID', 'o-*') })]],
    [
      'AWS::S3::Bucket',
      'one organization, if it is there',
      [0],
      [letIn('*', 's3:*', { ...bucket, ...given('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-exampleorg1') })],
    ],
    [
      'AWS::S3::Bucket',
      'paths, none of which also will do',
      [0],
      [letIn('*', 's3:*', { ...bucket, ...given('ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-exampleorg1/*') })],
    ],
    [
      'AWS::S3::Bucket',
      'paths',
      'PASS',
      [letIn('*', 's3:*', { ...bucket, ...given('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-exampleorg1/*') })],
    ],
    [
      'AWS::S3::Bucket',
      'access points of an account',
      'PASS',
      [letIn('*', 's3:*', { ...bucket, ...given('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111111111111:accesspoint/*') })],
    ],
    [
      'AWS::S3::AccessPoint',
      'access points of an account',
      [0],
      [letIn('*', 's3:*', { ...bucket, ...given('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111111111111:accesspoint/*') })],
    ],
    ['AWS::S3::Bucket', 'all but one', [0], [{ Effect: 'Allow', NotPrincipal: { AWS: '111111111111' }, Action: 's3:*', ...bucket }]],
    ['AWS::SQS::Queue', 'a service', 'PASS', [letIn({ Service: 'sns.amazonaws.com' }, 'sqs:SendMessage', { Resource: '*' })]],
    [
      'AWS::SQS::Queue',
      'one topic',
      'PASS',
      [letIn('*', 'sqs:SendMessage', { Resource: '*', ...given('ArnEquals', 'aws:SourceArn', 'arn:aws:sns:us-east-1:111111111111:t') })],
    ],
    [
      'AWS::SQS::Queue',
      'any topic',
      [0],
      [letIn('*', 'sqs:SendMessage', { Resource: '*', ...given('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:t') })],
    ],
    [
      'AWS::KMS::Key',
      'one account',
      'PASS',
      [letIn('*', 'kms:*', { Resource: '*', ...given('StringEquals', 'kms:CallerAccount', '111111111111') })],
    ],
    [
      'AWS::IAM::AssumeRolePolicyDocument',
      'users of a public provider',
      [0],
      [letIn({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity')],
    ],
    [
      'AWS::IAM::AssumeRolePolicyDocument',
      'users of one pool',
      'PASS',
      [
        letIn(
          { Federated: 'cognito-identity.amazonaws.com' },
          'sts:AssumeRoleWithWebIdentity',
          given('StringEquals', 'cognito-identity.amazonaws.com:aud', 'us-east-1:p'),
        ),
      ],
    ],
  ])('%s: %s', (type, _, expected, statements) => {
    const policy = policyOf(...statements);
    const kind = 'RESOURCE_POLICY';
    expect(faults(checkNoPublicAccess(policy, type), policy, undefined, kind)).toEqual(expected);
  });

  test('the words of Access Analyzer', () => {
    expect(checkNoPublicAccess(policyOf(letIn('*', 'sns:Publish', { Sid: 'Open', Resource: '*' })), 'AWS::SNS::Topic')).toMatchObject({
      message: 'The resource policy grants public access for the given resource type.',
      reasons: [
        { description: 'Public access granted in the following statement with sid: Open.', statementId: 'Open', statementIndex: 0 },
      ],
    });
  });
});
