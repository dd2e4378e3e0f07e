// What is settled before a question about all requests is asked: keys whose values are known, and how one pattern stands for a variable.
import type { ContextValue } from '../../model/request.ts';

/**
 * `value`: the key is settled; undefined within it: requests do not carry it.
 * `free`: requests may have anything, or nothing, there.
 */
export type KnownKey = { readonly known: true; readonly value: ContextValue | undefined } | { readonly known: false };

export interface Setting {
  readonly key: (name: string) => KnownKey;
  /**
   * How a value with variables that are not settled is read: `wide` as a wildcard in their place and a coin beside it, so that whatever is
   * possible stays possible.
   */
  readonly variables: 'wide';
}

const UNKNOWN: KnownKey = { known: false };

/** Nothing is settled. */
export const FREE: Setting = { key: () => UNKNOWN, variables: 'wide' };

/** Keys with their values settled, beside those of another setting. */
export function settled(values: ReadonlyMap<string, ContextValue | undefined>, beside: Setting = FREE): Setting {
  return { ...beside, key: (name) => (values.has(name) ? { known: true, value: values.get(name) } : beside.key(name)) };
}
