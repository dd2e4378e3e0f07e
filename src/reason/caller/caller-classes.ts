// All callers that there can be, in classes that policies cannot tell apart: one of each.
import type { AccountFacts } from '../../model/account.ts';
import type { Principal } from '../../model/principal.ts';
import { type Budget, Undecided } from '../budget.ts';
import { atomiseText } from '../text/atomise-text.ts';
import { patternOf } from '../text/pattern-of.ts';
import { ONE_IN_PART, RUN_IN_PART } from '../text/tokens.ts';
import { accountNumbers } from './account-numbers.ts';
import type { Mentions } from './mentions.ts';
import { organizationPlaces } from './organizations.ts';
import { anyUserOf, areToldApart, principalsOf } from './principals-of-account.ts';

/** One caller that stands for all of its class. */
export interface CallerClass {
  readonly principal: Principal;
  /** Absent: the caller has no account. */
  readonly account?: AccountFacts;
  /** It stands for itself alone: its tags, and what its session remembers, are as its principal says. */
  readonly single?: boolean;
}

export interface CallerQuestion {
  readonly mentions: Mentions;
  readonly partition: string;
  /** Accounts whose callers are asked about whether or not anybody mentions them. */
  readonly listed: readonly AccountFacts[];
  /** Accounts of which all is known, with those listed; no other place in an organization is thought up for them. */
  readonly known: ReadonlyMap<string, AccountFacts>;
  /** Accounts that are left out. */
  readonly excluded?: (account: AccountFacts) => boolean;
  /** Whether roles that services own are callers too: organization policies do not bind them. */
  readonly serviceLinked: boolean;
  /** Whether it matters if users call with or without a session. */
  readonly sessionsApart: boolean;
  /** One user may stand for its account where policies tell nobody in it apart: it does not matter what kind of caller it is. */
  readonly kindsAlike?: boolean;
}

const UNHEARD_OF_SERVICE = 'zq0v.amazonaws.com';
const UNHEARD_OF_PROVIDER = 'zq0v.example.com';

/** One caller of every class. Throws Undecided beyond the budget. */
export function callerClasses(question: CallerQuestion, budget: Budget): readonly CallerClass[] {
  const { mentions, partition, known, excluded = () => false } = question;
  const classes: CallerClass[] = [{ principal: { kind: 'anonymous' } }];
  for (const name of [...servicesIn(mentions, budget), UNHEARD_OF_SERVICE]) classes.push({ principal: { kind: 'service', name } });
  const providers = mentions.entries.filter(({ type }) => type === 'Federated').map(({ value }) => value.value);
  for (const provider of [...new Set([...providers, UNHEARD_OF_PROVIDER])]) {
    classes.push({ principal: { kind: 'federatedCaller', provider } });
  }
  const { mentioned, unheardOf } = accountNumbers(mentions, partition, known, budget);
  const places = organizationPlaces(mentions, budget);
  const ids = [...new Set([...question.listed.map((account) => account.id), ...mentioned, ...unheardOf])];
  for (const id of ids) {
    const facts = known.get(id);
    const accounts = (
      facts === undefined
        ? places.map((organization): AccountFacts => (organization === undefined ? { id } : { id, organization }))
        : [facts]
    ).filter((account) => !excluded(account));
    if (accounts.length === 0) continue;
    const principals =
      question.kindsAlike === true && !areToldApart(id, partition, mentions)
        ? [anyUserOf(id, partition)]
        : principalsOf(id, partition, mentions, question.sessionsApart, budget);
    for (const principal of principals) {
      for (const account of accounts) {
        if (classes.length >= budget.atoms) throw new Undecided('too many classes of callers');
        classes.push({ principal, account });
        if (question.serviceLinked && principal.kind === 'roleSession') {
          classes.push({ principal: { ...principal, serviceLinked: true }, account });
        }
      }
    }
  }
  return classes;
}

function servicesIn(mentions: Mentions, budget: Budget): readonly string[] {
  const names = new Set(mentions.entries.filter(({ type }) => type === 'Service').map(({ value }) => value.value));
  const sets = ['aws:principalservicename', 'aws:principalservicenameslist'].flatMap((key) => mentions.textSets(key));
  if (sets.length > 0) {
    const within = { patterns: [patternOf(ONE_IN_PART, RUN_IN_PART, '.amazonaws.com')] };
    for (const { text } of atomiseText(sets, budget, within)) names.add(text);
  }
  names.delete(UNHEARD_OF_SERVICE);
  return [...names];
}
