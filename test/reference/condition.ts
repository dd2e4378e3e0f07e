// Condition: AND over operators and keys, OR over values, NOR if negated (IAM User Guide: condition operators, multivalued keys).
import { contextValue } from './context.ts';
import { glob, type Pattern } from './pattern.ts';
import type { Question } from './question.ts';
import { entriesOf, listOf, type RawStatement, type Version } from './statement.ts';
import { compareDates, compareNumbers, isInRange, isSameBinary, parseBoolean } from './values.ts';
import { resolveVariables } from './variables.ts';

/** Whether one value of the request stands in the operator's relation to one value of the policy. */
type Relation = (value: string, pattern: string, resolve: (pattern: string) => Pattern | undefined) => boolean;

/** By pattern with its variables filled in; with one that cannot be, nothing is related. */
function resolved(relation: (value: string, pattern: Pattern) => boolean): Relation {
  return (value, text, resolve) => {
    const pattern = resolve(text);
    return pattern !== undefined && relation(value, pattern);
  };
}

function not(relation: Relation): Relation {
  return (value, pattern, resolve) => !relation(value, pattern, resolve);
}

/** What cannot be compared stands in no relation, not even that of difference. */
function ordered(family: string, compare: (a: string, b: string) => number | undefined): readonly (readonly [string, Relation])[] {
  const when = (accepts: (order: number) => boolean): Relation => {
    return (value, pattern) => {
      const order = compare(value, pattern);
      return order !== undefined && accepts(order);
    };
  };
  return [
    [`${family}equals`, when((order) => order === 0)],
    [`${family}notequals`, when((order) => order !== 0)],
    [`${family}lessthan`, when((order) => order < 0)],
    [`${family}lessthanequals`, when((order) => order <= 0)],
    [`${family}greaterthan`, when((order) => order > 0)],
    [`${family}greaterthanequals`, when((order) => order >= 0)],
  ];
}

const stringEquals = resolved((value, { text }) => value === text);
const stringEqualsIgnoreCase = resolved((value, { text }) => value.toLowerCase() === text.toLowerCase());
const stringLike = resolved((value, pattern) => glob(pattern, value));
const arnLike = resolved((value, pattern) => matchesArn(pattern, value));
const bool = resolved((value, { text }) => parseBoolean(value) !== undefined && parseBoolean(value) === parseBoolean(text));

const OPERATORS: ReadonlyMap<string, Relation> = new Map([
  ['stringequals', stringEquals],
  ['stringnotequals', not(stringEquals)],
  ['stringequalsignorecase', stringEqualsIgnoreCase],
  ['stringnotequalsignorecase', not(stringEqualsIgnoreCase)],
  ['stringlike', stringLike],
  ['stringnotlike', not(stringLike)],
  ...ordered('numeric', compareNumbers),
  ...ordered('date', compareDates),
  ['bool', bool],
  ['binaryequals', isSameBinary],
  ['ipaddress', isInRange],
  ['notipaddress', not(isInRange)],
  ['arnequals', arnLike],
  ['arnlike', arnLike],
  ['arnnotequals', not(arnLike)],
  ['arnnotlike', not(arnLike)],
]);

/** Whether every clause of the statement's Condition holds; without a Condition it does. */
export function conditionHit(statement: RawStatement, version: Version, question: Question): boolean {
  return entriesOf(statement.Condition).every(([operator, clauses]) =>
    entriesOf(clauses).every(([key, values]) => clauseHolds(operator.toLowerCase(), key.toLowerCase(), listOf(values), version, question)),
  );
}

/** `forallvalues:stringlikeifexists` taken apart, lower case. */
export function parseOperator(text: string): {
  readonly set: 'all' | 'any' | undefined;
  readonly name: string;
  readonly ifExists: boolean;
} {
  const set = text.startsWith('forallvalues:') ? 'all' : text.startsWith('foranyvalue:') ? 'any' : undefined;
  const ifExists = text.endsWith('ifexists');
  const name = text.slice(set === undefined ? 0 : text.indexOf(':') + 1, ifExists ? -'ifexists'.length : undefined);
  return { set, name, ifExists };
}

function clauseHolds(operator: string, key: string, patterns: readonly string[], version: Version, question: Question): boolean {
  const value = contextValue(question, key);
  if (operator === 'null') return patterns.some((pattern) => parseBoolean(pattern) === (value === undefined));
  const { set, name, ifExists } = parseOperator(operator);
  const relation = OPERATORS.get(name);
  if (relation === undefined) return false;
  const isNegated = name.includes('not');
  if (value === undefined) {
    if (ifExists) return set !== 'any';
    if (set === undefined) return isNegated && question.rules.negatedHoldsWhenMissing;
    return set === 'all' && question.rules.forAllValuesHoldsWhenMissing;
  }
  const holds = (one: string): boolean => {
    const against = (pattern: string): boolean => relation(one, pattern, (text) => resolveVariables(text, version, question));
    return isNegated ? patterns.every(against) : patterns.some(against);
  };
  if (set === undefined) return typeof value === 'string' && holds(value);
  const values = typeof value === 'string' ? [value] : value;
  return set === 'all' ? values.every(holds) : values.some(holds);
}

/** Six parts, each by its own pattern; the first five colons are never part of what a wildcard stands for. */
function matchesArn({ text, literal }: Pattern, arn: string): boolean {
  let p = 0;
  let v = 0;
  for (let part = 0; part < 6; part += 1) {
    const patternEnd = part < 5 ? text.indexOf(':', p) : text.length;
    const valueEnd = part < 5 ? arn.indexOf(':', v) : arn.length;
    if (patternEnd < 0 || valueEnd < 0) return false;
    const from = p;
    const isLiteral = literal && new Set([...literal].map((at) => at - from));
    if (!glob({ text: text.slice(p, patternEnd), literal: isLiteral }, arn.slice(v, valueEnd))) return false;
    p = patternEnd + 1;
    v = valueEnd + 1;
  }
  return true;
}
