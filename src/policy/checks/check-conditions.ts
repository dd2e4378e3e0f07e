// Checks the clauses of a Condition block: operators, keys, and values that could never match.
import type { ConditionClause, Policy, Statement } from '../ast.ts';
import { nearestName } from '../nearest-name.ts';
import { operatorNames } from '../operator-names.ts';
import { quoteInput } from '../quote-input.ts';
import { isFull, type Report, reportError, reportWarning } from '../report.ts';
import { checkConditionValues } from './check-condition-values.ts';

/** IAM User Guide, IAM JSON policy elements: Condition operators. */
export function checkConditions(report: Report, { condition }: Statement, policy: Policy): void {
  const seen = new Set<string>();
  for (const clause of condition) {
    checkOperator(report, clause);
    checkKey(report, clause, seen);
    if (clause.values.length === 0) {
      const message = `expected at least one value for ${quoteInput(clause.key.value)}, found an empty list`;
      reportWarning(report, { code: 'empty-list', message, hint: 'add a value, or remove the condition', span: clause.span });
    }
    checkConditionValues(report, clause, policy);
  }
}

function checkOperator(report: Report, { operator }: ConditionClause): void {
  if (isFull(report)) return;
  const { text, name, ifExists } = operator;
  if (name === undefined) {
    const near = nearestName(text.value.slice(text.value.indexOf(':') + 1), operatorNames);
    const message = `expected a condition operator, found ${quoteInput(text.value)}`;
    const hint =
      near === undefined ? 'the condition never holds: use `StringEquals` or another operator of IAM' : `did you mean \`${near}\`?`;
    reportError(report, { code: 'unknown-operator', message, hint, span: text.span });
  } else if (name === 'Null' && ifExists) {
    const message = `expected \`Null\` without \`IfExists\`, found ${quoteInput(text.value)}`;
    reportError(report, {
      code: 'null-if-exists',
      message,
      hint: 'write `Null`: it asks itself whether the key is there',
      span: text.span,
    });
  }
}

function checkKey(report: Report, clause: ConditionClause, seen: Set<string>): void {
  const { key, operator } = clause;
  if (!/^[^:]+:./.test(key.value)) {
    const message = `expected a condition key such as \`aws:SourceIp\`, found ${quoteInput(key.value)}`;
    reportError(report, { code: 'invalid-condition-key', message, hint: 'write `service:Name` or `aws:Name`', span: key.span });
  } else if (key.value.includes('${')) {
    const message = `expected no policy variable in a condition key, found ${quoteInput(key.value)}`;
    const hint = 'variables are resolved in resources and in condition values only';
    reportWarning(report, { code: 'variable-not-resolved', message, hint, span: key.span });
  }
  const name = `${operator.text.value} ${key.value.toLowerCase()}`;
  if (seen.has(name)) {
    const message = `expected each condition key once under an operator, found ${quoteInput(key.value)} in another spelling`;
    reportError(report, {
      code: 'duplicate-condition-key',
      message,
      hint: 'join the values in one list: case does not count in keys',
      span: key.span,
    });
  }
  seen.add(name);
}
