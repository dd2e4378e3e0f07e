// A policy document as parsed JSON: its statements and the lists in them.

export type Version = '2008-10-17' | '2012-10-17';

/** One statement as it stands; nothing is known of its elements yet. */
export type RawStatement = {
  readonly [Element in
    | 'Effect'
    | 'Principal'
    | 'NotPrincipal'
    | 'Action'
    | 'NotAction'
    | 'Resource'
    | 'NotResource'
    | 'Condition']?: unknown;
};

/** A document that states no version is of 2008-10-17. */
export function versionOf(document: unknown): Version {
  return isObject(document) && document['Version'] === '2012-10-17' ? '2012-10-17' : '2008-10-17';
}

/** The statements in order; a single one may stand without a list. */
export function statementsOf(document: unknown): readonly RawStatement[] {
  const statements = isObject(document) ? document['Statement'] : undefined;
  return (Array.isArray(statements) ? statements : [statements]).map((statement) => (isObject(statement) ? statement : {}));
}

/** Strings of an element that is one value or a list; numbers and booleans as JavaScript writes them. */
export function listOf(element: unknown): readonly string[] {
  return (Array.isArray(element) ? element : [element]).filter(isScalar).map(String);
}

/** Names and values of an object; nothing for anything else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
