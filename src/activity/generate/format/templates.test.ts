// Whole templates of both kinds, as they are written.
import { expect, it } from 'vitest';
import { usedAction, usedCall } from '../../../../test/activity/used-calls.ts';
import type { PolicyPlace } from '../generate-options.ts';
import { generatePolicy } from '../generate-policy.ts';
import { cloudFormationOf } from './cloud-formation-of.ts';
import { hclString } from './hcl.ts';
import { terraformOf } from './terraform-of.ts';

const calls = [
  usedCall({ actions: [usedAction('s3:GetObject', ['arn:aws:s3:::data/a', 'arn:aws:s3:::data/50*'])] }),
  usedCall({
    actions: [
      usedAction('iam:PassRole', ['arn:aws:iam::111122223333:role/worker'], {
        context: new Map([['iam:passedtoservice', 'lambda.amazonaws.com']]),
      }),
    ],
  }),
];

const policy = (place: PolicyPlace) => generatePolicy(calls, { name: 'app.x', place });

const DOCUMENT = `jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "IamPassRole"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "arn:aws:iam::111122223333:role/worker"
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "lambda.amazonaws.com"
          }
        }
      },
      {
        Sid    = "S3GetObject"
        Effect = "Allow"
        Action = "s3:GetObject"
        Resource = [
          "arn:aws:s3:::data/50$\${*}",
          "arn:aws:s3:::data/a",
        ]
      },
    ]
  })`;

it('writes a managed policy and its attachment for Terraform', () => {
  expect(terraformOf(policy('managed'), { kind: 'role', name: 'app', place: 'managed' })).toBe(`resource "aws_iam_policy" "app_x_d2u4fu" {
  name = "app.x"
  policy = ${DOCUMENT}
}

resource "aws_iam_role_policy_attachment" "app_x_d2u4fu" {
  role       = "app"
  policy_arn = aws_iam_policy.app_x_d2u4fu.arn
}
`);
});

it('gives names that look alike labels of their own', () => {
  const labels = ['a.b', 'a_b', 'a b', 'a-b', '1ab', '_1ab'].map((name) => {
    const [document] = policy('managed').documents;
    if (document === undefined) throw new Error('no document');
    const text = terraformOf({ documents: [{ ...document, name }] }, { kind: 'role', name: 'app', place: 'managed' });
    return /"aws_iam_policy" "([A-Za-z_][\w-]*)"/.exec(text)?.[1];
  });
  expect(new Set(labels).size).toBe(6);
  expect(labels.slice(1, 4)).toEqual(['a_b', expect.stringMatching(/^a_b_/), 'a-b']);
});

it('writes an inline policy of a user for Terraform', () => {
  expect(
    terraformOf(policy('inlineUser'), { kind: 'user', name: 'ann', place: 'inlineUser' }),
  ).toBe(`resource "aws_iam_user_policy" "app_x_d2u4fu" {
  name = "app.x"
  user = "ann"
  policy = ${DOCUMENT}
}
`);
});

it('writes the inline policy of a permission set for Terraform', () => {
  expect(
    terraformOf(policy('permissionSet'), { kind: 'permissionSet', name: 'Build', place: 'permissionSet' }),
  ).toBe(`data "aws_ssoadmin_instances" "app_x_d2u4fu" {}

data "aws_ssoadmin_permission_set" "app_x_d2u4fu" {
  instance_arn = tolist(data.aws_ssoadmin_instances.app_x_d2u4fu.arns)[0]
  name         = "Build"
}

resource "aws_ssoadmin_permission_set_inline_policy" "app_x_d2u4fu" {
  instance_arn       = tolist(data.aws_ssoadmin_instances.app_x_d2u4fu.arns)[0]
  permission_set_arn = data.aws_ssoadmin_permission_set.app_x_d2u4fu.arn
  inline_policy = ${DOCUMENT}
}
`);
});

it.each([
  ['a${b}%{c}', '"a$${b}%%{c}"'],
  ['$${x}%%{y}', '"$$\\u007bx}%%\\u007by}"'],
  ['"\\\n\u0007', '"\\"\\\\\\n\\u0007"'],
])('writes the string %j for Terraform as %s', (text, written) => {
  expect(hclString(text)).toBe(written);
});

const PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'IamPassRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::111122223333:role/worker',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
    { Sid: 'S3GetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::data/50${*}', 'arn:aws:s3:::data/a'] },
  ],
};

it.each([
  ['managed', 'role', { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'app.x', PolicyDocument, Roles: ['ann'] } }],
  ['managed', 'user', { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'app.x', PolicyDocument, Users: ['ann'] } }],
  ['inlineRole', 'role', { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyName: 'app.x', PolicyDocument, RoleName: 'ann' } }],
  ['inlineUser', 'user', { Type: 'AWS::IAM::UserPolicy', Properties: { PolicyName: 'app.x', PolicyDocument, UserName: 'ann' } }],
] as const)('writes a policy (%s) of a %s for CloudFormation', (place, kind, resource) => {
  expect(JSON.parse(cloudFormationOf(policy(place), { kind, name: 'ann', place }))).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'What ann needs, by its recorded calls',
    Resources: { AppX: resource },
  });
});

it('writes a permission set for CloudFormation', () => {
  expect(
    JSON.parse(cloudFormationOf(policy('permissionSet'), { kind: 'permissionSet', name: 'Build', place: 'permissionSet' })),
  ).toMatchObject({
    Parameters: { InstanceArn: { Type: 'String' } },
    Resources: {
      BuildPermissionSet: {
        Type: 'AWS::SSO::PermissionSet',
        Properties: { InstanceArn: { Ref: 'InstanceArn' }, Name: 'Build', InlinePolicy: PolicyDocument },
      },
    },
  });
});

it('writes nothing for no document', () => {
  const none = { documents: [] };
  const target = { kind: 'role', name: 'app', place: 'managed' } as const;
  expect([terraformOf(none, target), cloudFormationOf(none, target)]).toEqual(['', '']);
});
