// Checks whether the values of a clause can match under its operator at all.
import type { ConditionClause, OperatorName, Policy, Text } from '../ast.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportWarning } from '../report.ts';
import { checkVariables } from './check-variables.ts';
import { isArnPattern, isBase64, isBoolean, isInstant, isNetwork, isNumber } from './condition-value-form.ts';

interface Form {
  /** Completes `expected …`. */
  readonly name: string;
  readonly hint: string;
  readonly fits: (text: string) => boolean;
  /** Whether `${…}` is resolved in the values. */
  readonly variables: boolean;
}

const number: Form = { name: 'a number', hint: 'write digits, as in `10` or `1.5`', fits: isNumber, variables: false };
const date: Form = {
  name: 'a date',
  hint: 'write `2026-01-31T00:00:00Z`, or seconds since 1970',
  fits: isInstant,
  variables: false,
};
const network: Form = {
  name: 'an IP address or range',
  hint: 'write `203.0.113.0/24` or `2001:db8::/32`',
  fits: isNetwork,
  variables: false,
};
// The IAM User Guide contradicts itself on variables under Bool: no warning.
const truth: Form = { name: '`true` or `false`', hint: 'write `true` or `false`', fits: isBoolean, variables: true };
const presence: Form = {
  name: '`true` or `false`',
  hint: 'write `true` to ask that the key is absent, `false` that it is there',
  fits: isBoolean,
  variables: false,
};
const binary: Form = { name: 'base64 text', hint: 'encode the bytes as base64, with padding', fits: isBase64, variables: false };
const arn: Form = { name: 'an ARN', hint: 'write `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`', fits: isArnPattern, variables: true };
const text: Form = { name: 'a text', hint: '', fits: () => true, variables: true };

function formOf(name: OperatorName): Form {
  if (name.startsWith('Numeric')) return number;
  if (name.startsWith('Date')) return date;
  if (name.startsWith('Arn')) return arn;
  if (name.endsWith('IpAddress')) return network;
  if (name === 'Bool') return truth;
  if (name === 'Null') return presence;
  return name === 'BinaryEquals' ? binary : text;
}

/** Warnings: AWS stores such policies. */
export function checkConditionValues(report: Report, clause: ConditionClause, policy: Policy): void {
  const { name } = clause.operator;
  if (name === undefined) return;
  const form = formOf(name);
  for (const value of clause.values) {
    if (value.value.includes('${')) checkVariableValue(report, value, form, name, policy);
    else if (!form.fits(value.value)) neverMatches(report, value, form, name);
  }
}

function checkVariableValue(report: Report, value: Text, form: Form, name: OperatorName, policy: Policy): void {
  if (form.variables) {
    checkVariables(report, value, policy);
    return;
  }
  const message = `expected no policy variable under \`${name}\`, found ${quoteInput(value.value)}`;
  const hint = 'variables are resolved under String and Arn operators only';
  reportWarning(report, { code: 'variable-not-resolved', message, hint, span: value.span });
}

function neverMatches(report: Report, { value, span }: Text, form: Form, name: OperatorName): void {
  const message = `expected ${form.name} under \`${name}\`, found ${quoteInput(value)}, which never matches`;
  reportWarning(report, { code: 'value-never-matches', message, hint: form.hint, span });
}
