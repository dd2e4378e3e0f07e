// Whether the operator, the values and the key of a condition are of one type.
import type { ConditionKeyType } from '../../../../catalog/facts.ts';
import type { OperatorName } from '../../../../policy/ast.ts';
import { isBase64, isBoolean, isInstant, isNetwork, isNumber } from '../../../../policy/checks/condition-value-form.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Tell, Validation } from '../validation.ts';

export function checkTypes({ tell }: Validation, { condition }: DraftStatement): void {
  for (const clause of condition?.clauses ?? []) {
    const { name } = clause.operator;
    if (name === undefined) continue;
    checkJsonTypes(tell, clause, name);
    checkFamily(tell, clause, name);
    for (const value of clause.values) checkValue(tell, clause, name, value);
    const several = clause.values.length > 1 && clause.operator.set === undefined;
    if (name === 'Bool' && several && clause.facts?.type === 'Bool' && !clause.facts.multi) {
      const details = `The key ${clause.key.text} has one value, which is true or false: compare it with one.`;
      tell('INVALID_CONDITION_MULTIPLE_BOOLEAN', details, clause);
    }
  }
}

function checkJsonTypes(tell: Tell, { values, ...clause }: DraftClause, name: OperatorName): void {
  const kinds = new Set(values.map((value) => value.kind));
  const wrong =
    kinds.size > 1 ||
    (kinds.has('boolean') && /^(?:Numeric|Date|Binary|Arn)|IpAddress$/.test(name)) ||
    (kinds.has('number') && /^(?:Bool|Null|Binary|Arn)|IpAddress$/.test(name));
  if (wrong)
    tell(
      'INVALID_CONDITION_DATA_TYPE',
      `The values are of JSON types that do not fit each other or ${name}. Write them as strings.`,
      clause,
    );
}

type Family = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn';

const FAMILIES: Readonly<Record<ConditionKeyType, readonly Family[]>> = {
  String: ['String'],
  // AWS's own policies compare ARNs as texts; of StringLike there is a check of its own.
  ARN: ['Arn', 'String'],
  Bool: ['Bool'],
  Numeric: ['Numeric'],
  Date: ['Date'],
  IPAddress: ['IpAddress'],
  Binary: ['Binary'],
};

function checkFamily(tell: Tell, { facts, key, operatorKey }: DraftClause, name: OperatorName): void {
  if (facts === undefined || name === 'Null') return;
  const allowed = [facts.type, ...(facts.alsoType === undefined ? [] : [facts.alsoType])].flatMap((type) => FAMILIES[type]);
  if (allowed.includes(familyOf(name))) return;
  const wanted = allowed.map((family) => `${family}…`).join(' or ');
  tell('TYPE_MISMATCH', `The key ${key.text} is of type ${facts.type}, to which ${name} does not fit. Use ${wanted}.`, operatorKey, key);
}

function familyOf(name: OperatorName): Family {
  if (name.endsWith('IpAddress')) return 'IpAddress';
  return (['String', 'Numeric', 'Date', 'Bool', 'Binary', 'Arn'] as const).find((family) => name.startsWith(family)) ?? 'String';
}

interface Form {
  readonly code: IssueCode;
  readonly what: string;
  readonly fits: (text: string) => boolean;
}

const FORMS: ReadonlyMap<Family | 'Null', Form> = new Map<Family | 'Null', Form>([
  ['Numeric', { code: 'TYPE_MISMATCH_NUMBER', what: 'no number', fits: isNumber }],
  ['Bool', { code: 'TYPE_MISMATCH_BOOLEAN', what: 'neither true nor false', fits: isBoolean }],
  ['Null', { code: 'TYPE_MISMATCH_BOOLEAN', what: 'neither true nor false', fits: isBoolean }],
  ['Binary', { code: 'TYPE_MISMATCH_STRING', what: 'no base64 text', fits: isBase64 }],
  ['IpAddress', { code: 'TYPE_MISMATCH_IP_RANGE', what: 'no IP address or range', fits: isNetwork }],
]);

function checkValue(tell: Tell, { operator }: DraftClause, name: OperatorName, value: Leaf): void {
  const { text } = value;
  if (text.includes('${')) return;
  const family = name === 'Null' ? 'Null' : familyOf(name);
  if (family === 'Date') {
    // Epoch seconds are read, as AWS says, but not everywhere as one expects.
    if (/^-?[0-9]+(?:\.[0-9]+)?$/.test(text) && text.length > 4) {
      tell('INVALID_DATE_VALUE', 'A date in seconds since 1970 may not be read as such: write it as 2026-01-31T00:00:00Z.', value);
    } else if (!isInstant(text)) {
      tell('TYPE_MISMATCH_DATE', `${quoteInput(text)} is no date: write it as 2026-01-31T00:00:00Z.`, value);
    }
    return;
  }
  const form = FORMS.get(family);
  if (form !== undefined && !form.fits(text)) {
    tell(form.code, `${quoteInput(text)} is ${form.what}, so ${name} never matches it.`, value);
  }
  const exact = name === 'StringEquals' || name === 'StringNotEquals' || name.endsWith('IgnoreCase');
  if (exact && hasWildcard(text)) {
    const like = name.includes('Not') ? 'StringNotLike' : 'StringLike';
    const details = `Under ${operator.text.value} the characters * and ? stand for themselves. Use ${like} to match a pattern.`;
    tell('WILDCARD_WITHOUT_LIKE_OPERATOR', details, value);
  }
}
