// What is settled about a request once its caller, its owner and the way it came are: the keys that follow from them.
import { keyReader, NETWORK_KEYS } from '../../evaluate/context-key.ts';
import type { Query } from '../../evaluate/query.ts';
import { isTemporary } from '../../model/temporary-credentials.ts';
import type { KnownKey, Setting } from '../compile/setting.ts';
import { FREE } from '../compile/setting.ts';
import type { Dimension } from '../system/system.ts';
import { textPattern } from '../text/text-set.ts';
import { EITHER_CASE } from '../text/tokens.ts';

/** Follow from the caller, whoever it is. */
const OF_CALLER: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:assumedroot',
  'kms:calleraccount',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:viaawsservice',
]);

/** Keys of a call that a service makes for the caller. */
export const OF_FORWARDING: readonly string[] = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];

const NO_KEY: KnownKey = { known: true, value: undefined };
const OPEN: KnownKey = { known: false };

/**
 * The keys that the query of a caller settles; what it carries in its own context is settled too. Tags of callers, and what their sessions
 * remember, are open where they can be anything: not of a `single` caller.
 */
export function callerSetting(query: Query, single: boolean, beside: Setting = FREE): Setting {
  const known = new Map<string, KnownKey>();
  const find = (name: string): KnownKey => {
    const own = query.context.get(name);
    if (own !== undefined) return { known: true, value: own };
    if (OF_CALLER.has(name)) return { known: true, value: keyReader(name)(query) };
    if (NETWORK_KEYS.has(name)) return query.forwarded ? NO_KEY : OPEN;
    if (OF_FORWARDING.includes(name)) return query.forwarded ? OPEN : NO_KEY;
    if (single && isOfSession(name)) return { known: true, value: keyReader(name)(query) };
    if (name.startsWith('aws:principaltag/')) return hasTags(query) ? OPEN : NO_KEY;
    if (name === 'aws:federatedprovider') return query.caller.kind === 'roleSession' ? OPEN : NO_KEY;
    if (isOfSession(name)) return isTemporary(query.request.principal) ? OPEN : NO_KEY;
    return OPEN;
  };
  return {
    ...beside,
    key: (name) => {
      let found = known.get(name);
      if (found === undefined) {
        const own = find(name);
        found = own.known ? own : beside.key(name);
        known.set(name, found);
      }
      return found;
    },
  };
}

/** Dimensions that are other than usual for this caller, to be made before any policy is compiled. */
export function callerDimensions(query: Query): readonly Dimension[] {
  const dimensions: Dimension[] = [];
  if (isTemporary(query.request.principal)) {
    const either = ['true', 'false'].map((text) => textPattern(Array.from(text, (letter) => letter.charCodeAt(0) + EITHER_CASE)));
    dimensions.push({ name: 'aws:multifactorauthpresent', optional: false, multi: false, within: { patterns: either } });
  }
  if (query.forwarded) for (const name of OF_FORWARDING) dimensions.push({ name, optional: false, multi: name === 'aws:calledvia' });
  return dimensions;
}

const OF_SESSION: ReadonlySet<string> = new Set([
  'aws:multifactorauthpresent',
  'aws:tokenissuetime',
  'aws:sourceidentity',
  'aws:federatedprovider',
]);

function isOfSession(name: string): boolean {
  return name.startsWith('aws:principaltag/') || OF_SESSION.has(name);
}

function hasTags({ caller: { kind } }: Query): boolean {
  return kind === 'user' || kind === 'roleSession' || kind === 'federatedUser';
}
