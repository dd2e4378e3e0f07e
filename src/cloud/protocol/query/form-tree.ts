// The fields of a query request (`Tags.member.1.Key=a`) as a tree along the dots.
import { parseFormFields } from '../form-fields.ts';

export interface FormNode {
  value: string | undefined;
  /** By the next part of the name. */
  readonly children: Map<string, FormNode>;
}

const DEEPEST = 64;
const MOST_FIELDS = 100_000;

/** Undefined if a text is no form: broken encoding, too deep, too many fields. A field that comes twice has its last value. */
export function parseFormTree(texts: readonly string[]): FormNode | undefined {
  const root = newNode();
  let count = 0;
  try {
    for (const text of texts) {
      for (const [name, value] of parseFormFields(text)) {
        if (++count > MOST_FIELDS || !place(root, name, value)) return undefined;
      }
    }
  } catch (problem) {
    if (problem instanceof URIError) return undefined;
    throw problem;
  }
  return root;
}

function place(root: FormNode, name: string, value: string): boolean {
  let node = root;
  let depth = 0;
  for (const part of name.split('.', DEEPEST + 1)) {
    if (++depth > DEEPEST) return false;
    let child = node.children.get(part);
    if (child === undefined) {
      child = newNode();
      node.children.set(part, child);
    }
    node = child;
  }
  node.value = value;
  return true;
}

function newNode(): FormNode {
  return { value: undefined, children: new Map() };
}

/** The numbered children in the order of their numbers; others are left out. */
export function numberedChildren(node: FormNode): readonly FormNode[] {
  const numbered: (readonly [number, FormNode])[] = [];
  for (const [part, child] of node.children) {
    if (/^\d{1,9}$/.test(part)) numbered.push([Number(part), child]);
  }
  return numbered.sort(([a], [b]) => a - b).map(([, child]) => child);
}
