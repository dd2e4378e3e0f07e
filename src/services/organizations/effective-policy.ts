// What management policies come to for one account: merged from the root down by their inheritance operators.
// AWS Organizations User Guide, Inheritance operators.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const ASSIGN = '@@assign';
const APPEND = '@@append';
const REMOVE = '@@remove';
const ALLOWED = '@@operators_allowed_for_child_policies';
const NONE = '@@none';

interface Node {
  value?: Json;
  /** Names of operators that policies further down may use; absent: all. */
  allowed?: readonly string[];
  readonly children: Map<string, Node>;
}

/** The merged content as JSON text. `levels`: contents of the policies at each level, root first. */
export function mergeManagementPolicies(levels: readonly (readonly string[])[]): string {
  const root: Node = { children: new Map() };
  for (const contents of levels) {
    // What one level forbids binds the levels below it, not its own other policies.
    const restrictions: (() => void)[] = [];
    for (const content of contents) merge(root, JSON.parse(content) as Json, restrictions);
    for (const restrict of restrictions) restrict();
  }
  return JSON.stringify(plain(root) ?? {});
}

function merge(node: Node, given: Json, restrictions: (() => void)[]): void {
  if (!isObject(given)) {
    if (permits(node, ASSIGN)) node.value = given;
    return;
  }
  if (given[ASSIGN] !== undefined && permits(node, ASSIGN)) node.value = given[ASSIGN];
  if (given[APPEND] !== undefined && permits(node, APPEND)) node.value = [...new Set([...list(node.value), ...list(given[APPEND])])];
  if (given[REMOVE] !== undefined && permits(node, REMOVE)) {
    const gone = new Set(list(given[REMOVE]));
    node.value = list(node.value).filter((item) => !gone.has(item));
  }
  const allowed = given[ALLOWED];
  if (allowed !== undefined && node.allowed === undefined) {
    restrictions.push(() => {
      node.allowed ??= list(allowed).filter((item) => typeof item === 'string');
    });
  }
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith('@@')) continue;
    let child = node.children.get(key);
    if (child === undefined) {
      if (node.allowed?.includes(NONE) === true) continue;
      child = { children: new Map() };
      node.children.set(key, child);
    }
    merge(child, value, restrictions);
  }
}

function permits({ allowed }: Node, operator: string): boolean {
  return allowed === undefined || allowed.includes('@@all') || allowed.includes(operator);
}

function plain({ value, children }: Node): Json | undefined {
  if (children.size === 0) return value;
  const entries = Array.from(children, ([key, child]) => [key, plain(child)] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

function list(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
