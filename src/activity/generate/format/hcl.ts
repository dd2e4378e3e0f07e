// Writes values of Terraform's language (HCL), laid out as `terraform fmt` does.

/** What the language has of JSON. */
type HclValue = string | readonly HclValue[] | HclObject;
interface HclObject {
  readonly [name: string]: HclValue;
}

/** `resource "TYPE" "LABEL" { … }`, with its attributes in their order. */
export function hclBlock(header: readonly string[], attributes: readonly (readonly [name: string, value: string])[]): string {
  const [kind = '', ...labels] = header;
  return `${[kind, ...labels.map(hclString)].join(' ')} {\n${aligned(attributes, '  ')}}\n`;
}

/**
 * Terraform Language, Strings and Templates: a quoted string, in which a `${` and a `%{` are written twice the sign. A sign before such a sequence would make
 * another one of it, so there the brace is written by its number.
 */
export function hclString(text: string): string {
  let written = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const opens = (character === '$' || character === '%') && text[at + 1] === '{';
    if (opens && text[at - 1] === character) {
      written += `${character}\\u007b`;
      at += 1;
    } else if (opens) written += character + character;
    else written += ESCAPES.get(character) ?? control(character);
  }
  return `"${written}"`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function control(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 || code === 0x7f ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** The value as an expression; `indent`: that of the line on which it begins. */
export function hclValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return hclString(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    const [only] = value;
    if (value.length === 1 && typeof only === 'string') return `[${hclString(only)}]`;
    return `[\n${value.map((each) => `${inner}${hclValue(each, inner)},\n`).join('')}${indent}]`;
  }
  const members = Object.entries(value).map(([name, each]) => [hclName(name), hclValue(each, inner)] as const);
  return `{\n${aligned(members, inner)}${indent}}`;
}

function isList(value: Exclude<HclValue, string>): value is readonly HclValue[] {
  return Array.isArray(value);
}

function hclName(name: string): string {
  return /^[A-Za-z_][0-9A-Za-z_-]*$/.test(name) ? name : hclString(name);
}

/** `name = value` lines; the signs of neighbours of one line each stand below each other. */
function aligned(members: readonly (readonly [name: string, value: string])[], indent: string): string {
  let lines = '';
  let width = 0;
  for (const [i, [name, value]] of members.entries()) {
    const single = !value.includes('\n');
    if (single && !isSingle(members[i - 1])) {
      const end = members.findIndex((member, at) => at > i && !isSingle(member));
      const run = members.slice(i, end < 0 ? members.length : end);
      width = Math.max(...run.map(([each]) => each.length));
    }
    lines += `${indent}${single ? name.padEnd(width) : name} = ${value}\n`;
  }
  return lines;
}

function isSingle(member: readonly [name: string, value: string] | undefined): boolean {
  return member !== undefined && !member[1].includes('\n');
}
