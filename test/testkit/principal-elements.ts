// Principal and NotPrincipal elements that name the callers of a world, their ancestors, or somebody else.
import type { Principal } from '../../src/model/principal.ts';
import type { Aim } from './aim.ts';
import { aimedCaller } from './aim.ts';
import { providers } from './callers.ts';
import type { PrincipalJson } from './policy-json.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';

type Type = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
type Entry = readonly [Type, string];

const STRANGERS: readonly Entry[] = [
  ['AWS', '444444444444'],
  ['AWS', 'arn:aws:iam::444444444444:root'],
  ['AWS', 'arn:aws:iam::111111111111:user/carol'],
  ['AWS', 'arn:aws:iam::111111111111:role/gone'],
  ['AWS', 'arn:aws:sts::111111111111:assumed-role/app/other'],
  ['AWS', 'AROAORPHANEDROLE'],
  ['AWS', 'AIDAORPHANEDUSER'],
  ['Service', 'events.amazonaws.com'],
  ['Federated', 'cognito-identity.amazonaws.com'],
  ['CanonicalUser', '444444444444'],
];
const ODD: readonly Entry[] = [
  ['AWS', 'arn:aws:iam::111111111111:role/*'],
  ['AWS', 'arn:aws:iam::111111111111:user/al?ce'],
  ['AWS', 'arn:aws:iam::*:root'],
  ['AWS', 'arn:aws:iam::111111111111:group/team'],
  ['AWS', '1111'],
  ['AWS', 'anonymous'],
  ['AWS', 'arn:aws:sts::111111111111:assumed-role/app/*'],
  ['AWS', 'sns.amazonaws.com'],
  ['Service', '*'],
  ['Service', 'SNS.amazonaws.com'],
  ['Service', 'sns.us-east-1.amazonaws.com'],
  ['Federated', '*'],
  ['CanonicalUser', '*'],
];

function roleOf(role: string): { readonly prefix: string; readonly account: string; readonly name: string } {
  const [, partition, , , account = ''] = role.split(':');
  return { prefix: `arn:${partition}:`, account, name: role.slice(role.lastIndexOf('/') + 1) };
}

function accountEntries(r: Random, partition: string, account: string): Entry {
  return ['AWS', r.chance(0.5) ? account : `arn:${partition}:iam::${account}:root`];
}

/** The most direct name of a caller, and the names of what stands above it, nearest first. */
function names(r: Random, principal: Principal): readonly Entry[] {
  switch (principal.kind) {
    case 'anonymous':
      return [];
    case 'root':
    case 'assumedRoot':
      return [accountEntries(r, principal.partition, principal.account)];
    case 'user': {
      const name: Entry = ['AWS', principal.id !== undefined && r.chance(0.2) ? principal.id : principal.arn];
      return [name, accountEntries(r, principal.arn.split(':')[1] as string, principal.account)];
    }
    case 'roleSession': {
      const { prefix, account, name } = roleOf(principal.role);
      const session: Entry = ['AWS', `${prefix}sts::${account}:assumed-role/${name}/${principal.sessionName}`];
      const byId = principal.roleId !== undefined && r.chance(0.2);
      const arn = r.chance(0.15) ? `${prefix}iam::${account}:role/other/path/${name}` : principal.role;
      const role: Entry = ['AWS', byId && principal.roleId !== undefined ? principal.roleId : arn];
      return [session, role, accountEntries(r, prefix.slice(4, -1), principal.account)];
    }
    case 'federatedUser':
      return [
        ['AWS', `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`],
        ['AWS', principal.parent],
        accountEntries(r, principal.partition, principal.account),
      ];
    case 'federatedCaller':
      return [['Federated', principal.provider]];
    case 'service':
      return [['Service', principal.name]];
  }
}

function toJson(r: Random, entries: readonly Entry[]): PrincipalJson {
  const json: Record<string, string | string[]> = {};
  for (const [type, value] of entries) {
    const before = json[type];
    if (before === undefined) json[type] = r.chance(0.6) ? value : [value];
    else if (typeof before === 'string') json[type] = [before, value];
    else before.push(value);
  }
  return json;
}

function stranger(r: Random, aim: Aim): Entry {
  if (r.chance(0.04)) return r.pick(ODD);
  if (r.chance(0.15)) return ['Federated', r.pick(providers(aim.universe, aim.owner.id))];
  return r.pick(STRANGERS);
}

/** How many callers an element names. */
const NAMED = weights([1, 25], [2, 30], [3, 30], [4, 15]);
const ANY: readonly PrincipalJson[] = ['*', { AWS: '*' }, { AWS: ['*'] }];

function pickName(r: Random, aim: Aim, candidates: readonly Entry[]): Entry {
  const [, behind] = candidates;
  return candidates.length === 3 && behind !== undefined && r.chance(aim.naming.behindSession) ? behind : r.pick(candidates);
}

/** A Principal that names callers of this world (or everybody), or with `hit` false somebody else. */
export function generatePrincipal(r: Random, aim: Aim, hit: boolean): PrincipalJson {
  if (hit && r.chance(aim.naming.everybody)) return r.pick(ANY);
  const entries: Entry[] = [];
  if (hit) {
    const count = r.weighted(NAMED);
    for (let made = 0; made < count; made++) {
      const caller = aimedCaller(r, aim);
      const candidates = names(r, caller.principal);
      if (candidates.length === 0) {
        if (count === 1) return r.pick(ANY);
        entries.push(['AWS', '*']);
      } else {
        const canonical = caller.account !== undefined && r.chance(0.05);
        entries.push(canonical && caller.account !== undefined ? ['CanonicalUser', caller.account.id] : pickName(r, aim, candidates));
      }
    }
  }
  if (!hit || r.chance(0.15)) entries.push(stranger(r, aim));
  return toJson(r, r.shuffle(entries));
}

/** A NotPrincipal that spares the aimed caller (all of its ancestors are there), or with `spare` false leaves one out. */
export function generateNotPrincipal(r: Random, aim: Aim, spare: boolean): PrincipalJson {
  const session = aim.callers.find(({ kind }) => kind === 'roleSession');
  const caller = session !== undefined && r.chance(0.5) ? session : aimedCaller(r, aim);
  const entries = [...names(r, caller.principal)];
  if (!spare && entries.length > 0) entries.splice(r.below(entries.length), 1);
  if (entries.length === 0 || r.chance(0.2)) entries.push(stranger(r, aim));
  if (r.chance(0.02)) return r.pick(ANY);
  return toJson(r, r.shuffle(entries));
}
