// ECR: repositories have policies without Resource; the login token is the caller's account's own affair.
import { describe, expect, test } from 'vitest';
import { A, allow, B, type Case, deny, member, policy, session, sns, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const pull: Case = { principal: session, action: 'ecr:BatchGetImage', resource: `arn:aws:ecr:us-east-1:${B}:repository/app`, owner: B };
const token: Case = { principal: session, action: 'ecr:GetAuthorizationToken', resource: '*', owner: B };
const open = [policy('identity', allow())];
const repository = policy('resource', to({ AWS: A }, { Resource: undefined, Action: ['ecr:BatchGetImage', 'ecr:GetAuthorizationToken'] }));

test.each<readonly [string, Case, string]>([
  ['both sides', { ...pull, policies: { identity: open, resource: repository } }, 'allowed'],
  ['without the repository', { ...pull, policies: { identity: open } }, 'resource'],
  ['without the caller’s side', { ...pull, policies: { resource: repository } }, 'identity'],
  ['within the account the caller’s side is enough', { ...pull, owner: A, policies: { identity: open } }, 'allowed'],
])('a pull: %s', (_, one, told) => {
  expect(outcomeOf(one)).toBe(told);
});

describe('the login token', () => {
  test.each<readonly [string, Case, string]>([
    ['needs the caller’s side', { ...token, policies: { identity: open } }, 'allowed'],
    ['and nothing else gives it', { ...token, policies: { resource: repository } }, 'identity'],
    ['nor refuses it', { ...token, policies: { identity: open, resource: policy('resource', deny({ Principal: '*' })) } }, 'allowed'],
    [
      'nor an RCP',
      {
        ...token,
        owner: member(B),
        policies: { identity: open, rcp: [{ kind: 'root', id: 'r-1', policies: [policy('rcp', deny({ Principal: '*' }))] }] },
      },
      'allowed',
    ],
    [
      'but the caller’s SCP does',
      { ...token, caller: member(A), policies: { identity: open, scp: [{ kind: 'root', id: 'r-1', policies: [policy('scp', deny())] }] } },
      'X scp scp',
    ],
    ['and its boundary', { ...token, policies: { identity: open, boundary: policy('boundary') } }, 'boundary'],
    ['a service has no account', { ...token, principal: sns, policies: { resource: repository } }, 'resource'],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });
});
