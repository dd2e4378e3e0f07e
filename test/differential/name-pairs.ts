// Every pattern with every name that generated worlds use, element by element: actions, resources for each type of policy, principals.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicySet, PolicyType } from '../../src/model/policy-set.ts';
import type { Principal } from '../../src/model/principal.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import type { PrincipalJson, RawPolicy, StatementJson } from '../testkit/policy-json.ts';
import type { Case } from './case-json.ts';

const HOME: AccountFacts = { id: '111111111111' };
const AWAY: AccountFacts = { id: '222222222222' };
const ALICE: Principal = { kind: 'user', arn: 'arn:aws:iam::111111111111:user/team/alice', account: HOME.id, id: 'AIDAALICEEXAMPLE' };

const ACTIONS = ['s3:GetObject', 'S3:getobject', 's3:GetObjectAcl', 'ec2:DescribeInstances', 'sqs:SendMessage'];
const ACTION_PATTERNS = [
  ...['*', '**', '*:*', '?3:GetObject', 's3:*', 'S3:GET*', 's3:Get?bject', 's3:GetObject?', 's3:GetObject*', 's3:*Object', 's3:*t*t*'],
  ...[
    's3:GetObject,',
    's3:GetObject, s3:PutObject',
    ' s3:GetObject',
    's3:GetObject ',
    's3:Get\tObject',
    's3',
    's3:',
    ':GetObject',
    '',
    '?',
  ],
  ...[
    's3GetObject',
    's3:GetObject:x',
    '*:GetObject',
    's3*',
    '*3:GetO*',
    '${*}',
    's3:${*}',
    's*:*e*O*',
    's3:GetObject\u00a0',
    '\u0073\u0033:GetObject',
  ],
];
const RESOURCES = [
  '*',
  'arn:aws:s3:::bucket',
  'arn:aws:s3:::bucket/a/b:c',
  'arn:aws:s3:::Bucket/A',
  'arn:aws:sqs:us-east-1:111111111111:jobs',
  'arn:aws:lambda:us-east-1:111111111111:function:f:prod',
  'arn:aws:iam::111111111111:role/service/app',
];
const RESOURCE_PATTERNS = [
  ...[
    '*',
    '**',
    '?',
    '*:*',
    'arn:*',
    'arn:aws:*',
    'arn:aws:s3:*',
    'arn:aws:s3::*',
    'arn:aws:s3:::*',
    'arn:aws:s3',
    'arn:aws:s3:::',
    'arn',
    'arn*',
  ],
  ...[
    'arn:aws:s3:::bucket',
    'ARN:AWS:S3:::bucket',
    'arn:AWS:s3:::bucket',
    'arn:aws:S3:::bucket',
    'arn:aws:s3:::BUCKET',
    'arn:aws:s3:::b*',
    'bucket',
  ],
  ...[
    'arn:aws:s3:::*/a/*',
    'arn:aws:s3:::bucket/?/b:c',
    'arn:aws:s3:::bucket*c',
    'arn:*:s3:::bucket',
    'arn:aws:s?:::bucket',
    'arn:aws:*:::bucket',
  ],
  ...[
    'arn:aws:sqs:*:jobs',
    'arn:aws:sqs:*:*:jobs',
    'arn:aws:sqs:us-*-1:1111*:j?bs',
    'arn:aws:sqs:us-east-1:*',
    'arn:aws:sqs:us-east-1:111111111111',
  ],
  ...[
    'arn:aws:lambda:*:*:function:f',
    'arn:aws:lambda:*:*:function:f:*',
    'arn:aws:lambda:*:*:f*:prod',
    'arn:aws:lambda:us-east-1:111111111111:*:*:*',
  ],
  ...['arn:aws:iam::111111111111:role/*', 'arn:aws:iam::*:role/app', 'arn:aws:iam:*:*:*', 'arn:aws:iam::111111111111:role/${aws:username}'],
  ...[
    'arn:aws:s3:::${aws:missing}',
    "arn:aws:s3:::${aws:missing, 'bucket'}",
    "arn:aws:s3:::${aws:missing,'bucket'}",
    'arn:aws:s3:::${*}',
    'arn:aws:s3:::${aws:username}*',
  ],
  ...[
    'arn:aws:${aws:username}:::bucket',
    '${aws:missing}',
    'arn:aws:s3:::b${',
    'arn:aws:s3:::${}',
    'arn:aws:s3:::${aws:username',
    'arn:aws:ec2:*:*:instance/*',
    '',
  ],
];
const POLICY_TYPES: readonly PolicyType[] = ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'endpoint'];

const CALLERS: readonly Principal[] = [
  { kind: 'anonymous' },
  { kind: 'root', account: HOME.id, partition: 'aws' },
  { kind: 'root', account: HOME.id, partition: 'aws-cn' },
  ALICE,
  { kind: 'user', arn: 'arn:aws:iam::111111111111:user/Alice', account: HOME.id },
  {
    kind: 'roleSession',
    role: 'arn:aws:iam::111111111111:role/service/app',
    account: HOME.id,
    roleId: 'AROAAPPEXAMPLE',
    sessionName: 's1',
  },
  { kind: 'roleSession', role: 'arn:aws:iam::111111111111:role/app', account: HOME.id, sessionName: 's2' },
  { kind: 'federatedUser', account: HOME.id, partition: 'aws', name: 's1', parent: 'arn:aws:iam::111111111111:user/team/alice' },
  { kind: 'federatedUser', account: HOME.id, partition: 'aws', name: 's1', parent: 'arn:aws:iam::111111111111:root' },
  { kind: 'assumedRoot', account: HOME.id, partition: 'aws', taskPolicyArn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' },
  { kind: 'federatedCaller', provider: 'arn:aws:iam::111111111111:saml-provider/corp' },
  { kind: 'federatedCaller', provider: 'accounts.google.com' },
  { kind: 'service', name: 'sns.amazonaws.com' },
];
const NAMES: readonly (readonly [string, string])[] = [
  ...[
    ...[
      '*',
      '111111111111',
      '222222222222',
      'arn:aws:iam::111111111111:root',
      'arn:aws-cn:iam::111111111111:root',
      'arn:aws:iam::*:root',
      '1111*',
    ],
    ...['arn:aws:iam::111111111111:user/team/alice', 'arn:aws:iam::111111111111:user/alice', 'arn:aws:iam::111111111111:user/Alice'],
    ...['arn:aws:iam::111111111111:user/*', 'arn:aws:iam::222222222222:user/team/alice', 'AIDAALICEEXAMPLE', 'aidaaliceexample'],
    ...['arn:aws:iam::111111111111:role/service/app', 'arn:aws:iam::111111111111:role/app', 'arn:aws:iam::111111111111:role/other/app'],
    ...[
      'arn:aws:iam::111111111111:role/App',
      'arn:aws:iam::111111111111:role/*',
      'arn:aws-cn:iam::111111111111:role/app',
      'AROAAPPEXAMPLE',
    ],
    ...[
      'arn:aws:sts::111111111111:assumed-role/app/s1',
      'arn:aws:sts::111111111111:assumed-role/app/*',
      'arn:aws:sts::111111111111:assumed-role/app/S1',
    ],
    ...['arn:aws:sts::111111111111:assumed-role/service/app/s1', 'AROAAPPEXAMPLE:s1', 'arn:aws:sts::111111111111:federated-user/s1'],
    ...[
      'arn:aws:iam::111111111111:saml-provider/corp',
      'sns.amazonaws.com',
      'anonymous',
      '',
      'arn:aws:iam::111111111111:group/team',
      'arn:aws:iam::11111:root',
    ],
  ].map((value) => ['AWS', value] as const),
  ...['sns.amazonaws.com', 'SNS.amazonaws.com', 'sns.us-east-1.amazonaws.com', '*', 'sns.*'].map((value) => ['Service', value] as const),
  ...['accounts.google.com', 'Accounts.google.com', 'arn:aws:iam::111111111111:saml-provider/corp', '*'].map(
    (value) => ['Federated', value] as const,
  ),
  ...['111111111111', '222222222222', '*'].map((value) => ['CanonicalUser', value] as const),
];

const OPEN: StatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };

function raw(type: PolicyType, statement: StatementJson): RawPolicy {
  return { description: { type, name: type }, document: { Version: '2012-10-17', Statement: statement } };
}

/** The set in which only the policy of this type has this statement, and everything else is open. */
function setWith(type: PolicyType, statement: StatementJson): PolicySet<RawPolicy> {
  const identity = [raw('identity', OPEN)];
  const own = raw(type, statement);
  switch (type) {
    case 'identity':
      return { identity: [own] };
    case 'session':
      return { identity, session: [own] };
    case 'scp':
      return { identity, scp: [{ kind: 'root', id: 'r-1', policies: [own] }] };
    case 'rcp':
      return { identity, rcp: [{ kind: 'root', id: 'r-1', policies: [own] }] };
    case 'resource':
      return { identity: [], resource: own };
    case 'trust':
    case 'boundary':
    case 'endpoint':
      return { identity, [type === 'trust' ? 'resource' : type]: own };
  }
}

function asking(action: string, arn: string): AuthorizationRequest {
  return { principal: ALICE, caller: HOME, action, resource: { arn, owner: HOME }, context: new Map() };
}

export function* actionPairs(): Generator<Case> {
  for (const pattern of ACTION_PATTERNS) {
    for (const statement of [{ ...OPEN, Action: pattern }, { Effect: 'Allow', NotAction: pattern, Resource: '*' } as const]) {
      const policies = setWith('identity', statement);
      for (const action of ACTIONS) yield { request: asking(action, '*'), policies };
    }
  }
}

export function* resourcePairs(): Generator<Case> {
  for (const type of POLICY_TYPES) {
    const who = type === 'rcp' || type === 'resource' || type === 'endpoint' ? { Principal: '*' } : {};
    for (const pattern of RESOURCE_PATTERNS) {
      for (const negated of [false, true]) {
        // Customers' RCPs only deny.
        const Effect = type === 'rcp' ? 'Deny' : 'Allow';
        const statement: StatementJson = { Effect, ...who, Action: '*', ...(negated ? { NotResource: pattern } : { Resource: pattern }) };
        const policies = setWith(type, statement);
        for (const arn of RESOURCES) yield { request: asking('s3:GetObject', arn), policies };
      }
    }
  }
}

export function* principalPairs(): Generator<Case> {
  for (const [type, value] of NAMES) {
    for (const others of [[], ['111111111111'], ['arn:aws:iam::111111111111:role/app', 'arn:aws:iam::111111111111:root']]) {
      const element: PrincipalJson =
        type === 'AWS' ? { AWS: [value, ...others] } : { [type]: value, ...(others.length > 0 ? { AWS: others } : {}) };
      yield* principalCases({ Principal: element });
      yield* principalCases({ NotPrincipal: element });
    }
  }
}

function* principalCases(who: Pick<StatementJson, 'Principal' | 'NotPrincipal'>): Generator<Case> {
  for (const Effect of ['Allow', 'Deny'] as const) {
    const resource = raw('resource', { Effect, ...who, Action: '*', Resource: '*' });
    for (const bounded of [false, true]) {
      const boundary = bounded ? { boundary: raw('boundary', OPEN) } : {};
      for (const identity of [[], [raw('identity', OPEN)]]) {
        const policies: PolicySet<RawPolicy> = { identity, resource, ...boundary };
        for (const principal of CALLERS) {
          for (const owner of [HOME, AWAY]) {
            const caller = 'account' in principal ? { caller: HOME } : {};
            const arn = `arn:aws:kms:us-east-1:${owner.id}:key/1`;
            yield { request: { principal, ...caller, action: 'kms:Decrypt', resource: { arn, owner }, context: new Map() }, policies };
          }
        }
      }
    }
  }
}
