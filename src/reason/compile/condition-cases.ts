// One condition clause as tests on its key.
import { findConditionKey } from '../../catalog/condition-key.ts';
import { compileClause } from '../../evaluate/condition/compile-clause.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ConditionClause, OperatorName } from '../../policy/ast.ts';
import { readInstant } from '../../policy/values/read-instant.ts';
import { readNetwork } from '../../policy/values/read-network.ts';
import { readNumber } from '../../policy/values/read-number.ts';
import { nobodysQuery } from '../nobodys-query.ts';
import type { Dimension } from '../system/system.ts';
import type { Test } from '../system/test.ts';
import { patternOf } from '../text/pattern-of.ts';
import { NO_TEXT, type TextSet, textPattern } from '../text/text-set.ts';
import { EITHER_CASE, pushText } from '../text/tokens.ts';
import type { OrderedBound, Ordering, ValueSet } from '../value/value-set.ts';
import { arnTokens } from './arn-tokens.ts';
import { base64Literals } from './base64-literals.ts';
import { ALWAYS, type Cases, coin, NEVER, type Part, unionCases, type WideSet } from './cases.ts';
import { type PartReading, type Resolved, resolveTemplate } from './resolve-template.ts';
import type { Setting } from './setting.ts';

/** Keys that every request has: whatever asks for them finds them. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['aws:viaawsservice']);

/** Requests have values of the key's type: one of `Bool` is never anything else. */
const TRUTH_VALUES: TextSet = { patterns: ['true', 'false'].map((text) => patternOf(text)) };

/** The dimension of a condition key, lower case. */
export function keyDimension(name: string): Dimension {
  const facts = findConditionKey(name);
  const optional = !ALWAYS_THERE.has(name);
  return { name, optional, multi: facts?.multi === true, ...(facts?.type === 'Bool' && { within: TRUTH_VALUES }) };
}

/** The cases of a clause; `inForce`: whether variables are. */
export function conditionCases(clause: ConditionClause, inForce: boolean, setting: Setting): Cases {
  const { name, set, ifExists } = clause.operator;
  if (name === undefined) return NEVER;
  const key = clause.key.value.toLowerCase();
  const known = setting.key(key);
  if (known.known && !needsOpenKeys(clause, inForce, setting)) return holdsFor(clause, inForce, setting) ? ALWAYS : NEVER;
  const dimension = keyDimension(key);
  if (name === 'Null') return set === undefined && !ifExists ? presence(clause, dimension) : NEVER;
  // A settled key that is compared with one that is not: nothing is lost by leaving it open.
  if (known.known) return [[coin(nameOf(clause), true)]];
  const negated = NEGATED.has(name);
  const absent = set === 'ForAllValues' ? true : set === 'ForAnyValue' ? false : ifExists || negated;
  const kind: 'one' | 'all' | 'any' = set === 'ForAllValues' ? 'all' : set === 'ForAnyValue' ? 'any' : 'one';
  const part = (values: ValueSet, turned: boolean): Part => ({ dimension, test: { kind, set: values, negated: turned, absent } });
  const ordered = orderedSet(clause, name);
  if (ordered !== undefined) return [[part(ordered.set, ordered.negated)]];
  const { plain, wide } = textSets(clause, name, dimension, inForce, setting);
  if (wide.length > 0 && kind !== 'one') return [[coin(nameOf(clause), true)]];
  return unionCases(plain, wide, negated, (texts, turned) => part({ kind: 'text', set: texts }, turned));
}

const NEGATED: ReadonlySet<OperatorName> = new Set([
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'NumericNotEquals',
  'DateNotEquals',
  'NotIpAddress',
  'ArnNotEquals',
  'ArnNotLike',
]);

function presence(clause: ConditionClause, dimension: Dimension): Cases {
  const wanted = new Set(clause.values.map(({ value }) => value.toLowerCase()));
  const tests: Test[] = [];
  if (wanted.has('true')) tests.push({ kind: 'presence', absent: true });
  if (wanted.has('false')) tests.push({ kind: 'presence', absent: false });
  return tests.length === 2 ? ALWAYS : tests.map((test) => [{ dimension, test }]);
}

const ORDERINGS: readonly (readonly [RegExp, Ordering])[] = [
  [/LessThanEquals$/, 'lessOrEqual'],
  [/LessThan$/, 'less'],
  [/GreaterThanEquals$/, 'greaterOrEqual'],
  [/GreaterThan$/, 'greater'],
  [/Equals$/, 'equal'],
];

/** Sets of the operators on numbers, instants and addresses; undefined for the others. */
function orderedSet(clause: ConditionClause, name: OperatorName): { readonly set: ValueSet; readonly negated: boolean } | undefined {
  const values = clause.values.map(({ value }) => value);
  const negated = NEGATED.has(name);
  if (name === 'IpAddress' || name === 'NotIpAddress') {
    return { set: { kind: 'address', networks: values.map(readNetwork).filter((one) => one !== undefined) }, negated };
  }
  const ordering = ORDERINGS.find(([pattern]) => pattern.test(name))?.[1];
  if (ordering === undefined) return undefined;
  if (name.startsWith('Numeric')) {
    const { bounds, negated: turned } = boundsOf(values.map(readNumber), ordering, negated);
    return { set: { kind: 'number', bounds }, negated: turned };
  }
  if (!name.startsWith('Date')) return undefined;
  const { bounds, negated: turned } = boundsOf(values.map(readInstant), ordering, negated);
  return { set: { kind: 'instant', bounds }, negated: turned };
}

/** A value of a policy that cannot be read satisfies nothing, and spoils a negated operator. */
function boundsOf<Value>(
  values: readonly (Value | undefined)[],
  ordering: Ordering,
  negated: boolean,
): { readonly bounds: readonly OrderedBound<Value>[]; readonly negated: boolean } {
  const spoiled = negated && values.some((value) => value === undefined);
  const bounds = spoiled ? [] : values.flatMap((value) => (value === undefined ? [] : [{ ordering, value }]));
  return { bounds, negated: negated && !spoiled };
}

interface TextSets {
  readonly plain: TextSet;
  readonly wide: readonly WideSet[];
}

function textSets(clause: ConditionClause, name: OperatorName, dimension: Dimension, inForce: boolean, setting: Setting): TextSets {
  const plain: TextSet['patterns'][number][] = [];
  const wide: WideSet[] = [];
  const reading = readingName(name);
  for (const { value } of clause.values) {
    for (const resolved of resolvedValues(name, value, inForce, setting)) {
      const pattern = textPattern(resolved.tokens);
      if (resolved.variables.length === 0) plain.push(pattern);
      else {
        const { variables, opaque } = resolved;
        const template = { of: dimension, reading, wide: reading === 'truth' ? TRUTHS : { patterns: [pattern] }, variables, opaque };
        wide.push({ template, name: `${dimension.name} ${reading} ${value}` });
      }
    }
  }
  return { plain: plain.length === 0 ? NO_TEXT : { patterns: plain }, wide };
}

function resolvedValues(name: OperatorName, value: string, inForce: boolean, setting: Setting): readonly Resolved[] {
  if (name === 'BinaryEquals') return base64Literals(value);
  if (name === 'Bool') {
    const resolved = resolveTemplate(value, inForce, setting, { wildcards: false, eitherCase: true });
    return resolved !== undefined && (resolved.variables.length > 0 || isTruth(resolved.tokens)) ? [resolved] : [];
  }
  const reading = READINGS.get(readingName(name)) as PartReading;
  const resolved = resolveTemplate(value, inForce, setting, reading);
  if (resolved === undefined) return [];
  if (readingName(name) !== 'arn') return [resolved];
  const tokens = arnTokens(resolved.tokens);
  const opaque = arnTokens(resolved.opaque);
  return tokens === undefined || opaque === undefined ? [] : [{ tokens, variables: resolved.variables, opaque }];
}

/** Whatever a variable stands for, Bool holds for these only. */
const TRUTHS: TextSet = {
  patterns: ['true', 'false'].map((text) => {
    const tokens: number[] = [];
    pushText(tokens, text, { wildcards: false, eitherCase: true });
    return textPattern(tokens);
  }),
};

/** Whether tokens without case are `true` or `false`: other values of Bool mean nothing. */
function isTruth(tokens: readonly number[]): boolean {
  const text = tokens.map((token) => String.fromCharCode(token >= EITHER_CASE ? token - EITHER_CASE : token)).join('');
  return text === 'true' || text === 'false';
}

const READINGS: ReadonlyMap<string, PartReading> = new Map([
  ['equal', { wildcards: false }],
  ['equal without case', { wildcards: false, eitherCase: true }],
  ['like', { wildcards: true }],
  ['arn', { wildcards: true }],
]);

function readingName(name: OperatorName): string {
  if (name === 'Bool') return 'truth';
  if (name.endsWith('IgnoreCase')) return 'equal without case';
  if (name.startsWith('Arn')) return 'arn';
  return name.endsWith('Like') ? 'like' : 'equal';
}

function needsOpenKeys(clause: ConditionClause, inForce: boolean, setting: Setting): boolean {
  return clause.values.some(({ value }) => (resolveTemplate(value, inForce, setting, { wildcards: false })?.variables.length ?? 0) > 0);
}

/** The evaluator itself decides about what is settled. */
function holdsFor(clause: ConditionClause, inForce: boolean, setting: Setting): boolean {
  const context = { get: (name: string) => valueIn(setting, name), has: (name: string) => valueIn(setting, name) !== undefined };
  return compileClause(clause, inForce).holds({ ...NO_QUERY, context: context as Query['context'] });
}

function valueIn(setting: Setting, name: string): ReturnType<Query['context']['get']> {
  const found = setting.key(name);
  return found.known ? found.value : undefined;
}

const NO_QUERY: Query = nobodysQuery({ action: '', resource: '*', context: new Map() });

function nameOf(clause: ConditionClause): string {
  return `${clause.operator.text.value} ${clause.key.value.toLowerCase()} ${clause.values.map(({ value }) => value).join(' ')}`;
}
