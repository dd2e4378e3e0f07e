// Checks the form of resource patterns: `*`, or an ARN of six parts.
import type { Policy, Statement, Text } from '../ast.ts';
import type { PolicyGrammar } from '../grammar/policy-grammar.ts';
import { quoteInput } from '../quote-input.ts';
import { type Report, reportAs, reportWarning } from '../report.ts';
import { checkVariables } from './check-variables.ts';

export function checkResources(report: Report, { resource }: Statement, policy: Policy, grammar: PolicyGrammar): void {
  if (resource === undefined || grammar.resource === 'forbidden') return;
  if (resource.patterns.length === 0) {
    const message = `expected at least one resource in \`${resource.negated ? 'NotResource' : 'Resource'}\`, found an empty list`;
    reportWarning(report, { code: 'empty-list', message, hint: 'add an ARN or `*`, or remove the statement', span: resource.span });
  }
  for (const pattern of resource.patterns) {
    if (pattern.value === '*') continue;
    checkVariables(report, pattern, policy);
    checkArn(report, pattern, grammar);
  }
}

const form = 'arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE';

function checkArn(report: Report, pattern: Text, grammar: PolicyGrammar): void {
  const { value, span } = pattern;
  if (!value.startsWith('arn:')) {
    const message = `expected \`*\` or an ARN, found ${quoteInput(value)}`;
    reportAs(grammar.oddArn, report, { code: 'invalid-arn', message, hint: `write \`${form}\``, span });
    return;
  }
  // Only up to the account: the sixth part may hold colons.
  const parts = value.split(':', 6);
  if (parts.length < 6) {
    const message = `expected the six parts of an ARN, found ${parts.length} in ${quoteInput(value)}`;
    const hint = `write \`${form}\`; region and account may be empty, but their colons count`;
    reportWarning(report, { code: 'invalid-arn', message, hint, span });
    return;
  }
  const [, partition = '', service = '', region = '', account = ''] = parts;
  if ([partition, service, region, account].some((part) => part.includes('${'))) {
    const message = `expected policy variables in the last part of an ARN only, found ${quoteInput(value)}`;
    reportWarning(report, { code: 'variable-not-resolved', message, hint: 'use `*` in the part before, and a condition', span });
    return;
  }
  if (!hasWildcard(partition) && partition !== 'aws' && !partition.startsWith('aws-')) {
    const message = `expected the partition \`aws\`, \`aws-cn\`, \`aws-us-gov\` or another of AWS, found ${quoteInput(partition)}`;
    reportAs(grammar.oddArn, report, { code: 'invalid-arn', message, hint: `write \`${form}\``, span });
  }
  if (service === '' || hasWildcard(service)) {
    const message = `expected the name of a service as third part of the ARN, found ${quoteInput(value)}`;
    const hint = 'write one ARN for each service, or `*` alone for all resources';
    reportAs(grammar.oddArn, report, { code: 'invalid-arn', message, hint, span });
  }
  if (/[0-9]/.test(account) && !hasWildcard(account) && !/^[0-9]{12}$/.test(account)) {
    const message = `expected the twelve digits of an account as fifth part of the ARN, found ${quoteInput(account)}`;
    reportWarning(report, { code: 'invalid-arn', message, hint: 'it never matches: write the account id with leading zeros', span });
  }
}

function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
