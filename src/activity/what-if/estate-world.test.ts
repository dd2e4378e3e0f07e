// What a change put over an estate would have done to recorded calls.
import { expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import { none, OBJECT, proposed, RECORDED, replayed, statement } from '../../../test/activity/replayed-change.ts';
import { overlayEstate } from '../../analyze/preview/overlay-estate.ts';
import type { Estate } from '../../estate/estate.ts';
import { loadEstate } from '../../estate/load-estate.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import type { UsedCall } from '../used-call.ts';
import { estateWorld } from './estate-world.ts';
import { proposedWorld } from './proposed-world.ts';
import type { WhatIf } from './what-if.ts';

const GET = recordedCall({ action: 's3:GetObject', resources: [OBJECT], group: { count: 3, region: 'eu-west-1' } });

const account = (roles: object, more: object = {}) => ({
  id: '111111111111',
  roles: [{ name: 'app', trust: { Version: '2012-10-17', Statement: [] }, ...roles }],
  ...more,
});
const policy = (...statements: readonly object[]) => ({ name: 'p', document: { Version: '2012-10-17', Statement: statements } });

function estateOf(value: object): Estate {
  const loaded = loadEstate([{ name: 'estate.json', text: JSON.stringify({ schemaVersion: 1, ...value }) }]);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('; '));
  return loaded.value.estate;
}

function changed(before: object | undefined, change: object, ...calls: readonly UsedCall[]): WhatIf {
  const base = before === undefined ? undefined : estateOf(before);
  const after = estateOf(change);
  const world =
    base === undefined
      ? estateWorld({ after }, none, serviceRules)
      : estateWorld({ before: base, after: overlayEstate(base, after, new Map()) }, none, serviceRules);
  return replayed(world, calls);
}

const BOTH = { accounts: [account({ policies: [policy(statement('Allow', ['s3:*', 'sqs:*'] as never, '*'))] })] };
const send = recordedCall({ action: 'sqs:SendMessage', resources: ['arn:aws:sqs:us-west-2:111111111111:orders'] });

test('what an identity policy loses', () => {
  const narrower = { accounts: [account({ policies: [policy(statement('Allow', 's3:*', '*'))] })] };
  const { denied, totals } = changed(BOTH, narrower, GET, send);
  expect(totals).toMatchObject({ judged: 4, denied: 1, allowed: 3 });
  expect(denied).toMatchObject([{ action: 'sqs:SendMessage', layer: 'identity', kind: 'implicitDeny' }]);
});

test('what a boundary takes, and a change that says the same', () => {
  const bounded = (actions: string) => ({
    accounts: [
      account({
        policies: [policy(statement('Allow', ['s3:*', 'sqs:*'] as never, '*'))],
        boundary: policy(statement('Allow', actions, '*')),
      }),
    ],
  });
  expect(changed(BOTH, bounded('sqs:*'), GET, send).totals).toMatchObject({ denied: 3, allowed: 1 });
  expect(changed(BOTH, BOTH, GET, send).totals).toMatchObject({ untouched: 4 });
  // It was denied before: the log is older than the boundary.
  expect(changed(bounded('sqs:*'), bounded('sqs:Send*'), GET, send).totals).toMatchObject({ deniedBefore: 3, allowed: 1 });
});

test('a Deny that cannot be decided and was there before did not apply', () => {
  const tagged = statement('Deny', 's3:*', '*', {
    Condition: {
      StringNotEquals: { 'aws:SourceVpc': 'vpc-1' },
      Bool: { 'aws:ViaAWSService': 'false' },
      NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
    },
  });
  const with_ = (...more: readonly object[]) => ({
    accounts: [account({ policies: [policy(statement('Allow', '*', '*'), tagged, ...more)] })],
  });
  expect(changed(with_(), with_(statement('Deny', 'sqs:*', '*')), GET, send).totals).toMatchObject({ allowed: 3, denied: 1, unknown: 0 });
  expect(changed(BOTH, with_(), GET).totals).toMatchObject({ unknown: 3 });
});

test('an SCP of the organization, with its management account exempt', () => {
  const organization = (scps: readonly object[]) => ({
    organization: {
      id: 'o-1',
      managementAccount: '100000000001',
      root: { id: 'r-1', accounts: ['100000000001', { id: '111111111111', scps }] },
    },
  });
  const full = { name: 'All', document: { Version: '2012-10-17', Statement: [statement('Allow', '*', '*')] } };
  const deny = { name: 'NoS3', document: { Version: '2012-10-17', Statement: [statement('Deny', 's3:*', '*', { Sid: 'NoS3' })] } };
  const before = { ...BOTH, ...organization([full]) };
  const { denied, totals } = changed(before, organization([full, deny]), GET, send);
  expect(totals).toMatchObject({ denied: 3, allowed: 1 });
  expect(denied).toMatchObject([{ layer: 'scp', statements: [{ sid: 'NoS3', policy: { name: 'NoS3' } }] }]);
  const manager = { kind: 'role', arn: 'arn:aws:iam::100000000001:role/x', account: '100000000001' } as const;
  expect(changed(before, organization([full, deny]), recordedCall({ actor: manager })).totals).toMatchObject({ untouched: 1 });
  // Without an estate the change is judged alone.
  expect(changed(undefined, organization([full, deny]), GET, send).totals).toMatchObject({ denied: 3, allowed: 1 });
});

test('an estate that does not allow what was recorded is filled in', () => {
  const bucket = (document: object) => ({
    accounts: [
      { id: '111111111111', resources: [{ arn: 'arn:aws:s3:::reports', policy: { Version: '2012-10-17', Statement: [document] } }] },
    ],
  });
  const deny = statement('Deny', 's3:*', 'arn:aws:s3:::reports/*', { Principal: '*' });
  const allow = statement('Allow', 's3:ListBucket', 'arn:aws:s3:::reports', { Principal: '*' });
  expect(changed(bucket(allow), bucket(deny), GET).totals).toMatchObject({ untouched: 3 });
  const stated = estateOf(bucket(deny));
  const base = estateOf(bucket(allow));
  const after = overlayEstate(base, stated, new Map([['arn:aws:s3:::reports', new Set(['policy'])]]));
  expect(replayed(estateWorld({ before: base, after }, none, serviceRules), [GET]).totals).toMatchObject({ denied: 3 });
});

test('tags of a role in the estate decide', () => {
  const tagged = proposed('scp', [statement('Deny', '*', '*', { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'a' } } })]);
  const estate = (team: string) => estateOf({ accounts: [account({ tags: { team } })] });
  const fate = (team: string) => replayed(proposedWorld([tagged], RECORDED, estate(team), none), [GET]).totals;
  expect([fate('a').allowed, fate('b').denied]).toEqual([3, 3]);
});
