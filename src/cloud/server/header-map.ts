// The headers of a request by lower-case name, from node's flat list of names and values in the order in which they came.

/** `['Host', 'a', 'X-B', '1', 'x-b', '2']` as a map; values of repeated names in order, never joined. */
export function headerMap(raw: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    const value = raw[index + 1]!;
    const values = map.get(name);
    if (values === undefined) map.set(name, [value]);
    else values.push(value);
  }
  return map;
}
