// A policy compiled once for any number of requests; statements are found by action through a bounded memory.
import type { PolicyDescription } from '../model/decision.ts';
import type { Policy } from '../policy/ast.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly description: PolicyDescription;
  readonly statements: readonly CompiledStatement[];
  /** Statements whose action element covers a lower-case action, Deny apart from Allow. */
  readonly candidates: (action: string) => Candidates;
}

export interface Candidates {
  readonly deny: readonly CompiledStatement[];
  readonly allow: readonly CompiledStatement[];
}

/** Actions remembered per policy; beyond it the memory starts afresh, so that hostile requests cannot grow it. */
const REMEMBERED_ACTIONS = 256;
const NONE: Candidates = { deny: [], allow: [] };

/**
 * Compiles a policy for its type (`description.type`), which decides whether statements name principals and how short
 * ARNs are read. Policy variables are in force only with version 2012-10-17.
 */
export function compilePolicy(policy: Policy, description: PolicyDescription): CompiledPolicy {
  const variables = policy.version === '2012-10-17';
  const statements = policy.statements.map((statement) => compileStatement(statement, description.type, variables));
  const remembered = new Map<string, Candidates>();
  const candidates = (action: string): Candidates => {
    let found = remembered.get(action);
    if (found === undefined) {
      found = select(statements, action);
      if (remembered.size >= REMEMBERED_ACTIONS) remembered.clear();
      remembered.set(action, found);
    }
    return found;
  };
  return { policy, description, statements, candidates };
}

function select(statements: readonly CompiledStatement[], action: string): Candidates {
  const covering = statements.filter((statement) => statement.action(action));
  if (covering.length === 0) return NONE;
  return {
    deny: covering.filter(({ statement }) => statement.effect === 'Deny'),
    allow: covering.filter(({ statement }) => statement.effect === 'Allow'),
  };
}
