// Sets of values that one condition, or one element of a statement, can state: by text, by order, by network.
import type { Ordering as ConditionOrdering } from '../../evaluate/condition/ordered-test.ts';
import type { Instant } from '../../policy/values/read-instant.ts';
import type { Network } from '../../policy/values/read-network.ts';
import type { Numeric } from '../../policy/values/read-number.ts';
import type { TextSet } from '../text/text-set.ts';

/** `notEqual` is `equal`, negated. */
export type Ordering = Exclude<ConditionOrdering, 'notEqual'>;

export interface OrderedBound<Value> {
  readonly ordering: Ordering;
  readonly value: Value;
}

/** Unions: of patterns, of half lines and points, of networks. */
export type ValueSet =
  | { readonly kind: 'text'; readonly set: TextSet }
  | { readonly kind: 'number'; readonly bounds: readonly OrderedBound<Numeric>[] }
  | { readonly kind: 'instant'; readonly bounds: readonly OrderedBound<Instant>[] }
  | { readonly kind: 'address'; readonly networks: readonly Network[] };

export type ValueKind = ValueSet['kind'];

/** Values that the sets in question cannot tell apart. */
export interface ValueAtom {
  /** Numbers of the sets that have them, ascending. */
  readonly sets: readonly number[];
  /** One of them, as a request carries it. */
  readonly value: string;
}
