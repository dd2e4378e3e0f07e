// Account numbers that policies mention, and one of each kind that they can tell apart from all others.
import { parseArn } from '../../model/arn.ts';
import type { Budget } from '../budget.ts';
import { atomiseText } from '../text/atomise-text.ts';
import { textPattern, type TextSet } from '../text/text-set.ts';
import { DIGIT } from '../text/tokens.ts';
import { literalSet } from '../text/literal-set.ts';
import type { Mentions } from './mentions.ts';
import { digitSets } from './residual.ts';

const TWELVE_DIGITS = /^\d{12}$/;
const ANY_ACCOUNT: TextSet = { patterns: [textPattern(Array.from({ length: 12 }, () => DIGIT))] };

export interface AccountNumbers {
  /** Named somewhere, ascending. */
  readonly mentioned: readonly string[];
  /** Not named and not known: one of each kind. */
  readonly unheardOf: readonly string[];
}

/** Whether an account is known. */
interface Known {
  readonly has: (id: string) => boolean;
}

/** `known`: numbers that are not to be taken for accounts nobody has heard of. */
export function accountNumbers(mentions: Mentions, partition: string, known: Known, budget: Budget): AccountNumbers {
  const arns = mentions.textSets('aws:principalarn');
  const ids = mentions.textSets('aws:userid');
  const sets = [
    ...mentions.textSets('aws:principalaccount'),
    ...mentions.textSets('kms:calleraccount'),
    ...arns.flatMap((set) => ['iam', 'sts'].flatMap((service) => digitSets(set, `arn:${partition}:${service}::`, 12))),
    ...ids.flatMap((set) => digitSets(set, '', 12)),
  ];
  const mentioned = new Set<string>();
  for (const { value } of mentions.entries) {
    const account = TWELVE_DIGITS.test(value.value) ? value.value : parseArn(value.value)?.account;
    if (account !== undefined && TWELVE_DIGITS.test(account)) mentioned.add(account);
  }
  const patterned: TextSet[] = [];
  for (const set of sets) {
    if (set.patterns.some(({ text, beginning }) => text === undefined || beginning === true)) patterned.push(set);
    for (const { text, beginning } of set.patterns) if (text !== undefined && !beginning && TWELVE_DIGITS.test(text)) mentioned.add(text);
  }
  const heard = [...mentioned].sort();
  if (patterned.length === 0) return { mentioned: heard, unheardOf: [fresh((id) => mentioned.has(id) || known.has(id))] };
  const literals = heard.map(literalSet);
  for (;;) {
    const unheardOf: string[] = [];
    for (const { sets: met, text } of atomiseText([...patterned, ...literals], budget, ANY_ACCOUNT)) {
      if (met.every((set) => set < patterned.length)) unheardOf.push(text);
    }
    const collisions = unheardOf.filter((text) => known.has(text));
    if (collisions.length === 0) return { mentioned: heard, unheardOf };
    for (const text of collisions) literals.push(literalSet(text));
  }
}

function fresh(taken: (id: string) => boolean): string {
  for (let number = 999_999_999_901; ; number--) if (!taken(String(number))) return String(number);
}
