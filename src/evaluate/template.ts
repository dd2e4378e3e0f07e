// Policy variables: `${aws:username}`, `${key, 'default'}`, and the literals `${*}` `${?}` `${$}`.
import { type GlobTokens, pushTokens } from './glob.ts';
import { type KeyReader, keyReader } from './context-key.ts';
import type { Query } from './query.ts';

/** Text whose wildcards count, text whose wildcards do not, or a variable by its lower-case key. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly read: KeyReader; readonly fallback: string | undefined };

/** Splits a value at its variables. Without variables in force (policy version 2008-10-17) everything is text. */
export function parseTemplate(value: string, variables: boolean): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  while (variables) {
    const open = value.indexOf('${', from);
    if (open < 0) break;
    const close = value.indexOf('}', open + 2);
    if (close < 0) break;
    if (open > from) parts.push({ kind: 'text', text: value.slice(from, open) });
    parts.push(variablePart(value.slice(open + 2, close)));
    from = close + 1;
  }
  if (from < value.length) parts.push({ kind: 'text', text: value.slice(from) });
  return parts;
}

function variablePart(inside: string): TemplatePart {
  if (inside === '*' || inside === '?' || inside === '$') return { kind: 'literal', text: inside };
  const comma = inside.indexOf(',');
  const quoted = comma < 0 ? '' : inside.slice(comma + 1).trim();
  // What follows a comma and is not a quoted default is part of the name, of a key that no request has.
  if (quoted.length < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
    return { kind: 'variable', key: inside.toLowerCase(), read: keyReader(inside), fallback: undefined };
  }
  const name = inside.slice(0, comma).trimEnd();
  return { kind: 'variable', key: name.toLowerCase(), read: keyReader(name), fallback: quoted.slice(1, -1) };
}

/** Whether the template asks the request for anything. */
export function isConstant(parts: readonly TemplatePart[]): boolean {
  return parts.every((part) => part.kind !== 'variable');
}

/** The value of a variable: a single value, or its default; undefined when it cannot be resolved. */
function resolve(part: TemplatePart & { kind: 'variable' }, query: Query): string | undefined {
  const value = part.read(query);
  if (typeof value === 'string') return value;
  return value === undefined || value.length === 0 ? part.fallback : undefined;
}

/** The text of a template for one request; undefined when a variable cannot be resolved. */
export function renderTemplate(parts: readonly TemplatePart[], query: Query): string | undefined {
  let text = '';
  for (const part of parts) {
    const piece = part.kind === 'variable' ? resolve(part, query) : part.text;
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

/** The text of a template without variables. */
export function constantText(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (part.kind === 'variable' ? '' : part.text)).join('');
}

/** The tokens of a template for one request: what a variable stands for is literal, wildcards in it do not count. */
export function renderTokens(parts: readonly TemplatePart[], query: Query | undefined): GlobTokens | undefined {
  const tokens: number[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') {
      const value = query && resolve(part, query);
      if (value === undefined) return undefined;
      pushTokens(tokens, value, true);
    } else pushTokens(tokens, part.text, part.kind === 'literal');
  }
  return tokens;
}
