// How each service words its denials, to the character (docs/semantics/error-messages.md).
import { describe, expect, test } from 'vitest';
import { A, alice, allow, anonymous, B, type Case, deny, member, policy, root, session, to } from '../../test/reference/fixture.ts';
import { stateOf } from '../../test/testkit/state-of.ts';
import { decideState } from '../explain/state.ts';
import { type Denial, denialOf } from '../evaluate/denial-message.ts';

function denial(one: Case): Denial {
  const state = stateOf(one);
  const found = denialOf(state.request, state.policies, state.rules, decideState(state));
  if (found === undefined) throw new Error('it is allowed');
  return found;
}

const open = [policy('identity', allow())];
const user = `User: ${alice.arn} is not authorized to perform:`;
const queue = `arn:aws:sqs:us-east-1:${A}:jobs`;

describe('services', () => {
  const key = `arn:aws:kms:us-east-1:${B}:key/1`;
  const role = `arn:aws:iam::${B}:role/path/r`;
  const organized = { caller: member(A), owner: member(B) };
  const tail = (kind: string, action: string): string => ` because no ${kind} policy allows the ${action} action`;
  const identity = (action: string): string => tail('identity-based', action);

  test.each<readonly [string, Case, Denial]>([
    [
      'S3: the resource in quotes',
      {},
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} s3:GetObject on resource: "arn:aws:s3:::bucket/key"${identity('s3:GetObject')}`,
      },
    ],
    [
      'S3: within the organization',
      organized,
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} s3:GetObject on resource: "arn:aws:s3:::bucket/key"${tail('resource-based', 's3:GetObject')}`,
      },
    ],
    ['S3: to others nothing', { owner: B }, { code: 'AccessDenied', httpStatus: 403, message: 'Access Denied' }],
    ['S3: to nobody nothing', { principal: anonymous }, { code: 'AccessDenied', httpStatus: 403, message: 'Access Denied' }],
    [
      'S3: without resource',
      { action: 's3:ListAllMyBuckets', resource: '*', owner: null },
      { code: 'AccessDenied', httpStatus: 403, message: `${user} s3:ListAllMyBuckets${identity('s3:ListAllMyBuckets')}` },
    ],
    [
      'SQS: in lower case',
      { action: 'sqs:SendMessage', resource: queue },
      { code: 'AccessDenied', httpStatus: 403, message: `${user} sqs:sendmessage on resource: ${queue}${identity('sqs:sendmessage')}` },
    ],
    [
      'SNS: its prefix in capitals',
      { action: 'sns:Publish', resource: `arn:aws:sns:us-east-1:${A}:t` },
      {
        code: 'AuthorizationError',
        httpStatus: 403,
        message: `${user} SNS:Publish on resource: arn:aws:sns:us-east-1:${A}:t${identity('SNS:Publish')}`,
      },
    ],
    [
      'EC2: an opening',
      { action: 'ec2:StartInstances', resource: `arn:aws:ec2:us-east-1:${A}:instance/i` },
      {
        code: 'UnauthorizedOperation',
        httpStatus: 403,
        message: `You are not authorized to perform this operation. ${user} ec2:StartInstances on resource: arn:aws:ec2:us-east-1:${A}:instance/i${identity('ec2:StartInstances')}`,
      },
    ],
    [
      'EC2: Describe names no resource',
      { action: 'ec2:DescribeInstances', resource: '*', owner: null },
      {
        code: 'UnauthorizedOperation',
        httpStatus: 403,
        message: `You are not authorized to perform this operation. ${user} ec2:DescribeInstances${identity('ec2:DescribeInstances')}`,
      },
    ],
    [
      'EC2: a snapshot of others is not there',
      {
        action: 'ec2:CreateVolume',
        resource: 'arn:aws:ec2:us-east-1::snapshot/snap-1',
        owner: B,
        policies: { share: { accounts: [], public: false } },
      },
      { code: 'InvalidSnapshot.NotFound', httpStatus: 400, message: "The snapshot 'snap-1' does not exist." },
    ],
    [
      'KMS: within the account',
      { action: 'kms:Decrypt', resource: key.replace(B, A), policies: { identity: open, resource: policy('resource') } },
      {
        code: 'AccessDeniedException',
        httpStatus: 400,
        message: `${user} kms:Decrypt on resource: ${key.replace(B, A)}${tail('resource-based', 'kms:Decrypt')}`,
      },
    ],
    [
      'KMS: masked across accounts',
      { action: 'kms:Decrypt', resource: key, owner: B },
      {
        code: 'AccessDeniedException',
        httpStatus: 400,
        message: `${user} kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
      },
    ],
    [
      'KMS: the caller’s side is told',
      { action: 'kms:Decrypt', resource: key, owner: B, policies: { resource: policy('resource', to({ AWS: A })) } },
      { code: 'AccessDeniedException', httpStatus: 400, message: `${user} kms:Decrypt on resource: ${key}${identity('kms:Decrypt')}` },
    ],
    [
      'STS: no reason',
      { action: 'sts:AssumeRole', resource: role, owner: B, policies: { resource: policy('trust') } },
      { code: 'AccessDenied', httpStatus: 403, message: `${user} sts:AssumeRole on resource: ${role}` },
    ],
    [
      'STS: but for an explicit deny',
      { action: 'sts:AssumeRole', resource: role, owner: B, policies: { identity: [policy('identity', deny())] } },
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} sts:AssumeRole on resource: ${role} with an explicit deny in an identity-based policy`,
      },
    ],
    [
      'STS: root',
      { principal: root, action: 'sts:AssumeRole', resource: role, owner: B },
      { code: 'AccessDenied', httpStatus: 403, message: 'Roles may not be assumed by root accounts.' },
    ],
    [
      'STS: federation',
      { principal: { kind: 'federatedCaller', provider: 'x' }, action: 'sts:AssumeRoleWithWebIdentity', resource: role, owner: B },
      { code: 'AccessDenied', httpStatus: 403, message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' },
    ],
    [
      'STS: session credentials',
      { principal: session, action: 'sts:GetSessionToken', resource: '*', owner: null },
      { code: 'AccessDenied', httpStatus: 403, message: 'Cannot call GetSessionToken with session credentials' },
    ],
    [
      'Organizations: to members',
      { caller: member(A), action: 'organizations:ListAccounts', resource: '*', owner: null },
      { code: 'AccessDeniedException', httpStatus: 400, message: "You don't have permissions to access this resource." },
    ],
    [
      'Organizations: in the management account',
      { action: 'organizations:ListAccounts', resource: '*', owner: null },
      {
        code: 'AccessDeniedException',
        httpStatus: 400,
        message: `${user} organizations:ListAccounts on resource: *${identity('organizations:ListAccounts')}`,
      },
    ],
    [
      'IAM: the name',
      { action: 'iam:GetRole', resource: `arn:aws:iam::${A}:role/path/r` },
      { code: 'AccessDenied', httpStatus: 403, message: `${user} iam:GetRole on resource: role r${identity('iam:GetRole')}` },
    ],
    [
      'IAM: of a policy',
      { action: 'iam:CreatePolicy', resource: `arn:aws:iam::${A}:policy/p` },
      { code: 'AccessDenied', httpStatus: 403, message: `${user} iam:CreatePolicy on resource: policy p${identity('iam:CreatePolicy')}` },
    ],
    [
      'IAM: or its ARN',
      { action: 'iam:CreatePolicyVersion', resource: `arn:aws:iam::${A}:policy/p` },
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} iam:CreatePolicyVersion on resource: policy arn:aws:iam::${A}:policy/p${identity('iam:CreatePolicyVersion')}`,
      },
    ],
    [
      'IAM: else the ARN alone',
      { action: 'iam:CreateRole', resource: `arn:aws:iam::${A}:role/r` },
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} iam:CreateRole on resource: arn:aws:iam::${A}:role/r${identity('iam:CreateRole')}`,
      },
    ],
    [
      'ECR',
      { action: 'ecr:BatchGetImage', resource: `arn:aws:ecr:us-east-1:${B}:repository/r`, owner: B },
      {
        code: 'AccessDeniedException',
        httpStatus: 400,
        message: `${user} ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:${B}:repository/r${tail('resource-based', 'ecr:BatchGetImage')}`,
      },
    ],
    [
      'RDS: a snapshot that is not shared',
      {
        action: 'rds:RestoreDBInstanceFromDBSnapshot',
        resource: `arn:aws:rds:us-east-1:${B}:snapshot:s`,
        owner: B,
        policies: { share: { accounts: [], public: false } },
      },
      {
        code: 'AccessDenied',
        httpStatus: 403,
        message: `${user} rds:RestoreDBInstanceFromDBSnapshot on resource: arn:aws:rds:us-east-1:${B}:snapshot:s`,
      },
    ],
    [
      'API Gateway’s data plane: the account in part',
      { action: 'execute-api:Invoke', resource: `arn:aws:execute-api:us-east-1:${A}:x/prod/GET/` },
      {
        code: 'AccessDeniedException',
        httpStatus: 403,
        message: `${user} execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********1111:x/prod/GET/${identity('execute-api:Invoke')}`,
      },
    ],
    [
      'a service that nobody knows',
      { action: 'nosuch:Thing', resource: '*', owner: null },
      { code: 'AccessDeniedException', httpStatus: 403, message: `${user} nosuch:Thing on resource: *${identity('nosuch:Thing')}` },
    ],
  ])('%s', (_, one, error) => {
    expect(denial(one)).toEqual(error);
  });

  test.each([
    ['dynamodb', 'AccessDeniedException', 400],
    ['secretsmanager', 'AccessDeniedException', 400],
    ['ssm', 'AccessDeniedException', 400],
    ['logs', 'AccessDeniedException', 400],
    ['cloudformation', 'AccessDenied', 403],
    ['elasticloadbalancing', 'AccessDenied', 403],
    ['autoscaling', 'AccessDenied', 403],
    ['cloudfront', 'AccessDenied', 403],
    ['route53', 'AccessDenied', 403],
    ['lambda', 'AccessDeniedException', 403],
    ['inspector2', 'AccessDeniedException', 403],
    ['bedrock', 'AccessDeniedException', 403],
    ['apigateway', 'AccessDeniedException', 403],
    ['elasticfilesystem', 'AccessDeniedException', 403],
  ])('%s: %s %d', (service, code, httpStatus) => {
    expect(denial({ action: `${service}:Thing`, resource: '*', owner: null })).toMatchObject({ code, httpStatus });
  });
});
