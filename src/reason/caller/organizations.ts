// The places in organizations that accounts nobody has told us about may have, as far as policies can tell them apart.
import type { OrganizationFacts } from '../../model/account.ts';
import type { Budget } from '../budget.ts';
import { atomiseText } from '../text/atomise-text.ts';
import { patternOf } from '../text/pattern-of.ts';
import type { TextSet } from '../text/text-set.ts';
import { ONE, RUN } from '../text/tokens.ts';
import type { Mentions } from './mentions.ts';
import { partSetsUntil, residual } from './residual.ts';

const MANAGEMENT = '900000000009';
const KEYS: readonly string[] = ['aws:principalorgid', 'aws:principalorgpaths'];

/** Undefined among them: in no organization; only that where no policy asks. */
export function organizationPlaces(mentions: Mentions, budget: Budget): readonly (OrganizationFacts | undefined)[] {
  if (!KEYS.some((key) => mentions.keys.has(key))) return [undefined];
  const paths = mentions.textSets('aws:principalorgpaths');
  const idSets = [...mentions.textSets('aws:principalorgid'), ...paths.flatMap((set) => partSetsUntil(set, '/'))];
  const places: (OrganizationFacts | undefined)[] = [undefined];
  for (const { text: id } of atomiseText(idSets, budget, within('o-', ''))) {
    if (id.includes('/')) continue;
    const rests = paths.map((set) => residual(set, `${id}/`)).filter(({ patterns }) => patterns.length > 0);
    const roots = rests.length === 0 ? ['r-zq0v/'] : atomiseText(rests, budget, within('r-', '/')).map(({ text }) => text);
    for (const root of roots) places.push({ id, managementAccount: MANAGEMENT, path: `${id}/${root}` });
  }
  return places;
}

function within(before: string, after: string): TextSet {
  return { patterns: [patternOf(before, ONE, RUN, after)] };
}
