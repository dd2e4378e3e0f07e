// Every way in which a Principal or NotPrincipal element can name every kind of caller.
import { describe, expect, it } from 'vitest';
import type { Principal } from '../model/principal.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';
import { gradeOf } from './grade.ts';
import { compilePrincipal } from './principal-match.ts';
import { prepareQuery } from './query.ts';

const A = '111111111111';
const alice: Principal = { kind: 'user', arn: `arn:aws:iam::${A}:user/team/alice`, account: A, id: 'AIDAALICE' };
const session: Principal = {
  kind: 'roleSession',
  role: `arn:aws:iam::${A}:role/path/deploy`,
  account: A,
  roleId: 'AROADEPLOY',
  sessionName: 's',
};
const root: Principal = { kind: 'root', account: A, partition: 'aws' };
const federated: Principal = {
  kind: 'federatedUser',
  account: A,
  partition: 'aws',
  name: 'bob',
  parent: `arn:aws:iam::${A}:user/team/alice`,
};
const service: Principal = { kind: 'service', name: 'sns.amazonaws.com' };
const idp: Principal = { kind: 'federatedCaller', provider: `arn:aws:iam::${A}:oidc-provider/token.actions.githubusercontent.com` };
const anonymous: Principal = { kind: 'anonymous' };

function gradeFor(
  element: Record<string, unknown>,
  principal: Principal,
  effect: 'Allow' | 'Deny' = 'Allow',
  bounded = false,
): string | undefined {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: effect, ...element, Action: '*', Resource: '*' }] });
  const parsed = parsePolicyText({ name: 'test', text }).policy?.statements[0]?.principal;
  if (parsed === undefined) throw new Error(`no principal in ${text}`);
  const request = { principal, action: 's3:GetObject', resource: { arn: '*' }, context: new Map() };
  return gradeOf(compilePrincipal(parsed, effect)({ ...prepareQuery(request, { identity: [] }, {}), bounded }));
}

describe('Principal', () => {
  it.each([
    ['*', alice, 'any'],
    ['*', anonymous, 'any'],
    [{ AWS: '*' }, service, 'any'],
    [{ AWS: A }, root, 'direct'],
    [{ AWS: A }, alice, 'account'],
    [{ AWS: `arn:aws:iam::${A}:root` }, session, 'account'],
    [{ AWS: `arn:aws-cn:iam::${A}:root` }, session, undefined],
    [{ AWS: '222222222222' }, alice, undefined],
    [{ AWS: `arn:aws:iam::${A}:role/other/path/deploy` }, session, 'roleOfSession'],
    [{ AWS: `arn:aws:iam::${A}:role/Deploy` }, session, undefined],
    [{ AWS: 'AROADEPLOY' }, session, 'roleOfSession'],
    [{ AWS: `arn:aws:sts::${A}:assumed-role/deploy/s` }, session, 'direct'],
    [{ AWS: `arn:aws:sts::${A}:assumed-role/deploy/t` }, session, undefined],
    [{ AWS: `arn:aws:iam::${A}:user/team/alice` }, alice, 'direct'],
    [{ AWS: `arn:aws:iam::${A}:user/alice` }, alice, undefined],
    [{ AWS: 'AIDAALICE' }, alice, 'direct'],
    [{ AWS: 'AIDADELETED' }, alice, undefined],
    [{ AWS: `arn:aws:iam::${A}:user/team/alice` }, federated, 'userOfFederatedSession'],
    [{ AWS: `arn:aws:sts::${A}:federated-user/bob` }, federated, 'direct'],
    [{ Service: 'sns.amazonaws.com' }, service, 'direct'],
    [{ Service: 'sqs.amazonaws.com' }, service, undefined],
    [{ Service: ['sqs.amazonaws.com', 'sns.amazonaws.com'] }, service, 'direct'],
    [{ Federated: `arn:aws:iam::${A}:oidc-provider/token.actions.githubusercontent.com` }, idp, 'direct'],
    [{ CanonicalUser: A }, alice, 'account'],
    [{ AWS: [`arn:aws:iam::${A}:root`, `arn:aws:iam::${A}:user/team/alice`] }, alice, 'direct'],
  ] as const)('%j names %j with grade %s', (principal, caller, grade) => {
    expect(gradeFor({ Principal: principal }, caller)).toBe(grade);
  });
});

describe('NotPrincipal', () => {
  const account = `arn:aws:iam::${A}:root`;
  const role = `arn:aws:iam::${A}:role/path/deploy`;
  const sessionArn = `arn:aws:sts::${A}:assumed-role/deploy/s`;

  it('spares a session only if account, role and session are listed', () => {
    expect(gradeFor({ NotPrincipal: { AWS: [account, role, sessionArn] } }, session, 'Deny')).toBeUndefined();
    expect(gradeFor({ NotPrincipal: { AWS: [account, role] } }, session, 'Deny')).toBe('any');
    expect(gradeFor({ NotPrincipal: { AWS: [role, sessionArn] } }, session, 'Deny')).toBe('any');
  });

  it('spares a user if account and user are listed, unless a boundary is set and it denies', () => {
    const listed = { NotPrincipal: { AWS: [account, `arn:aws:iam::${A}:user/team/alice`] } };
    expect(gradeFor(listed, alice, 'Deny')).toBeUndefined();
    expect(gradeFor(listed, alice, 'Deny', true)).toBe('any');
    expect(gradeFor(listed, alice, 'Allow', true)).toBeUndefined();
  });

  it('spares root users, services and nobody else by one entry', () => {
    expect(gradeFor({ NotPrincipal: { AWS: account } }, root, 'Deny')).toBeUndefined();
    expect(gradeFor({ NotPrincipal: { Service: 'sns.amazonaws.com' } }, service, 'Deny')).toBeUndefined();
    expect(gradeFor({ NotPrincipal: { AWS: account } }, anonymous, 'Deny')).toBe('any');
  });
});
