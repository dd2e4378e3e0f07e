// Grants as the answer of a check.
import type { CheckAnswer, CheckReason } from './answer.ts';
import type { Grants } from './grants-beyond.ts';

/** What Access Analyzer says in the cases of one check. `reason` begins the description of a reason. */
export interface Wording {
  readonly pass: string;
  readonly fail: string;
  readonly reason: string;
}

export function toAnswer(grants: Grants, { pass, fail, reason }: Wording): CheckAnswer {
  if (grants.kind === 'none') return { result: 'PASS', message: pass };
  if (grants.kind === 'unknown') {
    return { result: 'UNKNOWN', message: 'Whether the policy passes the check could not be decided.', why: grants.why };
  }
  const reasons = grants.culprits.map(({ statement, witness }): CheckReason => {
    const sid = statement.sid?.value;
    const named = sid !== undefined && sid !== '';
    const description = `${reason} with ${named ? `sid: ${sid}` : `index: ${statement.index}`}.`;
    return { description, statementIndex: statement.index, ...(named ? { statementId: sid } : {}), witness };
  });
  return { result: 'FAIL', message: fail, reasons };
}
