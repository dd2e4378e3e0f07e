// The grammar of each policy type.
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '../model/policy-set.ts';
import { parsePolicyText } from './parse-policy.ts';
import { validatePolicy } from './validate-policy.ts';

/** `severity code at text` of each diagnostic. */
function validate(type: PolicyType, document: unknown): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { policy, diagnostics } = parsePolicyText({ name: 'p.json', text });
  if (policy === undefined) throw new Error(diagnostics[0]?.message);
  return validatePolicy(policy, type).map(({ severity, code, message, hint, span }) => {
    expect(hint).toBeTruthy();
    expect(message).toMatch(/^expected .*[^.]$/);
    return `${severity} ${code} at ${text.slice(span.start, span.end)}`;
  });
}

const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const valid = {
  identity: { Effect: 'Allow', Action: ['s3:Get*', 'ec2:Describe?nstances'], Resource: 'arn:aws:s3:::b/*' },
  boundary: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  session: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b' },
  resource: { Sid: 'Enable IAM User Permissions', Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'kms:*', Resource: '*' },
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
  endpoint: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  scp: { Effect: 'Allow', NotAction: 's3:*Object*', NotResource: 'arn:*:s3:::b/*', Condition: { Bool: { 'aws:x': 'true' } } },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
} as const satisfies Record<PolicyType, object>;

const types = Object.keys(valid) as PolicyType[];

describe.each(types)('%s', (type) => {
  test('a valid policy has no diagnostics', () => {
    expect(validate(type, document(valid[type]))).toEqual([]);
  });

  test('unknown operators, dead patterns and repeated Sids are found in every type', () => {
    const statement = { ...valid[type], Sid: 'a', Condition: { StringIs: { 'aws:x': 'y' } } };
    const found = validate(type, document(statement, { ...valid[type], Sid: 'a' }));
    expect(found).toContain('error unknown-operator at "StringIs"');
    expect(found.some((each) => each.endsWith(' duplicate-sid at "a"'))).toBe(true);
  });
});

describe('elements', () => {
  const principal = { Principal: { AWS: '111111111111' } };

  test.each(['identity', 'boundary', 'session', 'scp'] as const)('%s: no principal, a resource', (type) => {
    expect(validate(type, document({ ...valid[type], ...principal }))).toEqual([
      'error unsupported-principal at "Principal":{"AWS":"111111111111"}',
    ]);
    expect(validate(type, document({ ...valid[type], NotPrincipal: '*' }))[0]).toMatch(/^error unsupported-principal/);
    expect(validate(type, document({ Effect: 'Deny', Action: '*' }))).toEqual(['error missing-resource at {']);
  });

  test.each(['resource', 'trust', 'endpoint', 'rcp'] as const)('%s: a principal', (type) => {
    const { Principal: _, ...without } = valid[type];
    expect(validate(type, document(without))).toEqual(['error missing-principal at {']);
  });

  test('the resource is required, optional or forbidden', () => {
    const statement = { Effect: 'Deny', Principal: '*', Action: 's3:*' };
    expect(validate('resource', document(statement))).toEqual([]);
    expect(validate('endpoint', document(statement))).toEqual(['error missing-resource at {']);
    expect(validate('rcp', document(statement))).toEqual(['error missing-resource at {']);
    expect(validate('trust', document({ ...valid.trust, Resource: '*' }))).toEqual(['error unsupported-resource at "Resource":"*"']);
    expect(validate('trust', document({ ...valid.trust, NotResource: 'x' }))).toHaveLength(1);
  });

  test('NotPrincipal goes with Deny, and never in a trust policy', () => {
    const statement = { NotPrincipal: { AWS: '111111111111' }, Action: '*', Resource: '*' };
    expect(validate('resource', document({ Effect: 'Deny', ...statement }))).toEqual([]);
    expect(validate('resource', document({ Effect: 'Allow', ...statement }))).toHaveLength(1);
    expect(validate('endpoint', document({ Effect: 'Allow', ...statement }))).toHaveLength(1);
    for (const Effect of ['Allow', 'Deny']) {
      expect(validate('trust', document({ Effect, NotPrincipal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' }))).toEqual([
        'error unsupported-principal at "NotPrincipal":{"AWS":"111111111111"}',
      ]);
    }
  });

  test('a policy without statements', () => {
    expect(validate('identity', document())).toEqual(['warning empty-list at {']);
  });
});

describe('trust policies', () => {
  const trust = (action: unknown, principal: unknown) =>
    validate('trust', document({ Effect: 'Allow', Principal: principal, Action: action }));
  const account = { AWS: '111111111111' };

  test.each(['sts:AssumeRole', 'STS:assumerole', 'sts:*', 'sts:Assume*', 'sts:SetContext', 'sts:SetSourceIdentity'])(
    '%s can be allowed',
    (action) => {
      expect(trust(action, account)).toEqual([]);
    },
  );

  test.each(['*', 's3:GetObject', 'sts:GetCallerIdentity', 'sts:AssumeRoot', 'sts:Get*'])('%s cannot', (action) => {
    expect(trust([action, 'sts:AssumeRole'], account)).toEqual([`error unsupported-action at "${action}"`]);
  });

  test('identity providers come with their own action', () => {
    const saml = { Federated: 'arn:aws:iam::111111111111:saml-provider/idp' };
    const oidc = { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' };
    expect(trust('sts:AssumeRoleWithSAML', saml)).toEqual([]);
    expect(trust(['sts:AssumeRoleWithSAML', 'sts:TagSession'], saml)).toEqual([]);
    expect(trust('sts:TagSession', saml)).toEqual([]);
    expect(trust('sts:AssumeRole', saml)).toEqual(['warning mismatched-action at "Action":"sts:AssumeRole"']);
    expect(trust('sts:AssumeRoleWithSAML', oidc)).toHaveLength(1);
    expect(trust('sts:AssumeRoleWith*', oidc)).toEqual([]);
    expect(trust('sts:AssumeRoleWithWebIdentity', { Federated: 'accounts.google.com' })).toEqual([]);
    expect(trust('sts:AssumeRoleWithWebIdentity', { Federated: '*' })).toEqual(['error invalid-principal at "*"']);
  });

  test('a bare star is refused, `{"AWS": "*"}` is not', () => {
    expect(trust('sts:AssumeRole', '*')).toEqual(['error unsupported-principal at "*"']);
    expect(trust('sts:AssumeRole', { AWS: '*' })).toEqual([]);
    expect(trust('sts:AssumeRole', { CanonicalUser: 'a'.repeat(64) })).toHaveLength(1);
  });
});

describe('policies of AWS Organizations', () => {
  const rcp = (change: object) => validate('rcp', document({ ...valid.rcp, ...change }));

  test('resource control policies deny everybody, service by service', () => {
    expect(rcp({ Effect: 'Allow' })).toEqual(['error invalid-effect at {']);
    expect(rcp({ Principal: { AWS: '*' } })).toHaveLength(1);
    expect(rcp({ Principal: { AWS: '111111111111' } })).toEqual(['error unsupported-principal at "Principal":{"AWS":"111111111111"}']);
    expect(rcp({ Action: '*' })).toEqual(['error unsupported-action at "*"']);
    expect(rcp({ Action: ['s3:*', 'kms:Decrypt', 'sts:AssumeRole'] })).toEqual([]);
    expect(rcp({ Action: 'lambda:*' })).toEqual(['warning unsupported-action at "lambda:*"']);
    expect(validate('rcp', document({ Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }))).toHaveLength(1);
    expect(validate('rcp', document({ Effect: 'Deny', NotPrincipal: '*', Action: 's3:*', Resource: '*' }))[0]).toMatch(/principal/);
  });

  test('the policy that AWS attaches is valid', () => {
    expect(validate('rcp', document({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }))).toEqual([]);
  });

  test('they state the version 2012-10-17', () => {
    expect(validate('scp', { Statement: [valid.scp] })).toEqual(['error invalid-version at {']);
    expect(validate('rcp', { Version: '2008-10-17', Statement: [valid.rcp] })).toEqual(['error invalid-version at "Version":"2008-10-17"']);
    expect(validate('identity', { Statement: [valid.identity] })).toEqual([]);
  });
});

describe('Sid', () => {
  test('characters', () => {
    const sid = (type: PolicyType) => validate(type, document({ ...valid[type], Sid: 'a b' }));
    for (const type of ['identity', 'boundary', 'session', 'trust'] as const) expect(sid(type)).toEqual(['error invalid-sid at "a b"']);
    for (const type of ['scp', 'rcp'] as const) expect(sid(type)).toEqual(['warning invalid-sid at "a b"']);
    for (const type of ['resource', 'endpoint'] as const) expect(sid(type)).toEqual([]);
  });

  test('empty ones count as none', () => {
    const statement = { ...valid.trust, Sid: '' };
    expect(validate('trust', document(statement, statement))).toEqual([]);
  });
});

test('diagnostics come in the order of the text, and end at the limit', () => {
  const wrong = Array.from({ length: 300 }, () => ({ Effect: 'Allow', Action: 'x', Resource: 'y', Condition: { z: { w: '1' } } }));
  const text = JSON.stringify(document(...wrong));
  const { policy } = parsePolicyText({ name: 'p', text });
  const diagnostics = policy === undefined ? [] : validatePolicy(policy, 'identity');
  expect(diagnostics).toHaveLength(101);
  expect(diagnostics.at(-1)?.code).toBe('too-many-problems');
  const late = document({ Effect: 'Allow', Action: 'x', Resource: '*' }, { Sid: 'a b', Effect: 'Allow', Action: 's3:*', Resource: '*' });
  expect(validate('identity', late)).toEqual(['error invalid-action at "x"', 'error invalid-sid at "a b"']);
  const starts = diagnostics.map((each) => each.span.start);
  expect(starts).toEqual([...starts].sort((left, right) => left - right));
});
