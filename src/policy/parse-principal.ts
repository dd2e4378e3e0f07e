// Parses `Principal` and `NotPrincipal`: `"*"`, or an object of principal types with one value or a list each.
import type { PrincipalElement, PrincipalEntry, Text } from './ast.ts';
import { describeKind } from './describe-kind.ts';
import type { JsonMember, JsonNode } from './json-node.ts';
import { makeText, memberSpan } from './make-text.ts';
import { nearestName } from './nearest-name.ts';
import { quoteInput } from './quote-input.ts';
import { type Report, reportError } from './report.ts';

const typeNames = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** An empty object is an element without entries. */
export function parsePrincipal(report: Report, member: JsonMember): PrincipalElement | undefined {
  const { key, value } = member;
  const negated = key.value === 'NotPrincipal';
  const entries: PrincipalEntry[] = [];
  if (value.kind === 'string' && value.value === '*') {
    entries.push(makeEntry('any', makeText('*', value.span)));
  } else if (value.kind === 'object') {
    for (const each of value.members) parseType(report, each, entries);
  } else {
    const message = `expected \`"*"\` or an object as \`${key.value}\`, found ${describeKind(value)}`;
    const hint = `write \`"${key.value}": { "AWS": "…" }\`, or with \`Service\`, \`Federated\` or \`CanonicalUser\``;
    return void reportError(report, { code: 'invalid-principal', message, hint, span: value.span });
  }
  return Object.freeze({ negated, span: memberSpan(member), entries: Object.freeze(entries) });
}

function parseType(report: Report, member: JsonMember, entries: PrincipalEntry[]): void {
  const { key, value } = member;
  const type = typeNames.find((name) => name === key.value);
  if (type === undefined) {
    const near = nearestName(key.value, typeNames);
    const message = `expected the principal type \`AWS\`, \`Service\`, \`Federated\` or \`CanonicalUser\`, found ${quoteInput(key.value)}`;
    const hint =
      near === undefined ? 'users, roles and accounts are of the type `AWS`' : `did you mean \`${near}\`? upper and lower case count`;
    reportError(report, { code: 'invalid-principal', message, hint, span: key.span });
    return;
  }
  for (const item of value.kind === 'array' ? value.items : [value]) {
    const text = parseValue(report, item, type);
    if (text !== undefined) entries.push(makeEntry(type, text));
  }
}

function parseValue(report: Report, node: JsonNode, type: string): Text | undefined {
  if (node.kind === 'string') return makeText(node.value, node.span);
  const message = `expected a string or a list of strings as \`${type}\` principal, found ${describeKind(node)}`;
  const hint = node.kind === 'number' ? 'put the account id in double quotes' : `write \`"${type}": [ "…", "…" ]\``;
  return void reportError(report, { code: 'wrong-type', message, hint, span: node.span });
}

function makeEntry(type: PrincipalEntry['type'], value: Text): PrincipalEntry {
  return Object.freeze({ type, value });
}
