// Patterns of one element of which another says all.
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftPatterns, DraftStatement, Leaf } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';
import { covers } from './covers.ts';

export function checkRedundantPatterns(validation: Validation, { actions, resources }: DraftStatement): void {
  for (const element of actions)
    tellRedundant(
      validation,
      'REDUNDANT_ACTION',
      'action',
      redundant(element, ({ text }) => text.toLowerCase()),
    );
  for (const element of resources)
    tellRedundant(
      validation,
      'REDUNDANT_RESOURCE',
      'resource',
      redundant(element, ({ text }) => text),
    );
}

function tellRedundant(
  { tell }: Validation,
  code: 'REDUNDANT_ACTION' | 'REDUNDANT_RESOURCE',
  what: string,
  found: Redundant | undefined,
): void {
  if (found === undefined) return;
  const { places, example } = found;
  tell(code, `${counted(places.length, what)} covered by others here, as ${example}. Remove what is covered.`, ...places);
}

function counted(count: number, what: string): string {
  return count === 1 ? `One ${what} is` : `${count} ${what}s are`;
}

interface Redundant {
  readonly places: readonly [Leaf, ...Leaf[]];
  readonly example: string;
}

/** Steps of comparison for one element; what is left then is not looked at. */
const MOST_STEPS = 5_000_000;

function redundant({ values }: DraftPatterns, textOf: (value: Leaf) => string): Redundant | undefined {
  const texts = values.map(textOf);
  // Only what holds a wildcard covers another text; equal texts are found by the map.
  const wide = texts.flatMap((text, index) => {
    const fixed = text.search(/[*?]/);
    return fixed < 0 ? [] : [{ text, index, start: text.slice(0, fixed) }];
  });
  const first = new Map<string, number>();
  const places: Leaf[] = [];
  let example = '';
  let steps = 0;
  for (const [index, text] of texts.entries()) {
    const same = first.get(text);
    if (same === undefined) first.set(text, index);
    const covering = wide.find((other) => {
      if (steps > MOST_STEPS || other.text === text) return false;
      steps += 1;
      const cost = other.text.length * text.length;
      if (!text.startsWith(other.start) || steps + cost > MOST_STEPS) return false;
      steps += cost;
      return covers(other.text, text);
    });
    const by = same ?? covering?.index;
    const value = values[index];
    if (by === undefined || value === undefined) continue;
    if (places.length === 0) example = `${quoteInput(value.text)} is by ${quoteInput(values[by]?.text ?? '')}`;
    places.push(value);
  }
  const [one, ...more] = places;
  return one === undefined ? undefined : { places: [one, ...more], example };
}
