// The ladder: one rung a layer, one a level, with verdict, note, grade and statements.
import { describe, expect, test } from 'vitest';
import {
  A,
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
  sns,
  to,
} from '../../test/reference/fixture.ts';
import { described, stateOf } from '../../test/testkit/state-of.ts';
import { decideState } from '../explain/state.ts';
import type { Layer, Rung } from '../model/decision.ts';

function ladder(one: Case): readonly Rung[] {
  return decideState(stateOf(one)).ladder;
}

/** `layer: verdict (note)` */
function told(one: Case): readonly string[] {
  return ladder(one).map(({ layer, verdict, note }) => `${layer}: ${verdict}${note === undefined ? '' : ` (${note})`}`);
}

function rung(one: Case, layer: Layer): Rung {
  const found = ladder(one).find((each) => each.layer === layer);
  if (found === undefined) throw new Error(`no rung ${layer}`);
  return found;
}

const open = policy('identity', allow());
const noOrganization = [
  "scp: notApplicable (the caller's account is in no organization)",
  "rcp: notApplicable (the resource's account is in no organization)",
];
const noCaps = ['boundary: notApplicable (no permissions boundary is set)', 'session: notApplicable (the session has no session policy)'];
const unneeded = 'resource: notApplicable (there is no resource policy; none is needed within one account)';

describe('every layer has its rung, in order', () => {
  test('a user within its account', () => {
    expect(told({ policies: { identity: [open] } })).toEqual([...noOrganization, unneeded, 'identity: allow', ...noCaps]);
  });

  test('across accounts, with everything', () => {
    const caller = member(A);
    const scp = [
      { kind: 'root', id: 'r-1', policies: [policy('scp', allow())] },
      { kind: 'account', id: A, policies: [policy('scp')] },
    ] as const;
    const rcp = [
      { kind: 'root', id: 'r-1', policies: [] },
      { kind: 'ou', id: 'ou-1', name: 'data', policies: [policy('rcp', deny({ Principal: '*' }))] },
    ] as const;
    const policies = {
      ...{ scp, rcp, identity: [open], boundary: policy('boundary'), session: [policy('session', deny())] },
      ...{ resource: policy('resource', to({ AWS: A })), endpoint: policy('endpoint', to('*')) },
    };
    const rungs = ladder({ principal: session, caller, owner: member(B), policies });
    expect(rungs.map(({ layer, verdict, side, account, level }) => [layer, verdict, side, account, level?.name ?? level?.id])).toEqual([
      ['scp', 'allow', 'caller', A, 'r-1'],
      ['scp', 'implicitDeny', 'caller', A, A],
      ['rcp', 'allow', 'resource', B, 'r-1'],
      ['rcp', 'explicitDeny', 'resource', B, 'data'],
      ['endpoint', 'allow', 'caller', A, undefined],
      ['resource', 'allow', 'resource', B, undefined],
      ['identity', 'allow', 'caller', A, undefined],
      ['boundary', 'implicitDeny', 'caller', A, undefined],
      ['session', 'explicitDeny', 'caller', A, undefined],
    ]);
  });

  test('a rule of the service stands alone', () => {
    expect(told({ principal: root, action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/r`, owner: B })).toEqual([
      'service: implicitDeny (root users may not assume roles)',
    ]);
    expect(told({ action: 'sts:GetCallerIdentity', resource: '*', owner: null })).toEqual([
      'service: allow (needs no permission; an explicit deny has no effect)',
    ]);
  });

  test('a block, a list or an attribute stands beside the resource policy', () => {
    const block = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: true };
    const s3 = {
      ownership: 'ObjectWriter',
      publicAccessBlock: block,
      acl: [{ grantee: { kind: 'account', account: A }, permission: 'READ' }],
    } as const;
    const bucket = told({ owner: B, policies: { identity: [open], resource: policy('resource', to('*')), s3 } });
    expect(bucket.slice(2, 5)).toEqual([
      'publicAccessBlock: implicitDeny (RestrictPublicBuckets is on and the bucket policy is public)',
      'resource: allow',
      'acl: allow (the access control list grants READ to account 111111111111)',
    ]);
    const snapshot: Case = { action: 'ec2:CreateVolume', resource: 'arn:aws:ec2:us-east-1::snapshot/s', owner: B };
    expect(told({ ...snapshot, policies: { identity: [open], share: { accounts: [], public: false } } }).slice(2, 4)).toEqual([
      'resource: implicitDeny (there is no resource policy)',
      'share: implicitDeny',
    ]);
    expect(told({ ...snapshot, policies: { identity: [open], share: { accounts: [A], public: false } } })[3]).toBe(
      'share: allow (shared with account 111111111111)',
    );
  });
});

describe('notes', () => {
  test.each<readonly [string, Case, Layer, string, string | undefined]>([
    [
      'a resource policy that names nobody here',
      { policies: { identity: [open], resource: policy('resource') } },
      'resource',
      'notApplicable',
      'no statement names the caller; none is needed within one account',
    ],
    [
      'a key must be opened',
      { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:key/1`, policies: { resource: policy('resource') } },
      'resource',
      'implicitDeny',
      undefined,
    ],
    [
      'a trust policy too',
      { action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/r`, policies: { resource: policy('trust') } },
      'trust',
      'implicitDeny',
      undefined,
    ],
    [
      'the login to ECR',
      { action: 'ecr:GetAuthorizationToken', resource: '*', owner: B },
      'resource',
      'notApplicable',
      "only the caller's own account is asked",
    ],
    [
      'a named user',
      { policies: { resource: policy('resource', to({ AWS: `arn:aws:iam::${A}:user/team/alice` })) } },
      'identity',
      'implicitDeny',
      'not needed: the resource policy names the caller',
    ],
    [
      'a named role',
      { principal: session, policies: { resource: policy('resource', to({ AWS: session.role })) } },
      'identity',
      'implicitDeny',
      'not needed: the resource policy names who is behind the session',
    ],
    [
      'a boundary that does not matter',
      { policies: { resource: policy('resource', to('*')), boundary: policy('boundary') } },
      'boundary',
      'implicitDeny',
      'not needed: the caller itself is named',
    ],
    [
      'a boundary that does',
      { principal: session, policies: { resource: policy('resource', to({ AWS: session.role })), boundary: policy('boundary') } },
      'boundary',
      'implicitDeny',
      undefined,
    ],
    ['root', { principal: root }, 'identity', 'allow', 'the root user has full access'],
    ['nobody', { principal: anonymous }, 'identity', 'notApplicable', 'the caller has no identity policies'],
    ['a service', { principal: sns }, 'session', 'notApplicable', 'the caller has no session'],
    [
      'a federated user',
      { principal: federated },
      'session',
      'implicitDeny',
      'a federated user without a session policy has no rights of its user',
    ],
    ['AssumeRoot', { principal: assumedRoot, policies: { session: [policy('session')] } }, 'session', 'allow', undefined],
    [
      'a call that is forwarded',
      { via: ['athena.amazonaws.com'], policies: { identity: [open], endpoint: policy('endpoint') } },
      'endpoint',
      'notApplicable',
      'the service that calls does not use the endpoint',
    ],
    [
      'what has no resource',
      { caller: member(A), owner: null, resource: '*', policies: { rcp: [] } },
      'rcp',
      'notApplicable',
      'the action has no resource',
    ],
    [
      'a grant',
      {
        action: 'kms:Decrypt',
        resource: `arn:aws:kms:us-east-1:${B}:key/1`,
        owner: B,
        policies: { grants: [{ id: 'g1', granteePrincipal: `arn:aws:iam::${A}:user/team/alice`, operations: ['Decrypt'] }] },
      },
      'grant',
      'allow',
      'grant g1 allows it',
    ],
    [
      'beside it',
      {
        action: 'kms:Decrypt',
        resource: `arn:aws:kms:us-east-1:${B}:key/1`,
        owner: B,
        policies: { grants: [{ id: 'g1', granteePrincipal: `arn:aws:iam::${A}:user/team/alice`, operations: ['Decrypt'] }] },
      },
      'identity',
      'implicitDeny',
      'not needed: the grant names the caller',
    ],
  ])('%s', (_, one, layer, verdict, note) => {
    expect(rung(one, layer)).toMatchObject({ verdict, ...(note === undefined ? {} : { note }) });
    if (note === undefined) expect(rung(one, layer).note).toBeUndefined();
  });
});

describe('grades', () => {
  test.each<readonly [unknown, string]>([
    ['*', 'any'],
    [{ AWS: `arn:aws:sts::${A}:assumed-role/R/S` }, 'direct'],
    [{ AWS: session.role }, 'roleOfSession'],
    [{ AWS: A }, 'account'],
    [{ AWS: [A, session.role] }, 'roleOfSession'],
  ])('%j: %s', (principal, grade) => {
    expect(rung({ principal: session, policies: { resource: policy('resource', to(principal)) } }, 'resource').grade).toBe(grade);
  });
});

describe('statements', () => {
  const mine = described(
    policy(
      'identity',
      allow({ Sid: 'Get' }),
      deny({ Sid: 'No', Action: 's3:Put*' }),
      allow({ Action: 's3:Get*', Resource: 'arn:aws:s3:::x' }),
      allow({ Action: 'ec2:*' }),
    ),
    { name: 'mine' },
  );

  test('those that allow, and those that nearly do', () => {
    const { statements, nearMisses } = rung({ policies: { identity: [mine] } }, 'identity');
    expect(statements.map(({ policy: { name }, index, sid, effect }) => [name, index, sid, effect])).toEqual([['mine', 0, 'Get', 'Allow']]);
    expect(nearMisses.map(({ statement, element }) => [statement.index, element])).toEqual([[2, 'Resource']]);
  });

  test('those that deny, and then no others', () => {
    const { statements, nearMisses } = rung({ action: 's3:PutObject', policies: { identity: [mine] } }, 'identity');
    expect(statements.map(({ index, effect }) => [index, effect])).toEqual([[1, 'Deny']]);
    expect(nearMisses).toEqual([]);
  });

  test('a Deny that nearly matches is no miss', () => {
    const near = policy('identity', deny({ Condition: { StringEquals: { 's3:prefix': 'x' } } }));
    expect(rung({ policies: { identity: [near] } }, 'identity').nearMisses).toEqual([]);
  });

  test('the element that kept a statement, and the conditions that do not hold, with what the request has', () => {
    const Condition = {
      StringEquals: { 'aws:SourceVpc': 'vpc-1', 's3:prefix': ['a', 'b'] },
      'ForAnyValue:StringLike': { 'aws:TagKeys': 'x*' },
    };
    const resource = policy('resource', to({ AWS: B }), to('*', { Resource: 'arn:aws:s3:::x' }), to('*', { Condition }), {
      ...allow(),
      NotPrincipal: { AWS: [A, `arn:aws:iam::${A}:user/team/alice`] },
    });
    const { nearMisses } = rung({ owner: B, context: { 's3:prefix': 'c', 'aws:tagkeys': ['a', 'b'] }, policies: { resource } }, 'resource');
    expect(nearMisses.map(({ element }) => element)).toEqual(['Principal', 'Resource', 'Condition', 'NotPrincipal']);
    expect(nearMisses[2]?.conditions.map(({ position: _, ...rest }) => rest)).toEqual([
      { operator: 'StringEquals', key: 'aws:SourceVpc', expected: ['vpc-1'] },
      { operator: 'StringEquals', key: 's3:prefix', expected: ['a', 'b'], actual: ['c'] },
      { operator: 'ForAnyValue:StringLike', key: 'aws:TagKeys', expected: ['x*'], actual: ['a', 'b'] },
    ]);
  });
});

test('absent keys: of statements that would apply otherwise, once each, in lower case', () => {
  const asking = (key: string, elements: object = {}) => allow({ ...elements, Condition: { StringEquals: { [key]: 'x' } } });
  const identity = [
    policy('identity', asking('aws:SourceIp'), asking('AWS:SOURCEIP'), asking('s3:prefix'), asking('aws:userid')),
    policy(
      'identity',
      deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      asking('aws:Referer', { Resource: 'arn:aws:s3:::x' }),
      asking('aws:UserAgent', { Action: 'ec2:*' }),
    ),
  ];
  expect(decideState(stateOf({ policies: { identity } })).absentKeys).toEqual(['aws:sourceip', 's3:prefix', 'aws:securetransport']);
});
