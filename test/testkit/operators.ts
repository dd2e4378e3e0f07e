// The condition operators with the type of value that each compares, and how often generators choose them.
import type { OperatorName } from '../../src/policy/ast.ts';
import type { KeyType } from './condition-keys.ts';
import type { Random, Weighted } from './random.ts';
import { weights } from './random.ts';

export const OPERATORS: Readonly<Record<KeyType, readonly OperatorName[]>> = {
  string: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
  arn: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  number: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  date: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  bool: ['Bool'],
  ip: ['IpAddress', 'NotIpAddress'],
  binary: ['BinaryEquals'],
};

export const OPERATOR_NAMES: readonly OperatorName[] = [...Object.values(OPERATORS).flat(), 'Null'];

/** Texts that stand where an operator should, and that are not spelled as one. */
const MISSPELT = [
  'StringMatches',
  'stringequals',
  'STRINGLIKE',
  'forallvalues:StringEquals',
  'ForAllValues:',
  'StringEqualsIfexists',
  'NullIfExists',
  'ForAnyValue:Null',
  'Numericequals',
];

export type OperatorSet = 'ForAllValues' | 'ForAnyValue';

export interface GeneratedOperator {
  readonly text: string;
  readonly name: OperatorName;
  readonly set: OperatorSet | undefined;
  readonly ifExists: boolean;
  /** Whether a missing key, or a value that matches none of the policy's, makes the operator true. */
  readonly negated: boolean;
}

const SETS = [undefined, 'ForAllValues', 'ForAnyValue'] as const;
const KEY_TYPES: readonly KeyType[] = ['string', 'arn', 'number', 'date', 'bool', 'ip', 'binary'];
const BOOL_WITH_NULL: Weighted<OperatorName> = weights<OperatorName>(['Bool', 9], ['Null', 1]);

/** An operator for a key of this type, now and then one of another type; `odd` allows misspelt ones. */
export function generateOperator(r: Random, type: KeyType, multi: boolean, odd: boolean): GeneratedOperator {
  const name = pickName(r, type);
  const set = r.chance(multi ? 0.75 : 0.06) ? (r.chance(0.5) ? 'ForAllValues' : 'ForAnyValue') : undefined;
  const ifExists = r.chance(name === 'Null' ? 0.02 : 0.16);
  const spelled = `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
  return { text: odd ? r.pick(MISSPELT) : spelled, name, set, ifExists, negated: name.includes('Not') };
}

/** Any operator with any qualifier, all as likely: none is left out, however rare its type of key is. */
export function generateAnyOperator(r: Random): GeneratedOperator {
  const name = r.pick(OPERATOR_NAMES);
  const plain = name === 'Null';
  const set = plain ? undefined : r.pick(SETS);
  const ifExists = !plain && r.chance(0.5);
  const text = `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
  return { text, name, set, ifExists, negated: name.includes('Not') };
}

/** The type of value that an operator compares; undefined for Null. */
export function typeOf(name: OperatorName): KeyType | undefined {
  return KEY_TYPES.find((type) => OPERATORS[type].includes(name));
}

function pickName(r: Random, type: KeyType): OperatorName {
  if (r.chance(0.06)) return 'Null';
  if (r.chance(0.03)) return r.pick(OPERATOR_NAMES);
  if (type === 'bool') return r.weighted(BOOL_WITH_NULL);
  if (type === 'arn' && r.chance(0.2)) return r.pick(OPERATORS.string);
  return r.pick(OPERATORS[type]);
}
