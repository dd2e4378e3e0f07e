// Slow paths of the scanners: texts and values that are not written as JavaScript writes them.

/** The text of a JSON string from what stands between its quotes; undefined if that is no JSON. */
export function unescapeJson(raw: string): string | undefined {
  const text = parse(`"${raw}"`);
  return typeof text === 'string' ? text : undefined;
}

/** The same JSON as `JSON.stringify` writes what `JSON.parse` reads; undefined if it is none. */
export function canonicalJson(raw: string): string | undefined {
  const value = parse(raw);
  return value === undefined ? undefined : JSON.stringify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
