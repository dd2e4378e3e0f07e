// STS: questions that policies cannot refuse, who may assume, and federation by trust alone.
import { describe, expect, test } from 'vitest';
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
  member,
  policy,
  root,
  session,
  sessionArn,
  sns,
  to,
} from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';
import type { Principal } from '../../model/principal.ts';

const open = [policy('identity', allow())];
const nothing: Case = { resource: '*', owner: null };
const idp: Principal = { kind: 'federatedCaller', provider: `arn:aws:iam::${B}:oidc-provider/token.example.com` };

describe('GetCallerIdentity', () => {
  test.each([alice, session, root, federated, assumedRoot, sns])('is answered whatever denies: %j', (principal) => {
    const policies = {
      identity: [policy('identity', deny())],
      session: [policy('session', deny())],
      scp: [{ kind: 'root', id: 'r-1', policies: [policy('scp', deny())] }],
    } as const;
    expect(outcomeOf({ ...nothing, principal, caller: member(A), action: 'sts:GetCallerIdentity', policies })).toBe('allowed');
  });

  test.each([anonymous, idp])('but to nobody without credentials: %j', (principal) => {
    expect(outcomeOf({ ...nothing, principal, action: 'sts:GetCallerIdentity' })).toBe('resource');
  });
});

describe('GetSessionToken', () => {
  test.each<readonly [Principal, string]>([
    [alice, 'allowed'],
    [root, 'allowed'],
    [{ ...alice, session: {} }, 'service'],
    [{ ...root, session: {} }, 'service'],
    [session, 'service'],
    [federated, 'service'],
    [assumedRoot, 'service'],
    [anonymous, 'resource'],
    [sns, 'resource'],
  ])('%j: %s', (principal, told) => {
    expect(outcomeOf({ ...nothing, principal, action: 'sts:GetSessionToken', policies: { identity: [policy('identity', deny())] } })).toBe(
      told,
    );
  });
});

describe('AssumeRole', () => {
  const within: Case = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/path/target` };
  const across: Case = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/path/target`, owner: B };
  const trust = (principal: unknown) => policy('trust', to(principal, { Resource: undefined, Action: 'sts:AssumeRole' }));

  test.each<readonly [string, Case, string]>([
    ['within: trust names the user', { ...within, policies: { resource: trust({ AWS: alice.arn }) } }, 'allowed'],
    ['within: trust names the role', { ...within, principal: session, policies: { resource: trust({ AWS: session.role }) } }, 'allowed'],
    ['within: trust names the session', { ...within, principal: session, policies: { resource: trust({ AWS: sessionArn }) } }, 'allowed'],
    ['within: trust names the account', { ...within, policies: { resource: trust({ AWS: A }) } }, 'identity'],
    [
      'within: trust names the account, with permission',
      { ...within, policies: { identity: open, resource: trust({ AWS: A }) } },
      'allowed',
    ],
    ['within: trust names another', { ...within, policies: { identity: open, resource: trust({ AWS: `${alice.arn}2` }) } }, 'trust'],
    ['within: trust names everybody', { ...within, policies: { resource: trust('*') } }, 'allowed'],
    ['within: trust is not known', { ...within, policies: { identity: open } }, 'resource'],
    ['across: trust names the user', { ...across, policies: { resource: trust({ AWS: alice.arn }) } }, 'identity'],
    ['across: and permission', { ...across, policies: { identity: open, resource: trust({ AWS: alice.arn }) } }, 'allowed'],
    ['across: permission alone', { ...across, policies: { identity: open, resource: trust({ AWS: B }) } }, 'trust'],
    ['across: trust names everybody', { ...across, policies: { resource: trust('*') } }, 'identity'],
    [
      'denied by the trust policy',
      { ...within, policies: { identity: open, resource: policy('trust', to('*'), deny({ Principal: '*', Resource: undefined })) } },
      'X trust',
    ],
    ['a root user never', { ...within, principal: root, policies: { resource: trust({ AWS: A }) } }, 'service'],
    ['nor its session', { ...within, principal: assumedRoot, policies: { resource: trust({ AWS: A }) } }, 'service'],
    ['a service by trust alone', { ...across, principal: sns, policies: { resource: trust({ Service: 'sns.amazonaws.com' }) } }, 'allowed'],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });

  test.each(['sts:TagSession', 'sts:SetSourceIdentity'])('%s is asked like it', (action) => {
    expect(outcomeOf({ ...within, action, policies: { identity: open, resource: trust({ AWS: A }) } })).toBe('trust');
    expect(
      outcomeOf({ ...within, action, policies: { identity: open, resource: policy('trust', to({ AWS: A }, { Resource: undefined })) } }),
    ).toBe('allowed');
    expect(
      outcomeOf({ ...within, action, principal: root, policies: { resource: policy('trust', to({ AWS: A }, { Resource: undefined })) } }),
    ).toBe('allowed');
  });
});

describe.each(['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML'])('%s', (action) => {
  const one: Case = { action, resource: `arn:aws:iam::${B}:role/target`, owner: member(B), principal: idp };
  const trusted = policy('trust', to({ Federated: `arn:aws:iam::${B}:oidc-provider/token.example.com` }, { Resource: undefined }));

  test.each<readonly [string, Case, string]>([
    ['by trust alone', { ...one, policies: { resource: trusted } }, 'allowed'],
    [
      'not by trust in another provider',
      { ...one, policies: { resource: policy('trust', to({ Federated: 'accounts.google.com' }, { Resource: undefined })) } },
      'trust',
    ],
    ['not without', { ...one, policies: { resource: policy('trust') } }, 'trust'],
    [
      'refused by an RCP',
      { ...one, policies: { resource: trusted, rcp: [{ kind: 'root', id: 'r-1', policies: [policy('rcp', deny({ Principal: '*' }))] }] } },
      'X rcp',
    ],
    [
      'with credentials it is another call',
      { ...one, principal: alice, policies: { identity: open, resource: policy('trust', to('*')) } },
      'service',
    ],
    ['nobody brings no token', { ...one, principal: anonymous, policies: { resource: policy('trust', to('*')) } }, 'service'],
  ])('%s', (_, given, told) => {
    expect(outcomeOf(given)).toBe(told);
  });
});
