// Divides the values of one dimension by sets of one kind.
import { type Budget, Undecided } from '../budget.ts';
import { atomiseText } from '../text/atomise-text.ts';
import type { TextSet } from '../text/text-set.ts';
import { atomiseNetworks } from './atomise-networks.ts';
import { atomiseOrdered } from './atomise-ordered.ts';
import { INSTANT_LINE } from './instant-line.ts';
import { NUMBER_LINE } from './number-line.ts';
import type { ValueAtom, ValueKind, ValueSet } from './value-set.ts';

/** The classes of the values of a kind. Throws Undecided if the sets are of different kinds, or beyond the budget. `within`: texts that there are. */
export function atomiseValues(sets: readonly ValueSet[], budget: Budget, within?: TextSet): readonly ValueAtom[] {
  switch (sets[0]?.kind ?? 'text') {
    case 'text':
      return atomiseText(
        ofKind(sets, 'text').map(({ set }) => set),
        budget,
        within,
      ).map(({ sets: met, text }) => ({ sets: met, value: text }));
    case 'number':
      return atomiseOrdered(
        ofKind(sets, 'number').map(({ bounds }) => bounds),
        NUMBER_LINE,
      );
    case 'instant':
      return atomiseOrdered(
        ofKind(sets, 'instant').map(({ bounds }) => bounds),
        INSTANT_LINE,
      );
    case 'address':
      return atomiseNetworks(ofKind(sets, 'address').map(({ networks }) => networks));
  }
}

function ofKind<Kind extends ValueKind>(sets: readonly ValueSet[], kind: Kind): readonly (ValueSet & { readonly kind: Kind })[] {
  for (const set of sets) if (set.kind !== kind) throw new Undecided('the same key is read as values of two kinds');
  return sets as readonly (ValueSet & { readonly kind: Kind })[];
}
