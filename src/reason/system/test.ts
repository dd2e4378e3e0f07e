// What one condition of a statement asks of one dimension of a request.
import type { ValueSet } from '../value/value-set.ts';

/** On dimensions that may be absent, `absent` says whether it holds then. */
export type Test =
  /** One value, or none. A list of values never holds. */
  | { readonly kind: 'one'; readonly set: ValueSet; readonly negated: boolean; readonly absent: boolean }
  /** Every value, or some value, is (or is not) in the set. */
  | { readonly kind: 'all' | 'any'; readonly set: ValueSet; readonly negated: boolean; readonly absent: boolean }
  | { readonly kind: 'presence'; readonly absent: boolean };

const testKeys = new WeakMap<Test, string>();
const setKeys = new WeakMap<ValueSet, string>();

/** Equal tests have equal keys. */
export function testKey(test: Test): string {
  let key = testKeys.get(test);
  if (key === undefined) {
    key = makeTestKey(test);
    testKeys.set(test, key);
  }
  return key;
}

/** Equal sets have equal keys. */
export function setKey(set: ValueSet): string {
  let key = setKeys.get(set);
  if (key === undefined) {
    key = makeSetKey(set);
    setKeys.set(set, key);
  }
  return key;
}

function makeTestKey(test: Test): string {
  if (test.kind === 'presence') return `presence ${test.absent}`;
  return `${test.kind} ${test.negated} ${test.absent} ${setKey(test.set)}`;
}

function makeSetKey(set: ValueSet): string {
  switch (set.kind) {
    case 'text':
      return `text ${set.set.patterns
        .map(({ key }) => key)
        .sort()
        .join(' ')}`;
    case 'number':
      return `number ${set.bounds.map(({ ordering, value }) => `${ordering}${value}`).join(' ')}`;
    case 'instant':
      return `instant ${set.bounds.map(({ ordering, value }) => `${ordering}${value.seconds}.${value.fraction}`).join(' ')}`;
    case 'address':
      return `address ${set.networks.map(({ base, length }) => `${base.join('.')}/${length}`).join(' ')}`;
  }
}
