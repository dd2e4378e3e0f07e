// Shapes shared by the condition operators: how one operator compares one request value with the policy's values.
import type { Query } from '../query.ts';

/** Whether one value of the request satisfies the operator against the policy's values, negation included. */
export type ValueTest = (value: string, query: Query) => boolean;

/** Builds the test of an operator for the values of one clause. */
export type ValueTestFactory = (values: readonly string[], variables: boolean) => ValueTest;
