// Every combination of what each layer may say, for every kind of caller, in one account and across two, for resources that trust
// their account and those that do not. Numbered, so that a test can take every n-th of them.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicySet, PolicyType } from '../../src/model/policy-set.ts';
import type { Principal } from '../../src/model/principal.ts';
import type { PrincipalJson, RawPolicy, StatementJson } from '../testkit/policy-json.ts';
import type { Case } from './case-json.ts';

type Say = 'absent' | 'silent' | 'allow' | 'deny';
type ResourceSay = Say | 'any' | 'roleOrUser' | 'account';

const HOME: AccountFacts = { id: '111111111111', organization: { id: 'o-1', managementAccount: '999999999999', path: 'o-1/r-1/' } };
const AWAY: AccountFacts = { id: '222222222222', organization: { id: 'o-1', managementAccount: '999999999999', path: 'o-1/r-1/' } };

const ROOT_ARN = `arn:aws:iam::${HOME.id}:root`;
const USER_ARN = `arn:aws:iam::${HOME.id}:user/alice`;
const ROLE_ARN = `arn:aws:iam::${HOME.id}:role/app`;
const account = HOME.id;
const partition = 'aws';

/** A caller with the names that grade it directly, and one step away from that. */
interface CallerChoice {
  readonly principal: Principal;
  readonly direct: PrincipalJson;
  readonly behind: PrincipalJson;
}

const CALLERS: readonly CallerChoice[] = [
  { principal: { kind: 'anonymous' }, direct: { AWS: '*' }, behind: { AWS: ROOT_ARN } },
  { principal: { kind: 'root', account, partition }, direct: { AWS: ROOT_ARN }, behind: { AWS: USER_ARN } },
  { principal: { kind: 'user', arn: USER_ARN, account }, direct: { AWS: USER_ARN }, behind: { AWS: ROLE_ARN } },
  {
    principal: { kind: 'roleSession', role: ROLE_ARN, account, sessionName: 's' },
    direct: { AWS: `arn:aws:sts::${account}:assumed-role/app/s` },
    behind: { AWS: ROLE_ARN },
  },
  {
    principal: { kind: 'roleSession', role: ROLE_ARN, account, sessionName: 's', serviceLinked: true },
    direct: { AWS: `arn:aws:sts::${account}:assumed-role/app/s` },
    behind: { AWS: ROLE_ARN },
  },
  {
    principal: { kind: 'federatedUser', account, partition, name: 'f', parent: USER_ARN },
    direct: { AWS: `arn:aws:sts::${account}:federated-user/f` },
    behind: { AWS: USER_ARN },
  },
  {
    principal: { kind: 'federatedUser', account, partition, name: 'f', parent: ROOT_ARN },
    direct: { AWS: `arn:aws:sts::${account}:federated-user/f` },
    behind: { AWS: ROOT_ARN },
  },
  {
    principal: { kind: 'assumedRoot', account, partition, taskPolicyArn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' },
    direct: { AWS: ROOT_ARN },
    behind: { AWS: USER_ARN },
  },
  { principal: { kind: 'federatedCaller', provider: 'accounts.google.com' }, direct: { Federated: 'accounts.google.com' }, behind: '*' },
  {
    principal: { kind: 'service', name: 'sns.amazonaws.com' },
    direct: { Service: 'sns.amazonaws.com' },
    behind: { Service: 'x.amazonaws.com' },
  },
];

const TARGETS: readonly (readonly [action: string, arn: (owner: string) => string, type: 'resource' | 'trust'])[] = [
  ['sqs:SendMessage', (owner) => `arn:aws:sqs:us-east-1:${owner}:jobs`, 'resource'],
  ['kms:Decrypt', (owner) => `arn:aws:kms:us-east-1:${owner}:key/1`, 'resource'],
  ['sts:TagSession', (owner) => `arn:aws:iam::${owner}:role/app`, 'trust'],
];

const SAYS: readonly Say[] = ['absent', 'silent', 'allow', 'deny'];
const IDENTITY: readonly Say[] = ['silent', 'allow', 'deny'];
const RESOURCE: readonly ResourceSay[] = ['absent', 'silent', 'deny', 'any', 'allow', 'roleOrUser', 'account'];
const RCP: readonly Say[] = ['absent', 'deny'];

/** The choices in the order in which a case's number is taken apart. */
const RADIX = [
  CALLERS.length,
  2,
  TARGETS.length,
  RESOURCE.length,
  IDENTITY.length,
  SAYS.length,
  SAYS.length,
  SAYS.length,
  RCP.length,
  SAYS.length,
];

export const SMALL_WORLDS: number = RADIX.reduce((product, count) => product * count, 1);

function policy(type: PolicyType, say: Say, principal?: PrincipalJson): RawPolicy | undefined {
  if (say === 'absent') return undefined;
  const statements: StatementJson[] = [];
  const who = principal === undefined ? {} : { Principal: principal };
  const what = type === 'trust' ? { Action: '*' } : { Action: '*', Resource: '*' };
  if (say === 'allow') statements.push({ Effect: 'Allow', ...who, ...what });
  if (say === 'deny') statements.push({ Effect: 'Deny', ...who, ...what });
  return { description: { type, name: type }, document: { Version: '2012-10-17', Statement: statements } };
}

function resourcePolicy(type: 'resource' | 'trust', say: ResourceSay, caller: CallerChoice): RawPolicy | undefined {
  switch (say) {
    case 'any':
      return policy(type, 'allow', '*');
    case 'roleOrUser':
      return policy(type, 'allow', caller.behind);
    case 'account':
      return policy(type, 'allow', { AWS: account });
    default:
      return policy(type, say, say === 'deny' ? '*' : caller.direct);
  }
}

function level(type: 'scp' | 'rcp', say: Say): PolicySet<RawPolicy> {
  const open = policy(type, type === 'scp' ? 'allow' : 'silent', type === 'rcp' ? '*' : undefined) as RawPolicy;
  const own = policy(type, say, type === 'rcp' ? '*' : undefined);
  if (own === undefined) return { identity: [] };
  const levels = [
    { kind: 'root', id: 'r-1', policies: [open] },
    { kind: 'account', id: account, policies: [own] },
  ] as const;
  return { identity: [], ...(type === 'scp' ? { scp: levels } : { rcp: levels }) };
}

/** The small world of this number, from 0 to `SMALL_WORLDS` - 1. */
export function smallWorld(number: number): Case {
  let rest = number;
  const next = (count: number): number => {
    const choice = rest % count;
    rest = Math.floor(rest / count);
    return choice;
  };
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
  const caller = pick(CALLERS);
  const owner = pick([HOME, AWAY]);
  const [action, arn, type] = pick(TARGETS);
  const resource = resourcePolicy(type, pick(RESOURCE), caller);
  const identity = policy('identity', pick(IDENTITY)) as RawPolicy;
  const boundary = policy('boundary', pick(SAYS));
  const session = policy('session', pick(SAYS));
  const scp = level('scp', pick(SAYS));
  const rcp = level('rcp', pick(RCP));
  const endpoint = policy('endpoint', pick(SAYS), '*');
  return {
    request: {
      principal: caller.principal,
      ...('account' in caller.principal ? { caller: HOME } : {}),
      action,
      resource: { arn: arn(owner.id), owner },
      context: new Map(),
    },
    policies: {
      ...scp,
      ...rcp,
      identity: [identity],
      ...(resource === undefined ? {} : { resource }),
      ...(boundary === undefined ? {} : { boundary }),
      ...(session === undefined ? {} : { session: [session] }),
      ...(endpoint === undefined ? {} : { endpoint }),
    },
  };
}
