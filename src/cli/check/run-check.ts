// Runs one check on one policy document.
import type { CheckAnswer } from '../../analyze/checks/access/answer.ts';
import { checkAccessNotGranted } from '../../analyze/checks/access/check-access-not-granted.ts';
import { checkNoNewAccess } from '../../analyze/checks/access/check-no-new-access.ts';
import { checkNoPublicAccess } from '../../analyze/checks/access/check-no-public-access.ts';
import { locationAt } from '../../analyze/checks/validate/to-findings.ts';
import { validate } from '../../analyze/checks/validate/validate.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { Policy, SourceText } from '../../policy/ast.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { UsageError } from '../usage-error.ts';
import type { CheckQuestion } from './check-options.ts';
import type { CheckFinding, CheckName, FileReport } from './check-report.ts';

/** Asks the question of one document; an error is one of the document. `existing`: the policy to compare with. */
export function runCheck(
  source: SourceText,
  question: CheckQuestion,
  existing: Policy | undefined,
): Result<FileReport, readonly Diagnostic[]> {
  const file = source.name;
  if (question.check === 'validate') return ok({ file, findings: validated(source, question) });
  const { policy, diagnostics } = parsePolicyText(source);
  if (policy === undefined) return fail(diagnostics);
  const answer = answerTo(policy, question, existing);
  return ok({ file, answer, findings: findingsOf(policy, question.check, answer) });
}

function validated(source: SourceText, question: Extract<CheckQuestion, { check: 'validate' }>): readonly CheckFinding[] {
  return validate(source, question).map(({ findingType, issueCode, findingDetails, locations }) => ({
    type: findingType,
    code: issueCode,
    details: findingDetails,
    locations,
    statement: locations
      .slice(0, 1)
      .flatMap(({ path }) => path.flatMap((step) => ('index' in step ? [String(step.index)] : [])).slice(0, 1)),
  }));
}

function answerTo(policy: Policy, question: Exclude<CheckQuestion, { check: 'validate' }>, existing: Policy | undefined): CheckAnswer {
  switch (question.check) {
    case 'no-new-access':
      if (existing === undefined) throw new UsageError('--existing missing');
      return checkNoNewAccess(policy, existing, question.policyType);
    case 'access-not-granted': {
      const answer = checkAccessNotGranted(policy, question, question.policyType);
      if (!answer.ok) throw new UsageError(answer.error);
      return answer.value;
    }
    case 'no-public-access':
      return checkNoPublicAccess(policy, question.resourceType);
  }
}

const CODES: Readonly<Record<CheckName, string>> = {
  validate: 'VALIDATION',
  'no-new-access': 'NEW_ACCESS',
  'access-not-granted': 'ACCESS_GRANTED',
  'no-public-access': 'PUBLIC_ACCESS',
};

function findingsOf(policy: Policy, check: CheckName, answer: CheckAnswer): readonly CheckFinding[] {
  const code = CODES[check];
  if (answer.result === 'PASS') return [];
  if (answer.result === 'UNKNOWN') {
    const details = `${answer.message} ${answer.why}`;
    return [{ type: 'ERROR', code: `${code}_UNKNOWN`, details, locations: [locationAt(policy.source, policy.span)], statement: [] }];
  }
  return answer.reasons.map(({ description, statementIndex, statementId, witness }) => {
    const span = policy.statements.find(({ index }) => index === statementIndex)?.span ?? policy.span;
    const statement = [String(statementIndex), ...(statementId === undefined ? [] : [statementId])];
    return {
      type: 'ERROR',
      code,
      details: description,
      locations: [locationAt(policy.source, span, statementPath(policy, statementIndex))],
      statement,
      witness,
    };
  });
}

/** A statement that stands alone, without a list, has no index. */
function statementPath({ source, span, statements }: Policy, index: number): CheckFinding['locations'][number]['path'] {
  const start = statements[0]?.span.start ?? span.start;
  const isList = statements.length > 1 || source.text.slice(0, start).trimEnd().endsWith('[');
  return [{ value: 'Statement' }, ...(isList ? [{ index }] : [])];
}
