// New access against reference policies that say what must not be granted: the idioms that AWS documents for the check, with its answers
// (the sample reference policies of IAM Access Analyzer's custom policy checks), in policies of our own.
import { expect, test } from 'vitest';
import type { CheckedKind } from '../../../src/analyze/checks/access/answer.ts';
import { checkNoNewAccess } from '../../../src/analyze/checks/access/check-no-new-access.ts';
import type { Policy } from '../../../src/policy/ast.ts';
import { policyOf } from './policies.ts';

type Json = Readonly<Record<string, unknown>>;

interface Idiom {
  readonly name: string;
  readonly kind: CheckedKind;
  readonly reference: readonly Json[];
  readonly pass: readonly (readonly Json[])[];
  readonly fail: readonly (readonly Json[])[];
}

const ACCOUNT = '111111111111';
const EVERYTHING: Json = { Action: '*', Resource: '*' };
const WEB = 'sts:AssumeRoleWithWebIdentity';
const SAML = 'sts:AssumeRoleWithSAML';
const OIDC_PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/ours`;
const SAML_PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/ours`;
const OURS = [`arn:aws:iam::${ACCOUNT}:role/one`, `arn:aws:iam::${ACCOUNT}:role/two`];
const THEIRS = `arn:aws:iam::${ACCOUNT}:role/other`;

const to = (Principal: unknown, Action: unknown = 'sts:AssumeRole', more: Json = {}): Json => ({ Principal, Action, ...more });
const beside = (...NotAction: readonly string[]): Json => ({ Principal: '*', NotAction });
const arnLike = (role: unknown): Json => ({ Principal: { AWS: '*' }, Condition: { ArnLike: { 'aws:PrincipalArn': role } } });
const objects = (Action: unknown, more: Json): Json => ({ Action, Resource: 'arn:aws:s3:::vault/*', ...more });

/** `action` only with a tag, by a denial of everything that lacks it. */
function tagged(action: string, key: string): Idiom {
  const on = (more: Json = {}): Json => ({ Action: action, Resource: '*', ...more });
  return {
    name: `${action} only with ${key}`,
    kind: 'IDENTITY_POLICY',
    reference: [EVERYTHING, on({ Effect: 'Deny', Condition: { Null: { [key]: 'true' } } })],
    pass: [
      [on({ Condition: { StringEquals: { [key]: 'red' } } })],
      [on({ Condition: { Null: { [key]: 'false' } } })],
      [{ Action: 'ec2:DescribeInstances', Resource: '*' }],
      [on(), on({ Effect: 'Deny', Condition: { StringNotEquals: { [key]: 'red' } } })],
    ],
    fail: [[on()], [{ Action: 'ec2:*', Resource: '*' }]],
  };
}

/** Nothing on one resource. */
function sensitive(service: string, actions: readonly string[], guarded: string, spared: string, wide: string): Idiom {
  const [first] = actions;
  return {
    name: `nothing on ${guarded}`,
    kind: 'IDENTITY_POLICY',
    reference: [EVERYTHING, { Effect: 'Deny', Action: actions, Resource: guarded }],
    pass: [
      [{ Action: actions, Resource: spared }],
      [
        { Action: `${service}:*`, Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: guarded },
      ],
    ],
    fail: [[{ Action: first, Resource: guarded }], [{ Action: first, Resource: wide }], [{ Action: `${service}:*`, Resource: '*' }]],
  };
}

/** One identity provider and no other, of either kind. */
function federated(action: string, provider: string, otherAction: string, otherProvider: string): Idiom {
  const strange = provider.replace('/ours', '/strange');
  return {
    name: `only ${provider}`,
    kind: 'RESOURCE_POLICY',
    reference: [to({ Federated: provider }, action), beside(WEB, SAML)],
    pass: [[to({ Federated: provider }, action)], [to({ Service: 'ec2.amazonaws.com' })]],
    fail: [
      [to({ Federated: otherProvider }, otherAction)],
      [to({ Federated: strange }, action)],
      [to({ Federated: '*' }, action), to({ Federated: strange }, action, { Effect: 'Deny' })],
    ],
  };
}

const IDIOMS: readonly Idiom[] = [
  tagged('ec2:TerminateInstances', 'aws:ResourceTag/team'),
  tagged('ec2:RunInstances', 'aws:RequestTag/team'),
  sensitive(
    's3',
    ['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:ListBucket'],
    'arn:aws:s3:::my-vault',
    'arn:aws:s3:::my-shed',
    'arn:aws:s3:*:*:*vault*',
  ),
  sensitive(
    'iam',
    ['iam:PassRole', 'iam:DeleteRole', 'sts:AssumeRole'],
    'arn:aws:iam::*:role/Vault',
    'arn:aws:iam::*:role/Shed',
    'arn:aws:iam:*:*:role/*aul*',
  ),
  federated(WEB, OIDC_PROVIDER, SAML, SAML_PROVIDER),
  federated(SAML, SAML_PROVIDER, WEB, OIDC_PROVIDER),
  {
    name: 'roles assumed from two accounts only',
    kind: 'RESOURCE_POLICY',
    reference: [to({ AWS: [ACCOUNT, '222222222222'] }), beside('sts:AssumeRole')],
    pass: [[to({ AWS: ACCOUNT })], [to({ AWS: 'arn:aws:iam::222222222222:role/x' })], [to({ Federated: OIDC_PROVIDER }, WEB)]],
    fail: [[to({ Service: 'glue.amazonaws.com' })], [to({ AWS: '333333333333' })], [to({ AWS: 'arn:aws:iam::333333333333:role/x' })]],
  },
  {
    name: 'roles assumed by these services only',
    kind: 'RESOURCE_POLICY',
    reference: [to({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }), beside('sts:AssumeRole')],
    pass: [[to({ Service: 'ec2.amazonaws.com' })], [to({ Federated: OIDC_PROVIDER }, WEB)]],
    fail: [[to({ Service: 'glue.amazonaws.com' })], [to({ AWS: ACCOUNT })], [to({ AWS: THEIRS })]],
  },
  {
    name: 'objects written by two roles only, named as principals or by aws:PrincipalArn',
    kind: 'RESOURCE_POLICY',
    reference: [
      { Action: 's3:PutObject', Resource: '*', Principal: { AWS: OURS } },
      { Action: 's3:PutObject', Resource: '*', ...arnLike(OURS) },
      { ...beside('s3:PutObject'), Resource: '*' },
    ],
    pass: [
      [objects('s3:GetObject', arnLike(THEIRS))],
      [objects('s3:PutObject', { Principal: { AWS: OURS[0] } })],
      [objects('s3:PutObject', arnLike(OURS[1]))],
    ],
    fail: [
      [objects('s3:*', { Principal: { AWS: '*' } })],
      [objects('s3:PutObject', { Principal: { AWS: THEIRS } })],
      [objects('s3:PutObject', arnLike(THEIRS))],
    ],
  },
];

const policy = (statements: readonly Json[]): Policy => policyOf(...statements.map((statement) => ({ Effect: 'Allow', ...statement })));

test.each(IDIOMS)('$name', ({ kind, reference, pass, fail }) => {
  const answers = (policies: readonly (readonly Json[])[]): readonly string[] =>
    policies.map((one) => checkNoNewAccess(policy(one), policy(reference), kind).result);
  expect(answers(pass)).toEqual(pass.map(() => 'PASS'));
  expect(answers(fail)).toEqual(fail.map(() => 'FAIL'));
});
