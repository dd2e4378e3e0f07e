// Prints a policy in one canonical form: parsing it gives the same policy, places aside.
import type { ConditionClause, Policy, PrincipalElement, Statement, Text } from './ast.ts';

/** What JSON can hold, with objects as lists of members: a key such as `__proto__` must not get lost. */
type Printed = string | readonly Printed[] | Members;
interface Members {
  readonly members: readonly (readonly [string, Printed])[];
}

/**
 * JSON with two spaces of indentation and no newline at the end. Elements in the order of the IAM User Guide; a list of one value as that value;
 * lists in their order; condition values as strings. The version is printed as the document stated it: not at all if it stated none.
 */
export function printPolicy(policy: Policy): string {
  const members: [string, Printed][] = [];
  if (policy.versionSpan !== undefined || policy.version !== '2008-10-17') members.push(['Version', policy.version]);
  if (policy.id !== undefined) members.push(['Id', policy.id.value]);
  members.push(['Statement', policy.statements.map(statementMembers)]);
  return print({ members }, '');
}

/** One statement, as `printPolicy` prints it. */
export function printStatement(statement: Statement): string {
  return print(statementMembers(statement), '');
}

function statementMembers(statement: Statement): Members {
  const { sid, effect, principal, action, resource, condition } = statement;
  const members: [string, Printed][] = [];
  if (sid !== undefined) members.push(['Sid', sid.value]);
  members.push(['Effect', effect]);
  if (principal !== undefined) members.push([principal.negated ? 'NotPrincipal' : 'Principal', principalValue(principal)]);
  members.push([action.negated ? 'NotAction' : 'Action', values(action.patterns)]);
  if (resource !== undefined) members.push([resource.negated ? 'NotResource' : 'Resource', values(resource.patterns)]);
  if (condition.length > 0) members.push(['Condition', conditionValue(condition)]);
  return { members };
}

function principalValue(principal: PrincipalElement): Printed {
  const { entries } = principal;
  if (entries.length === 1 && entries[0]?.type === 'any') return '*';
  const byType = new Map<string, Text[]>();
  for (const { type, value } of entries) {
    // `"*"` beside others has no spelling of its own; `{"AWS": "*"}` names the same callers.
    const name = type === 'any' ? 'AWS' : type;
    const texts = byType.get(name);
    if (texts === undefined) byType.set(name, [value]);
    else texts.push(value);
  }
  return { members: [...byType].map(([type, texts]) => [type, values(texts)]) };
}

function conditionValue(clauses: readonly ConditionClause[]): Members {
  const byOperator = new Map<string, Map<string, Printed>>();
  for (const { operator, key, values: texts } of clauses) {
    const name = operator.text.value;
    const keys = byOperator.get(name) ?? new Map<string, Printed>();
    if (keys.has(key.value)) throw new Error(`a policy document cannot ask ${name} of ${key.value} twice in one statement`);
    byOperator.set(name, keys.set(key.value, values(texts)));
  }
  return { members: [...byOperator].map(([name, keys]) => [name, { members: [...keys] }]) };
}

function values(texts: readonly Text[]): Printed {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only.value : texts.map((text) => text.value);
}

function print(value: Printed, indent: string): string {
  // Escapes lone surrogates, so that the result is well formed.
  if (typeof value === 'string') return JSON.stringify(value);
  const inner = `${indent}  `;
  if ('members' in value) {
    return bracket(
      '{',
      value.members.map(([key, each]) => `${JSON.stringify(key)}: ${print(each, inner)}`),
      '}',
      indent,
    );
  }
  return bracket(
    '[',
    value.map((each) => print(each, inner)),
    ']',
    indent,
  );
}

function bracket(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
