// Principals as people name them, against those that the logs show.
import { describe, expect, test } from 'vitest';
import { chooseAll, choosePrincipal } from './choose-principals.ts';
import type { SeenPrincipal } from './seen-principal.ts';

const A = '111111111111';
const B = '222222222222';
const DEPLOY = `arn:aws:iam::${A}:role/ci/deploy`;
const APP = `arn:aws:iam::${A}:role/app`;
const OTHER_APP = `arn:aws:iam::${A}:role/team/app`;
const ALICE = `arn:aws:iam::${A}:user/people/alice`;
const set = (account: string, suffix: string): string =>
  `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_${suffix}`;

function seen(id: string, part: Partial<SeenPrincipal> = {}): SeenPrincipal {
  const account = id.split(':')[4] ?? '';
  const base = { allowed: 1, denied: 0, unclear: 0, services: [], firstSeen: '', lastSeen: '' };
  return { id, kind: id.includes(':role/') ? 'role' : 'user', account, ...base, ...part };
}

const ALL: readonly SeenPrincipal[] = [
  seen(DEPLOY),
  seen(APP),
  seen(OTHER_APP),
  seen(ALICE),
  seen(set(B, '0123456789abcdef'), { permissionSet: 'Admin' }),
  seen(set(A, 'fedcba9876543210'), { permissionSet: 'Admin' }),
  seen(`arn:aws:iam::${A}:root`, { kind: 'root', notEditable: 'a root user' }),
];

describe('choosePrincipal', () => {
  test.each([
    [DEPLOY, [DEPLOY]],
    [`arn:aws:iam::${A}:role/deploy`, [DEPLOY]],
    [`arn:aws:sts::${A}:assumed-role/deploy/session-1`, [DEPLOY]],
    [APP, [APP]],
    [ALICE, [ALICE]],
    ['sso:Admin', [set(A, 'fedcba9876543210'), set(B, '0123456789abcdef')]],
    [set(B, '0123456789abcdef'), [set(A, 'fedcba9876543210'), set(B, '0123456789abcdef')]],
    [
      `arn:aws:sts::${B}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/alice@example.com`,
      [set(A, 'fedcba9876543210'), set(B, '0123456789abcdef')],
    ],
  ])('%s', (asked, holders) => {
    expect(choosePrincipal(asked, ALL)).toMatchObject({ ok: true, value: { holders } });
  });

  test.each([
    [`arn:aws:sts::${A}:assumed-role/app/i-1`, `give one of ${APP}, ${OTHER_APP}`],
    [`arn:aws:iam::${A}:role/deplyo`, `seen were ${DEPLOY}`],
    [`arn:aws:iam::${B}:role/deploy`, `seen were ${DEPLOY}`],
    [`arn:aws:iam::${A}:role/nothing-like-it`, `seen were ${DEPLOY}, ${APP}, ${OTHER_APP}, ${ALICE}`],
    [`arn:aws:iam::${A}:role/elsewhere/deploy`, `seen were ${DEPLOY}`],
    [`arn:aws:iam::${A}:root`, 'it is a root user'],
    ['sso:Admni', 'did you mean `Admin`?'],
    [`arn:aws:iam::${A}:role/deplyo`, '; `wariin generate` without --principal lists everybody'],
    ['nonsense', '--principal takes the ARN of a role or user, or sso:NAME, and `nonsense` is neither; `wariin generate` without'],
    ['*', '`*` is neither; `wariin generate` without'],
    ['sso:', '`sso:` is neither; `wariin generate` without'],
    ['deploy', `\`deploy\` is neither; you may mean ${DEPLOY}; \`wariin generate\` without`],
    [A, `\`${A}\` is neither; you may mean ${DEPLOY}, ${APP}, ${OTHER_APP}, ${ALICE}, `],
    ['arn:aws:s3:::data', 'is neither'],
  ])('refuses %s', (asked, message) => {
    expect(choosePrincipal(asked, ALL)).toMatchObject({ ok: false, error: expect.stringContaining(message) });
  });
});

test('chooseAll: a permission set once, and nobody without a policy', () => {
  expect(chooseAll(ALL).map(({ asked }) => asked)).toEqual([DEPLOY, APP, OTHER_APP, ALICE, 'sso:Admin']);
});
