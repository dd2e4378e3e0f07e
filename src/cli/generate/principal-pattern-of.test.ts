// Names as people give them, and whom the readers look for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import type { ActivityIdentity } from '../../activity/activity-group.ts';
import { actorOf } from '../../activity/map/actor-of.ts';
import { isOneOf } from '../../activity/principal-pattern.ts';
import { choosePrincipal } from './choose-principals.ts';
import { principalPatternOf } from './principal-pattern-of.ts';
import { idOf, type SeenPrincipal } from './seen-principal.ts';

const A = '111111111111';
const SET = 'AWSReservedSSO_Admin_0123456789abcdef';
const ADMIN = { kind: 'permissionSet', name: 'Admin' } as const;
const APP = { kind: 'role', account: A, name: 'app' } as const;

test.each([
  ['sso:Admin', ADMIN],
  [`arn:aws:iam::${A}:role/app`, APP],
  [`arn:aws:sts::${A}:assumed-role/app/i-1`, APP],
  [`arn:aws:sts::${A}:assumed-role/app`, APP],
  [`arn:aws:iam::${A}:role/team/app`, { kind: 'arn', arn: `arn:aws:iam::${A}:role/team/app` }],
  [`arn:aws:iam::${A}:user/people/ana`, { kind: 'arn', arn: `arn:aws:iam::${A}:user/people/ana` }],
  [`arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/${SET}`, ADMIN],
  [`arn:aws:sts::${A}:assumed-role/${SET}/ana@example.com`, ADMIN],
  [`arn:aws:sts::${A}:federated-user/ana`, undefined],
  [`arn:aws:iam::${A}:root`, undefined],
  [`arn:aws:iam::${A}:role/`, undefined],
  ['arn:aws:iam::1:role/app', undefined],
  ['app', undefined],
] as const)('%s', (asked, pattern) => {
  expect(principalPatternOf(asked)).toEqual(pattern);
});

const name = fc.constantFrom('app', 'team', SET, 'AWSReservedSSO_Admin_fedcba9876543210');
const account = fc.constantFrom(A, '222222222222');
const arn = fc.oneof(
  fc.tuple(account, fc.array(name, { minLength: 1, maxLength: 2 })).map(([of, names]) => `arn:aws:iam::${of}:role/${names.join('/')}`),
  fc.tuple(account, name).map(([of, role]) => `arn:aws:sts::${of}:assumed-role/${role}/session`),
  fc.tuple(account, name).map(([of, user]) => `arn:aws:iam::${of}:user/${user}`),
);

function seen(arns: readonly string[]): readonly SeenPrincipal[] {
  const byId = new Map<string, SeenPrincipal>();
  for (const own of arns) {
    const type = own.includes(':user/') ? 'IAMUser' : 'AssumedRole';
    const identity: ActivityIdentity = { type, arn: own, account: own.split(':')[4] ?? '', invokedBy: '', mfa: '', sourceIdentity: '' };
    const actor = actorOf(identity);
    if (actor.kind !== 'role' && actor.kind !== 'user') continue;
    const permissionSet = actor.kind === 'role' ? actor.permissionSet : undefined;
    const did = { allowed: 1, denied: 0, unclear: 0, services: [], firstSeen: '', lastSeen: '' };
    const { kind, account: of } = actor;
    byId.set(idOf(actor), { id: idOf(actor), kind, account: of, ...(permissionSet !== undefined && { permissionSet }), ...did });
  }
  return [...byId.values()];
}

test('who is chosen among those that are read is who is chosen among all', () => {
  fc.assert(
    fc.property(fc.array(arn, { maxLength: 8 }), fc.oneof(arn, fc.constant('sso:Admin')), (all, asked) => {
      const pattern = principalPatternOf(asked);
      if (pattern === undefined) throw new Error(`${asked} has no pattern`);
      const among = choosePrincipal(asked, seen(all.filter((one) => isOneOf([pattern], one))));
      const whole = choosePrincipal(asked, seen(all));
      // What is not found is looked for among all once more.
      expect(among.ok).toBe(whole.ok);
      if (among.ok) expect(among).toEqual(whole);
    }),
    { numRuns: runs(1000) },
  );
});
