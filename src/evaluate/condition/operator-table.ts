// Every condition operator with the test that it makes; Null is apart, as it asks for presence and not for values.
import type { OperatorName } from '../../policy/ast.ts';
import { arnLike } from './arn-test.ts';
import { binaryEquals } from './binary-test.ts';
import { bool } from './bool-test.ts';
import { date } from './date-test.ts';
import { ipAddress } from './ip-test.ts';
import { numeric } from './number-test.ts';
import { stringEquals, stringLike } from './string-test.ts';
import type { ValueTestFactory } from './value-test.ts';

export interface OperatorFacts {
  /** Negated operators hold when the key is missing. */
  readonly negated: boolean;
  readonly test: ValueTestFactory;
}

export const OPERATORS: Readonly<Record<Exclude<OperatorName, 'Null'>, OperatorFacts>> = {
  StringEquals: { negated: false, test: stringEquals(false, false) },
  StringNotEquals: { negated: true, test: stringEquals(false, true) },
  StringEqualsIgnoreCase: { negated: false, test: stringEquals(true, false) },
  StringNotEqualsIgnoreCase: { negated: true, test: stringEquals(true, true) },
  StringLike: { negated: false, test: stringLike(false) },
  StringNotLike: { negated: true, test: stringLike(true) },
  NumericEquals: { negated: false, test: numeric('equal') },
  NumericNotEquals: { negated: true, test: numeric('notEqual') },
  NumericLessThan: { negated: false, test: numeric('less') },
  NumericLessThanEquals: { negated: false, test: numeric('lessOrEqual') },
  NumericGreaterThan: { negated: false, test: numeric('greater') },
  NumericGreaterThanEquals: { negated: false, test: numeric('greaterOrEqual') },
  DateEquals: { negated: false, test: date('equal') },
  DateNotEquals: { negated: true, test: date('notEqual') },
  DateLessThan: { negated: false, test: date('less') },
  DateLessThanEquals: { negated: false, test: date('lessOrEqual') },
  DateGreaterThan: { negated: false, test: date('greater') },
  DateGreaterThanEquals: { negated: false, test: date('greaterOrEqual') },
  Bool: { negated: false, test: bool },
  BinaryEquals: { negated: false, test: binaryEquals },
  IpAddress: { negated: false, test: ipAddress(false) },
  NotIpAddress: { negated: true, test: ipAddress(true) },
  ArnEquals: { negated: false, test: arnLike(false) },
  ArnLike: { negated: false, test: arnLike(false) },
  ArnNotEquals: { negated: true, test: arnLike(true) },
  ArnNotLike: { negated: true, test: arnLike(true) },
};
