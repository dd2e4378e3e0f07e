// Texts without wildcards, and beginnings (a text and then anything), as a trie: thousands of them are one node of a walk.

export const NOWHERE = -1;

export interface TrieEntry {
  readonly text: string;
  /** Numbers of sets. */
  readonly owners: readonly number[];
  /** Whatever follows is in the sets too. */
  readonly beginning: boolean;
}

export interface LiteralTrie {
  /** `NOWHERE` if there are no entries. */
  readonly root: number;
  /** `NOWHERE` if no entry goes on with the unit. */
  readonly child: (node: number, unit: number) => number;
  readonly units: (node: number) => Iterable<number>;
  /** Sets that have the text that ends here, ascending; not those of beginnings. */
  readonly ending: (node: number) => readonly number[];
  /** Sets that have all that begins so, ascending. */
  readonly beginning: (node: number) => readonly number[];
}

const NOBODY: readonly number[] = [];
const NO_CHILDREN: ReadonlyMap<number, number> = new Map();

export function literalTrie(entries: readonly TrieEntry[]): LiteralTrie {
  const children: (Map<number, number> | undefined)[] = [undefined];
  const ending: (readonly number[])[] = [NOBODY];
  const beginning: (readonly number[])[] = [NOBODY];
  for (const { text, owners, beginning: anything } of entries) {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let own = children[node];
      if (own === undefined) {
        own = new Map();
        children[node] = own;
      }
      let next = own.get(unit);
      if (next === undefined) {
        next = children.push(undefined) - 1;
        own.set(unit, next);
        ending.push(NOBODY);
        beginning.push(NOBODY);
      }
      node = next;
    }
    (anything ? beginning : ending)[node] = owners.toSorted((a, b) => a - b);
  }
  return {
    root: entries.length === 0 ? NOWHERE : 0,
    child: (node, unit) => children[node]?.get(unit) ?? NOWHERE,
    units: (node) => (children[node] ?? NO_CHILDREN).keys(),
    ending: (node) => ending[node] as readonly number[],
    beginning: (node) => beginning[node] as readonly number[],
  };
}
