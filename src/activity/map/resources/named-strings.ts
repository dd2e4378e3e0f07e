// Finds the strings of members by their names, however deep they lie in lists and objects.

/** How deep members may lie; `requestParameters` nest a wrapper, a list and its items at most a few times. */
const MAX_DEPTH = 8;

/** A string with the name of the member that it stands in (lower case). */
export type NamedString = readonly [name: string, value: string];

/**
 * All strings and whole numbers, in order. A member's value is a string, a list of them, a list in an object (`{"items":[…]}`), or text with a position
 * (`{"tag":1,"content":"nat-1"}`), as EC2 has them; other objects have members of their own.
 */
export function stringsOf(members: Iterable<readonly [string, unknown]>): readonly NamedString[] {
  const found: NamedString[] = [];
  for (const [name, value] of members) {
    if (/Input$/u.test(name) && typeof value === 'object' && value !== null && !Array.isArray(value)) ofInput(name, value, found);
    else visit(name.toLowerCase(), value, found, 0);
  }
  return found;
}

/** What is to be made or changed (`tableInput`) has a `name` of its own, and names of much else (columns) below it: `tableinput.name`. */
function ofInput(name: string, value: object, found: NamedString[]): void {
  for (const [inner, item] of Object.entries(value)) if (typeof item === 'string') visit(`${name}.${inner}`.toLowerCase(), item, found, 0);
}

/** The strings of members with one of these names (lower case), without repeats. */
export function namedStrings(strings: readonly NamedString[], names: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of strings) if (names.has(name)) found.add(value);
  return [...found];
}

function visit(name: string, value: unknown, found: NamedString[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    if (value !== '') found.push([name, value]);
  } else if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) found.push([name, String(value)]);
  } else if (Array.isArray(value)) {
    for (const item of value) visit(name, item, found, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, item] of Object.entries(value)) {
      const holds = inner === 'items' || inner === 'item' || inner === 'content' || inner === 'member';
      visit(holds ? name : inner.toLowerCase(), item, found, depth + 1);
    }
  }
}
