// The decision within an account and across accounts (IAM User Guide: policy evaluation logic).
import { describe, expect, it } from 'vitest';
import {
  A,
  alice,
  allow,
  anonymous,
  assumedRoot,
  B,
  type Case,
  decide,
  deny,
  federated,
  federatedArn,
  member,
  type Policies,
  policy,
  root,
  rootArn,
  type Statement,
  session,
  sessionArn,
  sns,
  to,
  verdict,
  X,
} from './fixture.ts';

const OTHER = allow({ Action: 'ec2:*' });

/** Layers by what they contain: `allow`, `impl` (present, without a matching Allow), or absent. */
function layers(resource: unknown, identity: string, boundary?: string, sessionPolicy?: string): Policies {
  const of = (say: string): readonly Statement[] => (say === 'allow' ? [allow()] : [OTHER]);
  return {
    ...(resource !== undefined && { resource: policy('resource', to(resource)) }),
    identity: [policy('identity', ...of(identity))],
    ...(boundary && { boundary: policy('boundary', ...of(boundary)) }),
    ...(sessionPolicy && { session: [policy('session', ...of(sessionPolicy))] }),
  };
}

const role = { AWS: session.role };

describe('in the same account', () => {
  it.each<[string, Case, string]>([
    ['user by ARN', { policies: layers({ AWS: alice.arn }, 'impl', 'impl') }, 'allowed'],
    ['user by everybody', { policies: layers('*', 'impl', 'impl') }, 'allowed'],
    ['user by account root', { policies: layers({ AWS: rootArn }, 'impl') }, 'identity'],
    ['user by account id, boundary', { policies: layers({ AWS: A }, 'impl', 'impl') }, 'identity boundary'],
    ['user by account root, all allow', { policies: layers({ AWS: rootArn }, 'allow', 'allow') }, 'allowed'],
    ['session by ARN', { principal: session, policies: layers({ AWS: sessionArn }, 'impl', 'impl', 'impl') }, 'allowed'],
    ['session by everybody', { principal: session, policies: layers({ AWS: '*' }, 'impl', 'impl', 'impl') }, 'allowed'],
    ['session by role', { principal: session, policies: layers(role, 'impl') }, 'allowed'],
    ['session by role, all allow', { principal: session, policies: layers(role, 'impl', 'allow', 'allow') }, 'allowed'],
    ['session by role, no boundary', { principal: session, policies: layers(role, 'impl', 'impl', 'allow') }, 'boundary'],
    ['session by role, neither', { principal: session, policies: layers(role, 'impl', 'impl', 'impl') }, 'boundary session'],
    ['session by role, no session policy', { principal: session, policies: layers(role, 'impl', 'allow', 'impl') }, 'session'],
    ['session by unique id', { principal: session, policies: layers({ AWS: 'AROAR' }, 'impl') }, 'allowed'],
    ['session by role of another path', { principal: session, policies: layers({ AWS: `arn:aws:iam::${A}:role/R` }, 'impl') }, 'allowed'],
    [
      'session by role of another account',
      { principal: session, policies: layers({ AWS: `arn:aws:iam::${B}:role/R` }, 'impl') },
      'identity',
    ],
    [
      'session by role in another partition',
      { principal: session, policies: layers({ AWS: `arn:aws-cn:iam::${A}:role/R` }, 'impl') },
      'identity',
    ],
    ['federated by its ARN', { principal: federated, policies: layers({ AWS: federatedArn }, 'impl', 'impl') }, 'allowed'],
    ['federated by the user', { principal: federated, policies: layers({ AWS: alice.arn }, 'impl', 'allow', 'impl') }, 'session'],
    ['federated without session policy', { principal: federated, policies: layers(undefined, 'allow', 'allow') }, 'session'],
    ['federated with session policy', { principal: federated, policies: layers(undefined, 'allow', 'allow', 'allow') }, 'allowed'],
    [
      'federated by root',
      { principal: { ...federated, parent: rootArn }, policies: layers(undefined, 'impl', undefined, 'allow') },
      'allowed',
    ],
    ['root user', { principal: root, policies: layers(undefined, 'impl') }, 'allowed'],
    ['root user, SCP', { principal: root, policies: { scp: [{ kind: 'account', id: A, policies: [] }] } }, 'scp'],
    ['root user, resource Deny', { principal: root, policies: { resource: policy('resource', deny({ Principal: '*' })) } }, 'X resource'],
    ['AssumeRoot within its task', { principal: assumedRoot, policies: layers(undefined, 'impl', undefined, 'allow') }, 'allowed'],
    ['AssumeRoot, its task policy silent', { principal: assumedRoot, policies: layers(undefined, 'impl', undefined, 'impl') }, 'allowed'],
    ['AssumeRoot beyond its task', { principal: assumedRoot, policies: { session: [policy('session', deny({}))] } }, 'X session'],
    ['nothing, unrelated queue policy', { policies: layers({ AWS: `arn:aws:iam::${A}:user/bob` }, 'impl') }, 'identity'],
    ['empty session policy', { principal: session, policies: { ...layers(undefined, 'allow'), session: [] } }, 'session'],
  ])('%s', (_, one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  it.each(['identity', 'boundary', 'resource', 'session', 'endpoint'] as const)(
    'an explicit deny of %s beats an Allow for everybody',
    (type) => {
      const all = layers('*', 'allow', 'allow', 'allow');
      const denying = policy(type, allow({ Principal: '*' }), deny({ Principal: '*' }));
      const value = type === 'identity' || type === 'session' ? [denying] : denying;
      expect(decide({ policies: { ...all, [type]: value } })).toEqual({
        decision: 'deny',
        kind: 'explicitDeny',
        blockedBy: type,
        blockers: [type],
        determining: [`${type}/${type}/1`],
      });
    },
  );

  it('names an explicit deny first, then the implicit one of the same layer', () => {
    const boundary = policy('boundary', deny(), OTHER);
    expect(verdict({ policies: { ...layers(undefined, 'impl'), boundary } })).toBe('X boundary identity boundary');
  });
});

describe('determining statements', () => {
  const identity = [policy('identity', OTHER, allow())];
  const determining = (principals: readonly unknown[], one: Case = {}): readonly string[] =>
    decide({ ...one, policies: { identity, resource: policy('resource', ...principals.map((who) => to(who))), ...one.policies } })
      .determining;

  it.each<[string, readonly unknown[], Case, readonly string[]]>([
    ['direct ones alone', [{ AWS: A }, { AWS: alice.arn }, '*'], {}, ['resource/resource/1', 'resource/resource/2']],
    ['those of the role', [{ AWS: A }, role], { principal: session }, ['resource/resource/1']],
    ['identity, where the account is trusted', [{ AWS: A }], {}, ['identity/identity/1']],
    ['both sides across accounts', [{ AWS: A }, '*'], { owner: B }, ['identity/identity/1', 'resource/resource/0', 'resource/resource/1']],
    ['none for the root user', [{ AWS: B }], { principal: root }, []],
    ['the resource side across accounts for the root user', [{ AWS: A }], { principal: root, owner: B }, ['resource/resource/0']],
    ['the resource alone for anonymous', ['*'], { principal: anonymous }, ['resource/resource/0']],
  ])('%s', (_, principals, one, expected) => {
    expect(determining(principals, one)).toEqual(expected);
  });

  it('adds the delegation where the resource must trust its account', () => {
    const key = { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:key/1` };
    expect(determining([{ AWS: rootArn }], key)).toEqual(['identity/identity/1', 'resource/resource/0']);
  });

  it('takes the denials of all levels', () => {
    const level = { kind: 'ou' as const, id: 'ou', policies: [policy('scp', deny(), allow())] };
    expect(decide({ caller: member(A), policies: { scp: [level, level] } }).determining).toEqual(['scp/scp/0', 'scp/scp/0']);
  });
});

describe('across accounts', () => {
  it.each<[string, Case, string]>([
    ['both', { policies: layers({ AWS: rootArn }, 'allow') }, 'allowed'],
    ['no resource policy', { policies: layers(undefined, 'allow') }, 'resource'],
    ['neither side', { policies: layers(undefined, 'impl') }, 'resource identity'],
    ['everybody, no identity', { policies: layers('*', 'impl') }, 'identity'],
    [
      'session by ARN, session policy lacks',
      { principal: session, policies: layers({ AWS: sessionArn }, 'allow', undefined, 'impl') },
      'session',
    ],
    ['session by role, no identity', { principal: session, policies: layers(role, 'impl') }, 'identity'],
    ['boundary lacks', { policies: layers('*', 'allow', 'impl') }, 'boundary'],
    ['root user', { principal: root, policies: layers({ AWS: A }, 'impl') }, 'allowed'],
    ['anonymous', { principal: anonymous, policies: layers('*', 'impl') }, 'allowed'],
    ['anonymous, not everybody', { principal: anonymous, policies: layers({ AWS: B }, 'allow') }, 'resource'],
    ['service', { principal: sns, policies: layers({ Service: 'sns.amazonaws.com' }, 'impl') }, 'allowed'],
    ['service by everybody', { principal: sns, policies: layers({ AWS: '*' }, 'impl') }, 'allowed'],
    ['another service', { principal: sns, policies: layers({ Service: 's3.amazonaws.com' }, 'allow') }, 'resource'],
    ['canonical id', { policies: layers({ CanonicalUser: A }, 'allow') }, 'allowed'],
  ])('%s', (_, one, expected) => {
    expect(verdict({ owner: B, ...one })).toBe(expected);
  });
});

describe('organizations', () => {
  const level = (...statements: readonly Statement[]): { kind: 'ou'; id: string; policies: ReturnType<typeof policy>[] } => ({
    kind: 'ou',
    id: 'ou-1',
    policies: [policy('scp', ...statements)],
  });
  const all = layers('*', 'allow');
  const management = { id: A, organization: { id: 'o-1', managementAccount: A, path: 'o-1/r-1/' } };

  it.each<[string, Case, string]>([
    ['every level allows', { policies: { ...all, scp: [level(allow()), level(allow())] } }, 'allowed'],
    ['one level does not', { policies: { ...all, scp: [level(allow()), level(OTHER)] } }, 'scp'],
    ['a level without policies', { policies: { ...all, scp: [level(allow()), { kind: 'account', id: A, policies: [] }] } }, 'scp'],
    ['no level', { policies: { ...all, scp: [] } }, 'allowed'],
    ['deny', { policies: { ...all, scp: [level(allow(), deny())] } }, 'X scp'],
    ['management account', { caller: management, policies: { ...all, scp: [level(deny())] } }, 'allowed'],
    ['service-linked role', { principal: { ...session, serviceLinked: true }, policies: { ...all, scp: [level(deny())] } }, 'allowed'],
    ['anonymous', { principal: anonymous, policies: { ...all, scp: [level(deny())] } }, 'allowed'],
    ['service', { principal: sns, policies: { ...all, scp: [level(deny())] } }, 'allowed'],
  ])('SCP: %s', (_, one, expected) => {
    expect(verdict({ caller: member(A), ...one })).toBe(expected);
  });

  const outside = deny({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } });
  const rcp = [level(allow({ Principal: '*' })), level(outside)];
  it.each<[string, Case, string]>([
    ['inside', { caller: member(A) }, 'allowed'],
    ['outside', { caller: { id: A } }, 'X rcp'],
    ['anonymous, the key is missing', { principal: anonymous }, 'X rcp'],
    ['service-linked role', { caller: { id: A }, principal: { ...session, serviceLinked: true } }, 'allowed'],
    ['owner is the management account', { caller: { id: X }, owner: management }, 'allowed'],
    [
      'not RCP-capable',
      { caller: { id: A }, action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:us-east-1:${B}:function:f` },
      'allowed',
    ],
    ['no resource', { caller: { id: A }, action: 's3:ListAllMyBuckets', resource: '*', owner: null }, 'allowed'],
    ['kms:RetireGrant', { caller: { id: A }, action: 'kms:RetireGrant', resource: `arn:aws:kms:us-east-1:${B}:key/1` }, 'allowed'],
  ])('RCP: %s', (_, one, expected) => {
    expect(verdict({ owner: member(B), policies: { ...all, rcp }, ...one })).toBe(expected);
  });

  it('an RCP without Allow is no implicit deny', () => {
    expect(verdict({ policies: { ...all, rcp: [level(OTHER)] } })).toBe('allowed');
  });
});

describe('endpoint policies', () => {
  const endpoint = policy('endpoint', to('*', { Resource: 'arn:aws:s3:::other/*' }));
  it.each<[string, Case, string]>([
    ['another bucket', {}, 'endpoint'],
    ['its bucket', { resource: 'arn:aws:s3:::other/key' }, 'allowed'],
    ['called by a service on behalf', { via: ['athena.amazonaws.com'] }, 'allowed'],
    ['anonymous', { principal: anonymous }, 'endpoint'],
    ['no Principal', { policies: { ...layers('*', 'allow'), endpoint: policy('endpoint', allow()) } }, 'endpoint'],
  ])('%s', (_, one, expected) => {
    expect(verdict({ policies: { ...layers('*', 'allow'), endpoint }, ...one })).toBe(expected);
  });
});

describe('NotPrincipal', () => {
  const spare = (...AWS: string[]): Policies => ({
    ...layers(undefined, 'allow'),
    resource: policy('resource', deny({ NotPrincipal: { AWS } })),
  });
  const bounded = { boundary: policy('boundary', allow()) };
  it.each<[string, Case, string]>([
    ['user with account', { policies: spare(alice.arn, rootArn) }, 'allowed'],
    ['user by unique id', { policies: spare('AIDAALICE', A) }, 'allowed'],
    ['user without account', { policies: spare(alice.arn) }, 'X resource'],
    ['user with a boundary', { policies: { ...spare(alice.arn, rootArn), ...bounded } }, 'X resource'],
    ['session with role and account', { principal: session, policies: spare(sessionArn, session.role, A) }, 'allowed'],
    ['session without its own ARN', { principal: session, policies: spare(session.role, A) }, 'X resource'],
    ['session without role', { principal: session, policies: spare(sessionArn, A) }, 'X resource'],
    [
      'federated with user and account',
      { principal: federated, policies: { ...spare(federatedArn, alice.arn, A), session: [policy('session', allow())] } },
      'allowed',
    ],
    ['root user with account', { principal: root, policies: spare(rootArn) }, 'allowed'],
  ])('Deny spares %s: %#', (_, one, expected) => {
    expect(verdict(one)).toBe(expected);
  });

  it('Allow reaches everybody else', () => {
    const resource = policy('resource', allow({ NotPrincipal: { AWS: alice.arn } }));
    expect([verdict({ policies: { resource } }), verdict({ principal: anonymous, policies: { resource } })]).toEqual([
      'allowed',
      'allowed',
    ]);
    expect(verdict({ policies: { resource: policy('resource', allow({ NotPrincipal: { AWS: [alice.arn, A] } })) } })).toBe('identity');
  });

  it('a statement without either matches nobody', () => {
    expect(verdict({ principal: anonymous, policies: { resource: policy('resource', allow()) } })).toBe('resource');
  });
});

it('decides by the empty policy set', () => {
  expect(decide({ policies: { identity: [] } })).toEqual({
    decision: 'deny',
    kind: 'implicitDeny',
    blockedBy: 'identity',
    blockers: ['identity'],
    determining: [],
  });
});
