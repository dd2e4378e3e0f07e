// A statement as the plain JSON that people paste.

/** Its elements in the order in which people write them. */
export interface StatementJson {
  readonly [element: string]: unknown;
}

/** The Condition element: operator, key, one value or several. */
export interface ConditionJson {
  readonly [operator: string]: { readonly [key: string]: unknown };
}

/** The values of an element or a condition: one that stands alone, or a list. */
export function valuesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The statement with one element in the place of another, at the same place. */
export function exchangeElement(json: StatementJson, old: string, element: string, value: unknown): StatementJson {
  return Object.fromEntries(Object.entries(json).map(([key, each]) => (key === old ? [element, value] : [key, each])));
}
