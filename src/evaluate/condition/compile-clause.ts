// One clause of a Condition block: an operator, a key, the values, and what a missing key means.
import type { ConditionClause } from '../../policy/ast.ts';
import { type KeyReader, keyReader } from '../context-key.ts';
import type { Query } from '../query.ts';
import { OPERATORS } from './operator-table.ts';

/** A compiled clause. `read` lets the ladder say what the request carried. */
export interface CompiledClause {
  readonly clause: ConditionClause;
  readonly read: KeyReader;
  readonly holds: (query: Query) => boolean;
}

/** Compiles a clause; `variables` says whether `${…}` is resolved (policy version 2012-10-17). */
export function compileClause(clause: ConditionClause, variables: boolean): CompiledClause {
  const read = keyReader(clause.key.value);
  return { clause, read, holds: compileHolds(clause, read, variables) };
}

function compileHolds(clause: ConditionClause, read: KeyReader, variables: boolean): (query: Query) => boolean {
  const { name, set, ifExists } = clause.operator;
  const values = clause.values.map((value) => value.value);
  if (name === undefined) return () => false;
  // IAM has Null without qualifiers only.
  if (name === 'Null') return set === undefined && !ifExists ? nullTest(values, read) : () => false;
  const { negated, test: makeTest } = OPERATORS[name];
  const test = makeTest(values, variables);
  if (set === 'ForAllValues') {
    return (query) => {
      const actual = read(query);
      if (actual === undefined) return true;
      return typeof actual === 'string' ? test(actual, query) : actual.every((one) => test(one, query));
    };
  }
  if (set === 'ForAnyValue') {
    return (query) => {
      const actual = read(query);
      if (actual === undefined) return false;
      return typeof actual === 'string' ? test(actual, query) : actual.some((one) => test(one, query));
    };
  }
  const whenMissing = ifExists || negated;
  return (query) => {
    const actual = read(query);
    if (typeof actual === 'string') return test(actual, query);
    // A multi-valued key without a set operator does not match, the negated operators included.
    return actual === undefined || actual.length === 0 ? whenMissing : false;
  };
}

/** `"true"`: the key is absent, or has no value; `"false"`: it is there. */
function nullTest(values: readonly string[], read: KeyReader): (query: Query) => boolean {
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return (query) => {
    const actual = read(query);
    const absent = actual === undefined || (typeof actual !== 'string' && actual.length === 0);
    return wanted.has(absent ? 'true' : 'false');
  };
}
