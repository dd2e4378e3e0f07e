// From a question and an estate to the whole answer.
import { describe, expect, test } from 'vitest';
import { loadEstate } from '../estate/load-estate.ts';
import type { Estate, EstatePolicy } from '../estate/estate.ts';
import type { RequestQuery } from '../estate/request-query.ts';
import { serviceRules } from '../services/service-rules-table.ts';
import { compilePolicySet } from './compile-estate-policy.ts';
import { explainRequest } from './explain-request.ts';
import type { Explanation } from './explanation.ts';

function load(files: Readonly<Record<string, unknown>>): Estate {
  const loaded = loadEstate(Object.entries(files).map(([name, value]) => ({ name, text: JSON.stringify(value, null, 2) })));
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('; '));
  return loaded.value.estate;
}

function readOnly(arn: string): EstatePolicy | undefined {
  if (arn !== 'arn:aws:iam::aws:policy/ReadOnlyAccess') return undefined;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*' }] });
  return {
    description: { type: 'identity', name: 'ReadOnlyAccess', arn },
    document: { source: { name: arn, text }, span: { start: 0, end: text.length } },
  };
}

const surroundings = { managedPolicy: readOnly, rules: serviceRules };

function explain(estate: Estate, query: RequestQuery): Explanation {
  const explained = explainRequest(estate, query, surroundings);
  if (!explained.ok) throw new Error(JSON.stringify(explained.error));
  return explained.value;
}

const A = '444455556666';
const B = '222233334444';
const instance = `arn:aws:sts::${A}:assumed-role/role-02/i-0123456789abcdef0`;
const role01 = `arn:aws:iam::${B}:role/role-01`;

/** Two roles in two accounts, without what `leave` names. */
function twoRoles(...leave: readonly string[]): Estate {
  const statement = (name: string, value: object): readonly object[] => (leave.includes(name) ? [] : [value]);
  const document = (statements: readonly object[]): object => ({ Version: '2012-10-17', Statement: statements });
  return load({
    'data.json': {
      accounts: [
        {
          id: B,
          roles: [
            {
              name: 'role-01',
              trust: document([
                { Sid: 'Ec2', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
                ...statement('trust', {
                  Sid: 'Role02',
                  Effect: 'Allow',
                  Principal: { AWS: `arn:aws:iam::${A}:role/role-02` },
                  Action: 'sts:AssumeRole',
                }),
              ]),
              policies: [
                {
                  name: 'policy-01',
                  document: document([...statement('policy-01', { Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*' })]),
                },
              ],
            },
          ],
          resources: [{ arn: 'arn:aws:s3:::foobar' }],
        },
      ],
    },
    'software.json': {
      accounts: [
        {
          id: A,
          roles: [
            {
              name: 'role-02',
              trust: document([{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }]),
              policies: [
                {
                  name: 'policy-02',
                  document: document([...statement('policy-02', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role01 })]),
                },
              ],
            },
          ],
        },
      ],
    },
  });
}

const assume: RequestQuery = { principal: instance, action: 'sts:AssumeRole', resource: role01 };
const list: RequestQuery = {
  principal: `arn:aws:sts::${B}:assumed-role/role-01/listing`,
  action: 's3:ListBucket',
  resource: 'arn:aws:s3:::foobar',
};

describe('two roles in two accounts: each of the three ingredients is named when it lacks', () => {
  test('with all of them both steps are allowed, by statements with their places', () => {
    const { decision, determining, causes, changes, message, error } = explain(twoRoles(), assume);
    expect({ decision, causes, changes, message, error }).toEqual({
      decision: 'allow',
      causes: [],
      changes: [],
      message: null,
      error: null,
    });
    expect(determining.map(({ policy, sid, position }) => [policy.name, sid, position?.file])).toEqual([
      ['trust policy of role-01', 'Role02', 'data.json'],
      ['policy-02', undefined, 'software.json'],
    ]);
    expect(explain(twoRoles(), list)).toMatchObject({ decision: 'allow' });
  });

  test.each([
    [
      'trust',
      assume,
      B,
      'statement Ec2 of trust policy of role-01 would allow it, but not to this caller',
      `in account ${B}, add to the trust policy of role-01`,
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${A}:role/role-02` }, Action: 'sts:AssumeRole' },
    ],
    [
      'policy-02',
      assume,
      A,
      "no statement of the caller's identity policies allows sts:AssumeRole",
      `in account ${A}, add to policy policy-02 of role role-02`,
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role01 },
    ],
    [
      'policy-01',
      list,
      B,
      "no statement of the caller's identity policies allows s3:ListBucket",
      `in account ${B}, add to policy policy-01 of role role-01`,
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::foobar' },
    ],
  ])('%s', (lacking, query, account, sentence, summary, statement) => {
    const { decision, blockers, causes, changes } = explain(twoRoles(lacking), query);
    expect({ decision, blockers: blockers.length }).toEqual({ decision: 'deny', blockers: 1 });
    expect(causes.map((cause) => [cause.account, cause.sentence])).toEqual([[account, sentence]]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ account, summary, statement, outcome: { decision: 'allow', blockedBy: null } });
  });

  test('two that lack are told together, one after the other', () => {
    const { blockers, changes } = explain(twoRoles('trust', 'policy-02'), assume);
    expect(blockers).toEqual(['trust', 'identity']);
    expect(changes.map(({ option, account }) => [option, account])).toEqual([
      [1, B],
      [1, A],
    ]);
  });
});

describe('the rest of the answer', () => {
  test('what to change is worked out only if wanted; all else is the same', () => {
    const [wanted, unwanted] = [true, false].map((changes) => explainRequest(twoRoles('trust'), assume, surroundings, changes));
    if (!wanted?.ok || !unwanted?.ok) throw new Error('it was not explained');
    expect(wanted.value.changes).not.toEqual([]);
    expect(unwanted.value).toEqual({ ...wanted.value, changes: [] });
  });

  test('the sentence and the error of AWS, and the request as it was understood', () => {
    const { message, error, request, schemaVersion } = explain(twoRoles('policy-01'), {
      ...list,
      context: new Map([['S3:Prefix', 'a/']]),
      via: [],
    });
    expect(schemaVersion).toBe(1);
    expect(message).toBe(
      `User: arn:aws:sts::${B}:assumed-role/role-01/listing is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::foobar" because no identity-based policy allows the s3:ListBucket action`,
    );
    expect(error).toEqual({ code: 'AccessDenied', httpStatus: 403 });
    expect(request).toEqual({
      principal: `arn:aws:sts::${B}:assumed-role/role-01/listing`,
      callerAccount: B,
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::foobar',
      resourceAccount: B,
      via: [],
      context: { 's3:prefix': 'a/' },
    });
  });

  test('what the estate and the request did not tell', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
    };
    const estate = load({
      'a.json': {
        accounts: [{ id: A, users: [{ name: 'alice', policies: [{ name: 'p', document }, 'arn:aws:iam::aws:policy/NoSuchPolicy'] }] }],
      },
    });
    const { missing } = explain(estate, {
      principal: `arn:aws:iam::${A}:user/alice`,
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::elsewhere',
    });
    expect(missing.map(({ kind, what }) => `${kind} ${what}`)).toEqual(
      expect.arrayContaining(['managedPolicy arn:aws:iam::aws:policy/NoSuchPolicy', 'contextKey aws:SourceIp']),
    );
  });

  test('policies that AWS manages are looked up', () => {
    const estate = load({
      'a.json': {
        accounts: [
          {
            id: A,
            users: [{ name: 'alice', policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
            resources: [{ arn: 'arn:aws:s3:::b' }],
          },
        ],
      },
    });
    const query = { principal: `arn:aws:iam::${A}:user/alice`, resource: 'arn:aws:s3:::b/k' };
    expect(explain(estate, { ...query, action: 's3:GetObject' }).decision).toBe('allow');
    const { changes } = explain(estate, { ...query, action: 's3:PutObject' });
    expect(changes.map(({ policy }) => policy?.name)).toEqual(['allow-s3-putobject']);
  });
});

describe('errors', () => {
  test('a question that names what is not there', () => {
    expect(explainRequest(twoRoles(), { ...assume, principal: `arn:aws:iam::${A}:role/role-99` }, surroundings)).toMatchObject({
      ok: false,
      error: { kind: 'query', error: { field: 'principal', code: 'unknown-principal' } },
    });
  });

  test('policies that cannot be read, all of them, with their places', () => {
    const broken = { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }] };
    const estate = load({
      'a.json': {
        accounts: [
          {
            id: A,
            users: [
              {
                name: 'alice',
                policies: [
                  { name: 'p', document: broken },
                  { name: 'q', document: { Statement: 7 } },
                ],
              },
            ],
            resources: [{ arn: 'arn:aws:s3:::b' }],
          },
        ],
      },
    });
    const explained = explainRequest(
      estate,
      { principal: `arn:aws:iam::${A}:user/alice`, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' },
      surroundings,
    );
    expect(explained).toMatchObject({
      ok: false,
      error: { kind: 'policies', diagnostics: [{ code: 'invalid-effect' }, { code: 'wrong-type' }] },
    });
  });
});

test('a policy is compiled once, however often it is asked', () => {
  const policy = readOnly('arn:aws:iam::aws:policy/ReadOnlyAccess') as EstatePolicy;
  const [one, other] = [compilePolicySet({ identity: [policy] }), compilePolicySet({ identity: [], resource: policy })];
  if (!one.ok || !other.ok) throw new Error('not policies');
  expect(one.value.identity[0]).toBe(other.value.resource);
  expect(other.value).not.toHaveProperty('boundary');
});
