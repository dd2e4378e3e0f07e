// Who calls: every kind of principal, what it carries, and names that lead nowhere.
import { expect, test } from 'vitest';
import type { RequestQuery } from './request-query.ts';
import { A, ALICE, APP, B, estate, missing, names, READ_ONLY, refuse, resolve } from './sample-world.ts';

test('a user: own policies, then those of groups, then the boundary', () => {
  const resolved = resolve({ principal: ALICE });
  expect(resolved.request.principal).toEqual({ kind: 'user', arn: ALICE, account: A, id: 'AIDAALICE', tags: new Map([['Team', 'a']]) });
  expect(names(resolved.policies.identity)).toEqual(['team', 'own', 'of-group', 'ReadOnlyAccess']);
  const [team, , ofGroup, readOnly] = resolved.policies.identity;
  expect(team?.description).toMatchObject({ type: 'identity', arn: `arn:aws:iam::${A}:policy/team`, attachedTo: ALICE });
  expect(ofGroup?.description.attachedTo).toBe(`arn:aws:iam::${A}:group/developers`);
  expect(readOnly?.document).toBe(READ_ONLY.document);
  expect(resolved.policies.boundary?.description).toMatchObject({ type: 'boundary', name: 'limits', attachedTo: ALICE });
  expect(missing(resolved)).toEqual([`group arn:aws:iam::${A}:group/gone`]);
});

test('a session of a user is told by what it remembers', () => {
  const session = { issuedAt: '2026-01-01T00:00:00Z', mfa: true };
  expect(resolve({ principal: ALICE, session }).request.principal).toMatchObject({ kind: 'user', session });
});

test('a role, by its ARN or by an assumed-role ARN without the path', () => {
  const byArn = resolve({ principal: APP });
  expect(byArn.request.principal).toEqual({
    kind: 'roleSession',
    role: APP,
    account: A,
    roleId: 'AROAAPP',
    sessionName: 'session',
    tags: new Map([
      ['Team', 'role'],
      ['env', 'dev'],
    ]),
  });
  expect(names(byArn.policies.identity)).toEqual(['role-own']);
  expect(byArn.policies.boundary?.description).toMatchObject({ type: 'boundary', name: 'cap' });
  expect(byArn.policies).not.toHaveProperty('session');
  const assumed = resolve({ principal: `arn:aws:sts::${A}:assumed-role/app/i-0123` });
  expect(assumed.request.principal).toMatchObject({ role: APP, sessionName: 'i-0123' });
  expect(resolve({ principal: APP, session: { name: 'ci' } }).request.principal).toMatchObject({ sessionName: 'ci' });
});

test('what a session adds: tags that override whatever their case, policies that narrow, facts', () => {
  const text = { source: { name: 'session.json', text: '{}' }, span: { start: 0, end: 2 } };
  const resolved = resolve({
    principal: APP,
    session: {
      tags: new Map([
        ['team', 'session'],
        ['new', '1'],
      ]),
      transitiveTagKeys: ['team'],
      policies: [text],
      policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', `arn:aws:iam::${A}:policy/limits`],
      sourceIdentity: 'alice',
      federatedProvider: 'accounts.google.com',
    },
  });
  expect(resolved.request.principal).toMatchObject({
    tags: new Map([
      ['env', 'dev'],
      ['team', 'session'],
      ['new', '1'],
    ]),
    transitiveTagKeys: ['team'],
    session: { sourceIdentity: 'alice' },
    federatedProvider: 'accounts.google.com',
  });
  expect(resolved.policies.session?.map(({ description }) => [description.type, description.name])).toEqual([
    ['session', 'session policy'],
    ['session', 'ReadOnlyAccess'],
    ['session', 'limits'],
  ]);
  expect(resolved.policies.session?.[0]?.document).toBe(text);
  expect(resolve({ principal: APP, session: { policies: [] } }).policies).not.toHaveProperty('session');
});

test('a service-linked role says so', () => {
  expect(resolve({ principal: `arn:aws:sts::${A}:assumed-role/AWSServiceRoleForX/s` }).request.principal).toMatchObject({
    serviceLinked: true,
  });
  expect(resolve({ principal: APP }).request.principal).not.toHaveProperty('serviceLinked');
});

test('root users, by account id or ARN, and AssumeRoot sessions', () => {
  for (const principal of [A, `arn:aws:iam::${A}:root`]) {
    const resolved = resolve({ principal });
    expect(resolved.request.principal).toEqual({ kind: 'root', account: A, partition: 'aws' });
    expect(resolved.policies.identity).toEqual([]);
    expect(resolved.request.caller?.id).toBe(A);
  }
  const taskPolicyArn = 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy';
  const root = resolve({ principal: A, session: { taskPolicyArn } });
  expect(root.request.principal).toEqual({ kind: 'assumedRoot', account: A, partition: 'aws', taskPolicyArn });
  expect(root.policies.session?.[0]?.description).toMatchObject({ type: 'session', arn: taskPolicyArn });
  expect(missing(root)).toEqual([`managedPolicy ${taskPolicyArn}`]);
  expect(refuse({ principal: `arn:aws:sts::${A}:assumed-root/x` })).toMatchObject({ field: 'session', code: 'task-policy-missing' });
});

test('federated users carry the policies of the user that made them', () => {
  const principal = `arn:aws:sts::${A}:federated-user/visitor`;
  const resolved = resolve({ principal, session: { parent: ALICE, tags: new Map([['team', 'x']]) } });
  expect(resolved.request.principal).toEqual({
    kind: 'federatedUser',
    account: A,
    partition: 'aws',
    name: 'visitor',
    parent: ALICE,
    tags: new Map([['team', 'x']]),
  });
  expect(names(resolved.policies.identity)).toEqual(['team', 'own', 'of-group', 'ReadOnlyAccess']);
  expect(resolved.policies.boundary?.description.name).toBe('limits');
  const ofRoot = resolve({ principal, session: { parent: `arn:aws:iam::${A}:root` } });
  expect(ofRoot.request.principal).toMatchObject({ parent: `arn:aws:iam::${A}:root` });
  expect(ofRoot.policies.identity).toEqual([]);
  for (const session of [{}, { parent: APP }, { parent: `arn:aws:iam::${B}:user/x` }]) {
    expect(refuse({ principal, session })).toMatchObject({ field: 'session', code: 'parent-missing' });
  }
});

test('callers without an account', () => {
  const anonymous = resolve({ principal: 'anonymous' });
  expect(anonymous.request).toMatchObject({ principal: { kind: 'anonymous' } });
  expect(anonymous.request).not.toHaveProperty('caller');
  expect(anonymous.policies).not.toHaveProperty('scp');
  expect(anonymous.policies).toHaveProperty('rcp');
  expect(resolve({ principal: 'sns.amazonaws.com' }).request.principal).toEqual({ kind: 'service', name: 'sns.amazonaws.com' });
  const role = `arn:aws:iam::${B}:role/reader`;
  const provider = `arn:aws:iam::${B}:saml-provider/Corp`;
  const saml = resolve({ principal: provider, action: 'sts:AssumeRoleWithSAML', resource: role });
  expect(saml.request.principal).toEqual({ kind: 'federatedCaller', provider });
  expect(saml.policies.resource?.description.type).toBe('trust');
  const web = resolve({ principal: 'accounts.google.com', action: 'sts:AssumeRoleWithWebIdentity', resource: role });
  expect(web.request.principal).toEqual({ kind: 'federatedCaller', provider: 'accounts.google.com' });
});

test('a principal that its account does not have is an error with the nearest name', () => {
  expect(refuse({ principal: `arn:aws:iam::${A}:user/people/alise` })).toEqual({
    kind: 'queryError',
    field: 'principal',
    code: 'unknown-principal',
    message: `account ${A} has no user \`arn:aws:iam::${A}:user/people/alise\``,
    hint: `did you mean \`${ALICE}\`?`,
  });
  // The same name under another path is another principal.
  expect(refuse({ principal: `arn:aws:iam::${A}:user/alice` }).hint).toBe(`did you mean \`${ALICE}\`?`);
  expect(refuse({ principal: `arn:aws:iam::${A}:role/app` }).hint).toBe(`did you mean \`${APP}\`?`);
  expect(refuse({ principal: `arn:aws:sts::${A}:assumed-role/aps/s` }).hint).toBe(`did you mean \`${APP}\`?`);
  expect(refuse({ principal: `arn:aws:iam::${A}:user/zebra` }).hint).toBe(`it has \`arn:aws:iam::${A}:user/bob\`, \`${ALICE}\``);
  expect(refuse({ principal: `arn:aws:iam::${B}:user/x` }).hint).toBe('the estate has no user of this account');
});

test('in an account whose principals are not known it is assumed to have no policies', () => {
  const stranger = '999999999999';
  const user = resolve({ principal: `arn:aws:iam::${stranger}:user/x` });
  expect(user.request.principal).toEqual({ kind: 'user', arn: `arn:aws:iam::${stranger}:user/x`, account: stranger });
  expect(user.missing).toEqual([
    {
      kind: 'account',
      what: stranger,
      assumed: 'no policies of user x',
      supply: `aws iam get-account-authorization-details > ${stranger}.json`,
    },
    expect.objectContaining({ kind: 'organization', what: stranger }),
  ]);
  const session = resolve({ principal: `arn:aws:sts::${stranger}:assumed-role/app/s` });
  expect(session.request.principal).toMatchObject({ role: `arn:aws:iam::${stranger}:role/app`, sessionName: 's' });
  const linked = resolve({ principal: `arn:aws:iam::${stranger}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX` });
  expect(linked.request.principal).toMatchObject({ serviceLinked: true });
  // Known from the organization only.
  expect(missing(resolve({ principal: 'arn:aws:iam::100000000001:user/x' }))).toEqual(['account 100000000001']);
});

test.each([
  ['arn:aws:iam::111111111111:group/developers', 'group-as-principal'],
  ['arn:aws:iam::222222222222:saml-provider/Corp', 'provider-as-principal'],
  ['arn:aws:s3:::bucket', 'bad-principal'],
  ['arn:aws:iam::111111111111:policy/x', 'bad-principal'],
  ['arn:aws:sts::111111111111:assumed-role/app', 'bad-principal'],
  ['alice', 'bad-principal'],
  ['*', 'bad-principal'],
  ['', 'bad-principal'],
])('`%s` makes no requests', (principal, code) => {
  expect(refuse({ principal })).toMatchObject({ field: 'principal', code });
});

test.each<[string, RequestQuery['session']]>([
  [ALICE, { policies: [READ_ONLY.document] }],
  [ALICE, { name: 'x' }],
  ['anonymous', { mfa: true }],
  ['sns.amazonaws.com', { issuedAt: '2026-01-01T00:00:00Z' }],
  [APP, { parent: ALICE }],
  [APP, { taskPolicyArn: 'arn:aws:iam::aws:policy/root-task/X' }],
])('%s cannot have the session %j', (principal, session) => {
  expect(refuse({ principal, ...(session && { session }) })).toMatchObject({ field: 'session', code: 'misplaced-session' });
});

test('a session has one name', () => {
  const principal = `arn:aws:sts::${A}:assumed-role/app/one`;
  expect(refuse({ principal, session: { name: 'two' } })).toMatchObject({ field: 'session', code: 'two-session-names' });
  expect(resolve({ principal, session: { name: 'one' } }).request.principal).toMatchObject({ sessionName: 'one' });
});

test('managed policies that nobody knows: those that grant grant nothing, those that narrow allow nothing', () => {
  const arn = 'arn:aws:iam::aws:policy/Unheard';
  const world = estate({ accounts: [{ id: A, users: [{ name: 'u', policies: [arn], boundary: `arn:aws:iam::${A}:policy/gone` }] }] });
  const resolved = resolve({ principal: `arn:aws:iam::${A}:user/u`, action: 'ec2:DescribeVpcs', resource: '*' }, world);
  expect(resolved.policies.identity).toEqual([]);
  expect(resolved.policies.boundary).toMatchObject({
    description: { type: 'boundary', name: 'gone' },
    document: { source: { text: '{"Version":"2012-10-17","Statement":[]}' } },
  });
  expect(resolved.missing).toEqual([
    {
      kind: 'managedPolicy',
      what: arn,
      assumed: 'a policy that allows and denies nothing',
      supply: 'aws iam get-account-authorization-details --filter AWSManagedPolicy > aws-managed-policies.json',
    },
    {
      kind: 'managedPolicy',
      what: `arn:aws:iam::${A}:policy/gone`,
      assumed: 'a policy that allows nothing',
      supply: `aws iam get-account-authorization-details > ${A}.json`,
    },
  ]);
});

test('names that JavaScript objects treat specially are no principals', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(refuse({ principal: `arn:aws:iam::${A}:user/${name}` }).code).toBe('unknown-principal');
    expect(refuse({ principal: `arn:aws:sts::${A}:assumed-role/${name}/s` }).code).toBe('unknown-principal');
  }
});
