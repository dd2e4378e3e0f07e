// Which conditions keep outsiders out, which narrow what they get, and which make no difference: row by row, for two kinds of zone.
import { expect, it } from 'vitest';
import { decide } from '../../evaluate/decide.ts';
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import type { AccountFacts } from '../../model/account.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import type { OutsideAccess, Surface, Zone } from '../outside-access.ts';
import { outsideAccess } from './outside-access.ts';
import { surfacePolicies } from './surface-policies.ts';

const OWN = '111111111111';
const MEMBER = '222222222222';
const FOREIGN = '999999999999';
const organization = { id: 'o-own', managementAccount: '100000000001', path: 'o-own/r-1/ou-1/' };
const owner: AccountFacts = { id: OWN, organization };
const ACCOUNT_ZONE: Zone = { accounts: [owner], organizations: [], networks: ['vpc-own', 'vpce-own'] };
const ORGANIZATION_ZONE: Zone = {
  accounts: [owner, { id: MEMBER, organization }],
  organizations: ['o-own'],
  networks: ['vpc-own', 'vpce-own'],
};
const NO_RULES: RulesLookup = () => undefined;
const ACTIONS = ['sqs:DeleteMessage', 'sqs:ReceiveMessage', 'sqs:SendMessage'];

function surface(statements: unknown, more: Partial<Surface> = {}): Surface {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const { policy, diagnostics } = parsePolicyText({ name: 'policy', text });
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  const resource = { policy, description: { type: 'resource', name: 'queue policy' } } as const;
  return { owner, resources: [`arn:aws:sqs:us-east-1:${OWN}:q`], actions: ACTIONS, policies: { resource }, ...more };
}

function accessOf(asked: Surface, zone: Zone, rules: RulesLookup = NO_RULES): readonly OutsideAccess[] {
  const answer = outsideAccess(asked, zone, rules);
  if (answer.kind === 'unknown') throw new Error(answer.reason);
  for (const { witness } of answer.access) expect(decide(witness, surfacePolicies(asked), rules).decision).toBe('allow');
  return answer.access;
}

/** Findings in short: principal, conditions, and a mark if public. */
function short(access: readonly OutsideAccess[]): readonly string[] {
  return access.map(({ principal, conditions, isPublic }) => {
    const narrowed = [...conditions].map(([key, value]) => ` ${key}=${value}`).join('');
    return `${Object.values(principal).join()}${narrowed}${isPublic ? ' public' : ''}`;
  });
}

function everybody(condition: unknown): unknown {
  return { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*', Condition: condition };
}

const equals = (key: string, value: unknown): unknown => ({ StringEquals: { [key]: value } });

const ROWS: readonly (readonly [name: string, condition: unknown, account: readonly string[], organization: readonly string[]])[] = [
  ['nothing', {}, ['* public'], ['* public']],
  ['own account', equals('aws:PrincipalAccount', OWN), [], []],
  ['own role', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } }, [], []],
  [
    'foreign role',
    { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${FOREIGN}:role/x` } },
    [`* aws:PrincipalArn=arn:aws:iam::${FOREIGN}:role/x`],
    [`* aws:PrincipalArn=arn:aws:iam::${FOREIGN}:role/x`],
  ],
  [
    'role of a member',
    { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/x` } },
    [`* aws:PrincipalArn=arn:aws:iam::${MEMBER}:role/x`],
    [],
  ],
  ['own organization', equals('aws:PrincipalOrgID', 'o-own'), ['* aws:PrincipalOrgID=o-own'], []],
  ['foreign organization', equals('aws:PrincipalOrgID', 'o-far'), ['* aws:PrincipalOrgID=o-far'], ['* aws:PrincipalOrgID=o-far']],
  [
    'both organizations',
    equals('aws:PrincipalOrgID', ['o-own', 'o-far', 'o-off']),
    ['* aws:PrincipalOrgID=o-far, o-off, o-own'],
    ['* aws:PrincipalOrgID=o-far, o-off'],
  ],
  [
    'path in own organization',
    { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-own/r-1/ou-2/*' } },
    ['* aws:PrincipalOrgPaths=o-own/r-1/ou-2/*'],
    [],
  ],
  ['source account own', equals('aws:SourceAccount', OWN), [], []],
  ['source account member', equals('aws:SourceAccount', MEMBER), [`* aws:SourceAccount=${MEMBER}`], []],
  ['source account foreign', equals('aws:SourceAccount', FOREIGN), [`* aws:SourceAccount=${FOREIGN}`], [`* aws:SourceAccount=${FOREIGN}`]],
  ['source ARN own', { ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${OWN}:*` } }, [], []],
  ['source owner own', equals('AWS:SourceOwner', OWN), [], []],
  ['access point own', equals('s3:DataAccessPointAccount', OWN), [], []],
  ['access point ARN own', { StringLike: { 's3:DataAccessPointArn': `arn:aws:s3:us-east-1:${OWN}:accesspoint/*` } }, [], []],
  ['own network', equals('aws:SourceVpc', 'vpc-own'), [], []],
  ['own endpoint', equals('aws:SourceVpce', 'vpce-own'), [], []],
  ['foreign network', equals('aws:SourceVpc', 'vpc-far'), ['* aws:SourceVpc=vpc-far'], ['* aws:SourceVpc=vpc-far']],
  ['addresses', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, ['* aws:SourceIp=203.0.113.0/24'], ['* aws:SourceIp=203.0.113.0/24']],
  [
    'wide addresses',
    { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } },
    ['* aws:SourceIp=0.0.0.0/1 public'],
    ['* aws:SourceIp=0.0.0.0/1 public'],
  ],
  ['private addresses', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, ['* aws:SourceIp=10.0.0.0/8'], ['* aws:SourceIp=10.0.0.0/8']],
  ['user id', equals('aws:userid', 'AIDAX'), ['* aws:userid=AIDAX'], ['* aws:userid=AIDAX']],
  ['sessions of a role id', { StringLike: { 'aws:userid': 'AROAX:*' } }, ['* aws:userid=AROAX:* public'], ['* aws:userid=AROAX:* public']],
  ['external id', equals('sts:ExternalId', 'secret'), ['* public'], ['* public']],
  ['transport', { Bool: { 'aws:SecureTransport': 'true' } }, ['* public'], ['* public']],
  ['request tag', equals('aws:RequestTag/team', 'red'), ['* public'], ['* public']],
  ['principal tag', equals('aws:PrincipalTag/team', 'red'), ['* public'], ['* public']],
  ['key that may be absent', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-own' } }, ['* public'], ['* public']],
  ['all values of none', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-own' } }, ['* public'], ['* public']],
  ['absence', { Null: { 'aws:PrincipalOrgID': 'true' } }, ['* public'], ['* public']],
  ['not own organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-own' } }, ['* public'], ['* public']],
  ['not own source account', { StringNotEquals: { 'aws:SourceAccount': OWN } }, ['* public'], ['* public']],
  [
    'pattern',
    { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } },
    ['* aws:PrincipalArn=arn:aws:iam::*:role/x public'],
    ['* aws:PrincipalArn=arn:aws:iam::*:role/x public'],
  ],
  ['own account or the same key absent', { StringEquals: { 'aws:PrincipalAccount': OWN }, Null: { 'aws:PrincipalArn': 'true' } }, [], []],
  [
    'the organization of the resource, by a variable',
    equals('aws:PrincipalOrgID', '${aws:ResourceOrgID}'),
    ['* aws:PrincipalOrgID=o-own'],
    [],
  ],
  ['the same the other way round', equals('aws:ResourceOrgID', '${aws:PrincipalOrgID}'), ['* aws:PrincipalOrgID=o-own'], []],
  ['the owner by a variable', equals('aws:PrincipalAccount', '${aws:ResourceAccount}'), [], []],
  [
    'two conditions',
    { StringEquals: { 'aws:PrincipalOrgID': 'o-far' }, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    ['* aws:PrincipalOrgID=o-far aws:SourceIp=203.0.113.0/24'],
    ['* aws:PrincipalOrgID=o-far aws:SourceIp=203.0.113.0/24'],
  ],
];

for (const [name, condition, account, whole] of ROWS) {
  it(`everybody, with ${name}`, () => {
    expect(short(accessOf(surface(everybody(condition)), ACCOUNT_ZONE))).toEqual(account);
    expect(short(accessOf(surface(everybody(condition)), ORGANIZATION_ZONE))).toEqual(whole);
  });
}

it('denials for all others close what everybody is allowed, and those that spare absent keys do not', () => {
  const deny = (operator: string): unknown => [
    everybody({}),
    { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { [operator]: { 'aws:PrincipalOrgID': 'o-own' } } },
  ];
  expect(short(accessOf(surface(deny('StringNotEquals')), ACCOUNT_ZONE))).toEqual(['* aws:PrincipalOrgID=o-own']);
  expect(short(accessOf(surface(deny('StringNotEquals')), ORGANIZATION_ZONE))).toEqual([]);
  expect(short(accessOf(surface(deny('ForAnyValue:StringNotEquals')), ORGANIZATION_ZONE))).toEqual(['* public']);
});

it('names principals as the policy does, accounts by their numbers', () => {
  const allow = (principal: unknown, action = 'sqs:SendMessage'): unknown => ({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    Resource: '*',
  });
  const named = accessOf(
    surface([
      allow({ AWS: [`arn:aws:iam::${FOREIGN}:root`, `arn:aws:iam::${OWN}:root`, `arn:aws:iam::333333333333:role/deep/r`] }),
      allow({ AWS: `arn:aws:iam::${FOREIGN}:user/u` }, 'sqs:*'),
    ]),
    ACCOUNT_ZONE,
  );
  expect(named.map(({ principal, actions, statements }) => [principal, actions, statements.map(({ index }) => index)])).toEqual([
    [{ AWS: FOREIGN }, ['sqs:SendMessage'], [0]],
    [{ AWS: 'arn:aws:iam::333333333333:role/deep/r' }, ['sqs:SendMessage'], [0]],
    [{ AWS: `arn:aws:iam::${FOREIGN}:user/u` }, ['sqs:DeleteMessage', 'sqs:ReceiveMessage'], [1]],
  ]);
});

it('services are outside unless they work for the zone, or the zone takes all of them in', () => {
  const allow = (condition: unknown): unknown => ({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    Condition: condition,
  });
  const [open] = accessOf(surface(allow({})), ACCOUNT_ZONE);
  expect(open).toMatchObject({ principal: { Service: 'sns.amazonaws.com' }, isPublic: false });
  expect(accessOf(surface(allow({ ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${OWN}:t` } })), ACCOUNT_ZONE)).toEqual([]);
  expect(accessOf(surface(allow({})), { ...ACCOUNT_ZONE, services: 'inside' })).toEqual([]);
});

it('claims of identity providers narrow', () => {
  const trust = surface({
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:12' } },
  });
  expect(accessOf(trust, ACCOUNT_ZONE)).toMatchObject([{ principal: { Federated: 'cognito-identity.amazonaws.com' }, isPublic: false }]);
});

it('organization policies of the resource are weighed where they are given', () => {
  const rcp = parsePolicyText({
    name: 'rcp',
    text: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: '*',
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-own' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
      },
    }),
  }).policy;
  if (rcp === undefined) throw new Error('no policy');
  const open = surface(everybody({}));
  const levels = [{ kind: 'root', id: 'r-1', policies: [{ policy: rcp, description: { type: 'rcp', name: 'perimeter' } }] }] as const;
  const guarded: Surface = { ...open, policies: { ...open.policies, rcp: levels } };
  expect(accessOf(guarded, ORGANIZATION_ZONE)).toMatchObject([{ principal: { Service: '*' }, isPublic: false }]);
  expect(accessOf(guarded, { ...ORGANIZATION_ZONE, services: 'inside' })).toEqual([]);
});
