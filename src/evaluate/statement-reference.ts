// Where a compiled statement stands: its policy, its place in it, and its line and column.
import type { SourcePosition, StatementReference } from '../model/decision.ts';
import type { Policy, Span } from '../policy/ast.ts';
import { positionAt } from '../policy/position-at.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { CompiledStatement } from './compile-statement.ts';

const made = new WeakMap<CompiledStatement, StatementReference>();

/** The reference of a statement; made once, as finding lines costs a walk over the text. */
export function referenceTo(policy: CompiledPolicy, compiled: CompiledStatement): StatementReference {
  let reference = made.get(compiled);
  if (reference === undefined) {
    const { statement } = compiled;
    const { description } = policy;
    const { effect, index } = statement;
    const base = { policy: description, index, effect, position: positionOf(policy.policy, statement.span) };
    reference = statement.sid === undefined ? base : { ...base, sid: statement.sid.value };
    made.set(compiled, reference);
  }
  return reference;
}

/** File, line and column at which a span of a policy begins. */
export function positionOf(policy: Policy, span: Span): SourcePosition {
  return positionAt(policy.source, span.start);
}
