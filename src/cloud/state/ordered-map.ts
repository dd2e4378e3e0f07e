// The ordered map that tables are made of: a B+ tree that is copied in no time, and shares what stays the same.
import { createRequire } from 'node:module';
import type sorted from 'sorted-btree';

/** Values by key, ascending by UTF-16 code unit. `clone` shares all nodes until either side is written. */
export type OrderedMap<V> = sorted.default<string, V>;

// The package is CommonJS with a default export, which loaders of ES modules disagree about; `require` is the same under all of them.
const require = createRequire(import.meta.url);
const { default: BTree } = require('sorted-btree') as typeof import('sorted-btree');
const { default: diffAgainst } = require('sorted-btree/extended/diffAgainst.js') as typeof import('sorted-btree/extended/diffAgainst.js');

export function orderedMap<V>(): OrderedMap<V> {
  return new BTree<string, V>(undefined, byCodeUnit);
}

/** Calls `differs` for each key whose value is not the very same in both; skips what clones still share. */
export function eachDifference<V>(
  before: OrderedMap<V>,
  after: OrderedMap<V>,
  differs: (key: string, before: V | undefined, after: V | undefined) => void,
): void {
  diffAgainst<string, V, never>(
    before,
    after,
    (key, value) => differs(key, value, undefined),
    (key, value) => differs(key, undefined, value),
    (key, was, is) => differs(key, was, is),
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
