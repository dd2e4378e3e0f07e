// Denials of resource control policies that also hit AWS services, or miss their requests.
// AWS Organizations User Guide, Example RCPs (data perimeter).
import type { DraftClause, DraftStatement } from '../draft/draft.ts';
import { isNegated } from '../conditions/operator-kind.ts';
import type { Validation } from '../validation.ts';

const PRINCIPAL_KEYS: ReadonlySet<string> = new Set(['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount']);
const SOURCE_KEYS: ReadonlySet<string> = new Set(['aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourceaccount', 'aws:sourcearn']);

export function checkRcpConditions({ kind, tell }: Validation, { condition, effect }: DraftStatement): void {
  if (kind !== 'RESOURCE_CONTROL_POLICY' || effect !== 'Deny') return;
  const clauses = condition?.clauses ?? [];
  const principal = clauses.find((clause) => PRINCIPAL_KEYS.has(clause.name) && isNegated(clause.operator));
  if (principal !== undefined && !asks(clauses, 'false')) {
    const details = `Services have no ${principal.key.text} and are denied too. Add "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }.`;
    tell('RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', details, principal.key);
  }
  const source = clauses.find((clause) => SOURCE_KEYS.has(clause.name) && isNegated(clause.operator));
  if (source === undefined) return;
  if (!asks(clauses, 'true')) {
    const details = `Only services have ${source.key.text}, and everybody else is denied. Add "BoolIfExists": { "aws:PrincipalIsAWSService": "true" }.`;
    tell('RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', details, source.key);
  }
  const checked = clauses.some(
    ({ name, operator, values }) =>
      operator.name === 'Null' &&
      (name === 'aws:sourceaccount' || name === 'aws:sourcearn') &&
      values.some(({ text }) => isWord(text, 'false')),
  );
  if (checked) return;
  const details = 'Services that send no source are denied too. Add "Null": { "aws:SourceAccount": "false" }.';
  tell('RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK', details, source.key);
}

function asks(clauses: readonly DraftClause[], wanted: string): boolean {
  return clauses.some(
    ({ name, operator, values }) =>
      name === 'aws:principalisawsservice' && operator.name === 'Bool' && values.some(({ text }) => isWord(text, wanted)),
  );
}

function isWord(text: string, wanted: string): boolean {
  return text.toLowerCase() === wanted;
}
