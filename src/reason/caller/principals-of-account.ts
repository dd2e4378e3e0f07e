// The principals of one account, one of each kind that policies can tell apart.
import { lastElement } from '../../evaluate/caller.ts';
import { parseArn } from '../../model/arn.ts';
import type { Principal } from '../../model/principal.ts';
import type { Budget } from '../budget.ts';
import { atomiseText } from '../text/atomise-text.ts';
import { patternOf } from '../text/pattern-of.ts';
import { textPattern, type TextSet } from '../text/text-set.ts';
import { COLON, ONE_IN_PART, RUN, RUN_IN_PART } from '../text/tokens.ts';
import type { Mentions } from './mentions.ts';
import { residual } from './residual.ts';

const SLASH = 47;
const UNHEARD_OF = 'somebody-else';
const UNHEARD_OF_USER = 'AIDAZQ0VZQ0VZQ0VZQ0V';
/** Names, with paths; a colon in one is nothing that anybody has. */
const ANY: TextSet = { patterns: [textPattern([ONE_IN_PART, RUN_IN_PART])] };
const ENDS_IN_SLASH: TextSet = { patterns: [textPattern([RUN, SLASH])] };
const TASK_POLICY = 'policy/root-task/IAMAuditRootUserCredentials';
const SESSION_KEYS: readonly string[] = ['aws:tokenissuetime', 'aws:multifactorauthpresent', 'aws:sourceidentity'];

/** What is named within the account. */
interface Named {
  readonly roles: readonly string[];
  /** By role name. */
  readonly sessions: ReadonlyMap<string, readonly string[]>;
  /** With their paths. */
  readonly users: readonly string[];
  readonly federated: readonly string[];
  readonly uniqueIds: readonly string[];
}

/** Keys that tell principals of one account apart. */
const TELLING_KEYS: readonly string[] = [
  ...SESSION_KEYS,
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'aws:assumedroot',
  'aws:federatedprovider',
];

/** Whether policies tell principals of the account apart, but by how directly an element for the whole account names them. */
export function areToldApart(account: string, partition: string, mentions: Mentions): boolean {
  if (TELLING_KEYS.some((key) => mentions.keys.has(key))) return true;
  for (const key of mentions.keys) if (key.startsWith('aws:principaltag/')) return true;
  const { roles, users, federated, uniqueIds } = namedIn(account, partition, mentions);
  return roles.length + users.length + federated.length + uniqueIds.length > 0;
}

/** A user of the account, of whom nobody has heard. */
export function anyUserOf(account: string, partition: string): Principal {
  return { kind: 'user', arn: `arn:${partition}:iam::${account}:user/${UNHEARD_OF}`, account, id: UNHEARD_OF_USER };
}

/** `sessionsApart`: users and the root user come with and without a session. */
export function principalsOf(
  account: string,
  partition: string,
  mentions: Mentions,
  sessionsApart: boolean,
  budget: Budget,
): readonly Principal[] {
  const named = namedIn(account, partition, mentions);
  const arns = mentions.textSets('aws:principalarn');
  const after = (prefix: string): readonly TextSet[] =>
    arns.map((set) => residual(set, prefix)).filter(({ patterns }) => patterns.length > 0);
  const head = `arn:${partition}:iam::${account}:`;
  const apart = sessionsApart || SESSION_KEYS.some((key) => mentions.keys.has(key));
  const variants = <P extends Principal>(principal: P): readonly P[] => (apart ? [principal, { ...principal, session: {} }] : [principal]);
  const users = userSuffixes(named, after(`${head}user/`), mentions, budget);
  return [
    ...variants<Principal>({ kind: 'root', account, partition }),
    { kind: 'assumedRoot', account, partition, taskPolicyArn: `arn:${partition}:iam::aws:${TASK_POLICY}` },
    ...users.flatMap((suffix) =>
      userIds(named, mentions, budget).flatMap((id) => variants<Principal>({ kind: 'user', arn: `${head}user/${suffix}`, account, id })),
    ),
    ...roleSuffixes(named, after(`${head}role/`), budget).flatMap((suffix) =>
      sessionIds(named.sessions.get(lastElement(suffix)) ?? [], named, mentions, budget).map(
        ([roleId, sessionName]): Principal => ({ kind: 'roleSession', role: `${head}role/${suffix}`, account, roleId, sessionName }),
      ),
    ),
    ...federatedNames(named, after(`arn:${partition}:sts::${account}:federated-user/`), account, mentions, budget).flatMap((name) =>
      [`${head}root`, ...named.users.map((user) => `${head}user/${user}`), `${head}user/${UNHEARD_OF}`].map(
        (parent): Principal => ({ kind: 'federatedUser', account, partition, name, parent }),
      ),
    ),
  ];
}

function namedIn(account: string, partition: string, { entries }: Mentions): Named {
  const roles = new Set<string>();
  const sessions = new Map<string, string[]>();
  const users = new Set<string>();
  const federated = new Set<string>();
  const uniqueIds = new Set<string>();
  for (const { type, value } of entries) {
    if (type !== 'AWS') continue;
    const arn = parseArn(value.value);
    if (arn === undefined) {
      if (/^A[A-Z]{3}/.test(value.value)) uniqueIds.add(value.value);
      continue;
    }
    if (arn.account !== account || arn.partition !== partition) continue;
    const [kind, ...rest] = arn.resource.split('/');
    if (arn.service === 'iam' && kind === 'role') roles.add(lastElement(arn.resource));
    else if (arn.service === 'iam' && kind === 'user') users.add(rest.join('/'));
    else if (arn.service === 'sts' && kind === 'federated-user') federated.add(rest.join('/'));
    else if (arn.service === 'sts' && kind === 'assumed-role') {
      const [role = '', ...session] = rest;
      roles.add(role);
      sessions.set(role, [...(sessions.get(role) ?? []), session.join('/')]);
    }
  }
  return { roles: [...roles], sessions, users: [...users], federated: [...federated], uniqueIds: [...uniqueIds] };
}

function roleSuffixes({ roles }: Named, asked: readonly TextSet[], budget: Budget): readonly string[] {
  if (asked.length === 0) return [...roles, UNHEARD_OF];
  const names = roles.map((name): TextSet => ({ patterns: [patternOf(name), patternOf(RUN, `/${name}`)] }));
  return classes([...asked, ...names], ANY, budget);
}

function userSuffixes({ users }: Named, asked: readonly TextSet[], mentions: Mentions, budget: Budget): readonly string[] {
  const literals = users.map((user): TextSet => ({ patterns: [patternOf(user)] }));
  if (!mentions.keys.has('aws:username')) {
    return asked.length === 0 ? [...users, UNHEARD_OF] : classes([...asked, ...literals], ANY, budget);
  }
  const lasts = new Set(users.map(lastElement));
  for (const { patterns } of asked) for (const { text, beginning } of patterns) if (text && !beginning) lasts.add(lastElement(text));
  const names = classes(
    [...mentions.textSets('aws:username'), ...[...lasts].map((name) => ({ patterns: [patternOf(name)] }))],
    ANY,
    budget,
  );
  return names
    .filter((name) => !name.includes('/'))
    .flatMap((name) =>
      classes([...asked, ...literals], { patterns: [patternOf(name), patternOf(ONE_IN_PART, RUN_IN_PART, `/${name}`)] }, budget),
    );
}

function userIds({ uniqueIds }: Named, mentions: Mentions, budget: Budget): readonly string[] {
  const asked = mentions.textSets('aws:userid');
  const within: TextSet = { patterns: [patternOf('AIDA', ONE_IN_PART, RUN_IN_PART)] };
  if (asked.length === 0) return [...uniqueIds.filter((id) => id.startsWith('AIDA')), UNHEARD_OF_USER];
  return classes([...asked, ...uniqueIds.map((id) => ({ patterns: [patternOf(id)] }))], within, budget);
}

/** Unique ids of roles with names of sessions. */
function sessionIds(
  names: readonly string[],
  { uniqueIds }: Named,
  mentions: Mentions,
  budget: Budget,
): readonly (readonly [string, string])[] {
  const asked = mentions.textSets('aws:userid');
  const roleIds = uniqueIds.filter((id) => id.startsWith('AROA'));
  if (asked.length === 0) {
    return [...roleIds, 'AROAZQ0VZQ0VZQ0VZQ0V'].flatMap((id) => [...names, UNHEARD_OF].map((name) => [id, name] as const));
  }
  const within: TextSet = { patterns: [patternOf('AROA', ONE_IN_PART, RUN_IN_PART, COLON, ONE_IN_PART, RUN_IN_PART)] };
  const sets: readonly TextSet[] = [
    ...asked,
    ...roleIds.map((id) => ({ patterns: [patternOf(`${id}:`, RUN)] })),
    ...names.map((name) => ({ patterns: [patternOf(RUN_IN_PART, `:${name}`)] })),
  ];
  return classes(sets, within, budget).map((text) => {
    const colon = text.indexOf(':');
    return [text.slice(0, colon), text.slice(colon + 1)];
  });
}

function federatedNames(
  { federated }: Named,
  asked: readonly TextSet[],
  account: string,
  mentions: Mentions,
  budget: Budget,
): readonly string[] {
  const ids = mentions.textSets('aws:userid').map((set) => residual(set, `${account}:`));
  const sets = [...asked, ...ids.filter(({ patterns }) => patterns.length > 0)];
  if (sets.length === 0) return [...federated, UNHEARD_OF];
  return classes([...sets, ...federated.map((name) => ({ patterns: [patternOf(name)] }))], ANY, budget);
}

/** One text of each class, but for those that end in a slash. */
function classes(sets: readonly TextSet[], within: TextSet, budget: Budget): readonly string[] {
  return atomiseText([...sets, ENDS_IN_SLASH], budget, within).flatMap(({ sets: met, text }) => (met.includes(sets.length) ? [] : [text]));
}
