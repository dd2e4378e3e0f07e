// What services add to the policies: STS and trust, KMS and grants, and those that decide by themselves.
import { describe, expect, it } from 'vitest';
import {
  A,
  alice,
  allow,
  anonymous,
  assumedRoot,
  B,
  type Case,
  deny,
  federated,
  type Policies,
  policy,
  root,
  rootArn,
  type Statement,
  session,
  sessionArn,
  to,
  verdict,
  X,
} from './fixture.ts';

const full = [policy('identity', allow())];

describe('role trust', () => {
  const roleOf = (account: string): string => `arn:aws:iam::${account}:role/a/b/T`;
  const trust = (...statements: readonly Statement[]): Policies => ({ resource: policy('trust', ...statements) });
  it.each<[string, Case, string, string]>([
    // caller, who the trust policy names, without and with sts:AssumeRole in identity policies
    ['user, by ARN', { policies: trust(to({ AWS: alice.arn })) }, 'allowed', 'allowed'],
    ['session, by role', { principal: session, policies: trust(to({ AWS: session.role })) }, 'allowed', 'allowed'],
    ['user, by account', { policies: trust(to({ AWS: rootArn })) }, 'identity', 'allowed'],
    ['user, other user', { policies: trust(to({ AWS: `arn:aws:iam::${A}:user/bob` })) }, 'trust identity', 'trust'],
    ['user, everybody', { policies: trust(to('*')) }, 'allowed', 'allowed'],
    ['user, explicit Deny', { policies: trust(to('*'), deny({ Principal: '*' })) }, 'X trust', 'X trust'],
    ['user, no trust policy', { policies: {} }, 'resource identity', 'resource'],
    ['cross, by ARN', { owner: B, policies: trust(to({ AWS: alice.arn })) }, 'identity', 'allowed'],
    ['cross, none', { owner: B, policies: trust() }, 'trust identity', 'trust'],
    ['cross, everybody', { owner: B, policies: trust(to('*')) }, 'identity', 'allowed'],
  ])('%s', (_, one, without, withIdentity) => {
    const request = { action: 'sts:AssumeRole', resource: roleOf(one.owner === B ? B : A), ...one };
    expect(verdict(request)).toBe(without);
    expect(verdict({ ...request, policies: { ...one.policies, identity: full } })).toBe(withIdentity);
  });

  it.each<[string, Case, string]>([
    ['root may not assume roles', { principal: root, action: 'sts:AssumeRole' }, 'service'],
    ['AssumeRoot may not assume roles', { principal: assumedRoot, action: 'sts:AssumeRole' }, 'service'],
    ['web identity', { principal: { kind: 'federatedCaller', provider: 'idp' }, action: 'sts:AssumeRoleWithWebIdentity' }, 'allowed'],
    ['another provider', { principal: { kind: 'federatedCaller', provider: 'p' }, action: 'sts:AssumeRoleWithSAML' }, 'trust'],
    ['web identity, signed', { action: 'sts:AssumeRoleWithWebIdentity' }, 'service'],
  ])('%s', (_, one, expected) => {
    expect(verdict({ resource: roleOf(A), policies: { ...trust(to({ Federated: 'idp' })), identity: full }, ...one })).toBe(expected);
  });
});

describe('STS without permissions', () => {
  const denied = { identity: [policy('identity', deny())] };
  it.each<[string, Case, string]>([
    ['GetCallerIdentity, denied', { action: 'sts:GetCallerIdentity' }, 'allowed'],
    ['GetCallerIdentity, any case', { action: 'STS:getcalleridentity', principal: session }, 'allowed'],
    ['GetCallerIdentity, unsigned', { action: 'sts:GetCallerIdentity', principal: anonymous }, 'resource'],
    ['GetSessionToken, access key', { action: 'sts:GetSessionToken' }, 'allowed'],
    ['GetSessionToken, root', { action: 'sts:GetSessionToken', principal: root }, 'allowed'],
    ['GetSessionToken, again', { action: 'sts:GetSessionToken', principal: { ...alice, session: {} } }, 'service'],
    ['GetSessionToken, role', { action: 'sts:GetSessionToken', principal: session }, 'service'],
    ['GetSessionToken, federated', { action: 'sts:GetSessionToken', principal: federated }, 'service'],
    ['GetSessionToken, AssumeRoot', { action: 'sts:GetSessionToken', principal: assumedRoot }, 'service'],
  ])('%s', (_, one, expected) => {
    expect(verdict({ resource: '*', owner: null, policies: denied, ...one })).toBe(expected);
  });
});

describe('KMS', () => {
  const key = (account: string): string => `arn:aws:kms:us-east-1:${account}:key/1`;
  const keyPolicy = (...statements: readonly Statement[]): Policies => ({ resource: policy('resource', ...statements) });
  it.each<[string, Case, string]>([
    ['key policy for another user', { policies: { ...keyPolicy(to({ AWS: `${alice.arn}2` })), identity: full } }, 'resource'],
    ['no key policy', { policies: { identity: full } }, 'resource'],
    ['delegated', { policies: { ...keyPolicy(to({ AWS: rootArn })), identity: full } }, 'allowed'],
    ['delegated for Encrypt', { policies: { ...keyPolicy(to({ AWS: rootArn }, { Action: 'kms:Encrypt' })), identity: full } }, 'resource'],
    ['delegated, no identity', { policies: keyPolicy(to({ AWS: A })) }, 'identity'],
    ['identity Deny', { policies: { ...keyPolicy(to({ AWS: alice.arn })), identity: [policy('identity', deny())] } }, 'X identity'],
    ['alias, no key policy', { resource: `arn:aws:kms:us-east-1:${A}:alias/x`, policies: { identity: full } }, 'allowed'],
    ['root user without delegation', { principal: root, policies: keyPolicy(to({ AWS: alice.arn })) }, 'resource'],
    ['cross, both', { owner: B, resource: key(B), policies: { ...keyPolicy(to({ AWS: A })), identity: full } }, 'allowed'],
    [
      'cross, not possible',
      { owner: B, resource: key(B), action: 'kms:PutKeyPolicy', policies: { ...keyPolicy(to('*')), identity: full } },
      'service',
    ],
    [
      'cross, GenerateDataKeyPair',
      { owner: B, resource: key(B), action: 'kms:GenerateDataKeyPair', policies: { ...keyPolicy(to('*')), identity: full } },
      'allowed',
    ],
    [
      "AWS's alias",
      { action: 'kms:DeleteAlias', resource: `arn:aws:kms:us-east-1:${A}:alias/aws/s3`, policies: { identity: full } },
      'service',
    ],
  ])('%s', (_, one, expected) => {
    expect(verdict({ action: 'kms:Decrypt', resource: key(A), ...one })).toBe(expected);
  });

  const grants = (granteePrincipal: string, constraints = {}): Policies => ({
    grants: [{ id: 'g', granteePrincipal, operations: ['Decrypt'], constraints }],
  });
  const bounded = { boundary: policy('boundary') };
  const context = { 'kms:encryptioncontext:k': 'v', 'kms:encryptioncontext:l': 'w' };
  it.each<[string, Case, string]>([
    ['to the user', { policies: { ...grants(alice.arn), ...bounded } }, 'allowed'],
    ['to the role, for its session', { principal: session, policies: grants(session.role) }, 'allowed'],
    ['to the session, across accounts', { principal: session, owner: B, policies: { ...grants(sessionArn), ...bounded } }, 'allowed'],
    ['to the account', { policies: grants(rootArn) }, 'identity'],
    ['to the account, across accounts', { owner: B, policies: { ...grants(rootArn), identity: full } }, 'allowed'],
    ['to the account, for the root user', { principal: root, policies: grants(rootArn) }, 'allowed'],
    ['for another operation', { action: 'kms:Encrypt', policies: { ...grants(alice.arn), identity: full } }, 'resource'],
    ['and an explicit deny', { policies: { ...grants(alice.arn), identity: [policy('identity', deny())] } }, 'X identity'],
    [
      'equals',
      {
        context,
        policies: grants(alice.arn, {
          encryptionContextEquals: new Map([
            ['K', 'v'],
            ['l', 'w'],
          ]),
        }),
      },
      'allowed',
    ],
    ['equals, fewer', { context, policies: grants(alice.arn, { encryptionContextEquals: new Map([['k', 'v']]) }) }, 'resource identity'],
    ['subset', { context, policies: grants(alice.arn, { encryptionContextSubset: new Map([['k', 'v']]) }) }, 'allowed'],
    [
      'subset, another value',
      { context, policies: grants(alice.arn, { encryptionContextSubset: new Map([['k', 'V']]) }) },
      'resource identity',
    ],
  ])('grant %s', (_, one, expected) => {
    expect(verdict({ action: 'kms:Decrypt', resource: key(one.owner === B ? B : A), ...one })).toBe(expected);
  });
});

describe('other services', () => {
  const all = { identity: full, resource: policy('resource', to('*')) };
  it.each<[string, Case, string]>([
    ['SQS across accounts', { action: 'sqs:SetQueueAttributes', resource: `arn:aws:sqs:us-east-1:${B}:q`, owner: B }, 'service'],
    ['SQS across accounts, possible', { action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${B}:q`, owner: B }, 'allowed'],
    ['SQS in the account', { action: 'sqs:SetQueueAttributes', resource: `arn:aws:sqs:us-east-1:${A}:q` }, 'allowed'],
    ['AWS managed policy', { action: 'iam:DeletePolicy', resource: 'arn:aws:iam::aws:policy/P' }, 'service'],
    ['AWS managed policy, read', { action: 'iam:GetPolicy', resource: 'arn:aws:iam::aws:policy/P' }, 'allowed'],
    ['reserved role', { action: 'iam:AttachRolePolicy', resource: `arn:aws:iam::${A}:role/aws-reserved/sso/R` }, 'service'],
    [
      'ECR token',
      {
        action: 'ecr:GetAuthorizationToken',
        resource: '*',
        owner: B,
        policies: { resource: policy('resource', to('*'), deny({ Principal: '*' })) },
      },
      'identity',
    ],
    ['EFS without policy', { principal: anonymous, action: 'elasticfilesystem:ClientMount', policies: {} }, 'allowed'],
    [
      'EFS with policy',
      { principal: anonymous, action: 'elasticfilesystem:ClientMount', policies: { resource: policy('resource') } },
      'resource',
    ],
    [
      'snapshot, shared',
      { owner: B, action: 'ec2:CreateVolume', policies: { identity: full, share: { accounts: [A], public: false } } },
      'allowed',
    ],
    [
      'snapshot, public',
      { owner: B, action: 'ec2:CreateVolume', policies: { identity: full, share: { accounts: [], public: true } } },
      'allowed',
    ],
    [
      'snapshot, not shared',
      { owner: B, action: 'ec2:CreateVolume', policies: { share: { accounts: [X], public: false } } },
      'share identity',
    ],
    ['snapshot, own', { action: 'ec2:CreateVolume', policies: { identity: full, share: { accounts: [], public: false } } }, 'allowed'],
  ])('%s', (_, one, expected) => {
    expect(verdict({ policies: all, ...one })).toBe(expected);
  });
});
