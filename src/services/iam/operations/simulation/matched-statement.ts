// A statement that decided, as a simulation shows it: which policy, and where in its text.
import type { Position, Statement } from '../../../../cloud/model/generated/iam.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import type { StatementReference } from '../../../../model/decision.ts';
import { positionAt } from '../../../../policy/position-at.ts';
import type { SourceText } from '../../../../policy/ast.ts';

/** Undefined for a statement of none of the policies. */
export function matchedStatement(reference: StatementReference, policies: readonly CompiledPolicy[]): Statement | undefined {
  const policy = policies.find(({ description }) => description === reference.policy)?.policy;
  const statement = policy?.statements[reference.index];
  if (policy === undefined || statement === undefined) return undefined;
  return {
    SourcePolicyId: reference.policy.name,
    SourcePolicyType: reference.policy.type === 'resource' ? 'Resource Policy' : 'IAM Policy',
    StartPosition: place(policy.source, afterToken(policy.source.text, statement.span.start)),
    EndPosition: place(policy.source, statement.span.end),
  };
}

/** AWS counts the white space before a statement to it: it begins where the token before it ends. */
function afterToken(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[ \t\r\n]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function place(source: SourceText, offset: number): Position {
  const { line, column } = positionAt(source, offset);
  return { Line: line, Column: column };
}
