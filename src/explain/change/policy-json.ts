// Policies with a statement of plain JSON put in, or taken out.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { compilePolicy } from '../../evaluate/compile-policy.ts';
import { type CompiledStatement, compileStatement } from '../../evaluate/compile-statement.ts';
import type { PolicyDescription } from '../../model/decision.ts';
import type { Policy, Statement } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { printStatement } from '../../policy/print-policy.ts';
import type { StatementJson } from './statement-json.ts';

/** The JSON of a parsed statement. */
export function statementJson(statement: Statement): StatementJson {
  return JSON.parse(printStatement(statement)) as StatementJson;
}

/** Whether policy variables are in force in a policy; a new one is of the current version. */
export function hasVariables(policy: CompiledPolicy | undefined): boolean {
  return policy === undefined || policy.policy.version === '2012-10-17';
}

/** Parses a statement that this program wrote itself. */
function parseStatement(statement: StatementJson): Statement {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const parsed = parsePolicyText({ name: 'proposed change', text });
  const first = parsed.policy?.statements[0];
  if (first === undefined) throw new Error(`a proposed statement is not valid: ${text}`);
  return first;
}

/** A statement as a policy would have it, compiled by itself. */
export function compileAlone(policy: CompiledPolicy, statement: StatementJson): CompiledStatement {
  return compileStatement(parseStatement(statement), policy.description.type, hasVariables(policy));
}

/** The policy with one more statement; a new policy of one statement when there was none. */
export function withStatement(
  policy: CompiledPolicy | undefined,
  description: PolicyDescription,
  statement: StatementJson,
): CompiledPolicy {
  const base = policy?.policy;
  const old = base?.statements ?? [];
  const index = old.reduce((highest, one) => Math.max(highest, one.index), -1) + 1;
  const span = base?.span ?? { start: 0, end: 0 };
  return compilePolicy(policyOf(base, [...old, { ...parseStatement(statement), index, span }]), description);
}

/** The policy with one statement replaced, or left out when there is no replacement. Others keep their places. */
export function replaceStatement(policy: CompiledPolicy, index: number, statement: StatementJson | undefined): CompiledPolicy {
  const statements = policy.policy.statements.flatMap((old) => {
    if (old.index !== index) return [old];
    // The new one stands where the old one stands in its file.
    return statement === undefined ? [] : [{ ...parseStatement(statement), index, span: old.span }];
  });
  return compilePolicy(policyOf(policy.policy, statements), policy.description);
}

function policyOf(base: Policy | undefined, statements: readonly Statement[]): Policy {
  const source = base?.source ?? { name: 'proposed change', text: '' };
  return { kind: 'policy', source, span: base?.span ?? { start: 0, end: 0 }, version: base?.version ?? '2012-10-17', statements };
}
