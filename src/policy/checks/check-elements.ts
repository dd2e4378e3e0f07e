// Checks which elements a statement has against those that its policy type demands or forbids.
import type { Span, Statement } from '../ast.ts';
import type { PolicyGrammar } from '../grammar/policy-grammar.ts';
import { type Report, reportError } from '../report.ts';

export function checkElements(report: Report, statement: Statement, grammar: PolicyGrammar): void {
  checkPrincipal(report, statement, grammar);
  checkResource(report, statement, grammar);
}

function checkPrincipal(report: Report, statement: Statement, grammar: PolicyGrammar): void {
  const { principal } = statement;
  if (principal === undefined) {
    if (grammar.principal === 'forbidden') return;
    const message = `expected \`Principal\` in a statement of ${grammar.name}, found none`;
    const hint = 'say whom the statement is about: `"Principal": { "AWS": "…" }`';
    reportError(report, { code: 'missing-principal', message, hint, span: beginning(statement) });
  } else if (grammar.principal === 'forbidden') {
    const name = principal.negated ? 'NotPrincipal' : 'Principal';
    const message = `expected no \`${name}\` in ${grammar.name}`;
    const hint = 'remove it: the policy is about those whom it is attached to';
    reportError(report, { code: 'unsupported-principal', message, hint, span: principal.span });
  } else if (principal.negated && statement.effect === 'Allow' && grammar.resource !== 'forbidden') {
    // IAM User Guide, AWS JSON policy elements: NotPrincipal. Trust policies refuse it altogether.
    const message = 'expected `NotPrincipal` with `"Effect": "Deny"` only, found `Allow`';
    const hint = 'it would allow everybody else, anonymous callers too: name whom to allow with `Principal`';
    reportError(report, { code: 'unsupported-principal', message, hint, span: principal.span });
  }
}

function checkResource(report: Report, statement: Statement, grammar: PolicyGrammar): void {
  const { resource } = statement;
  if (resource === undefined) {
    if (grammar.resource !== 'required') return;
    const message = `expected \`Resource\` or \`NotResource\` in a statement of ${grammar.name}, found none`;
    reportError(report, { code: 'missing-resource', message, hint: 'add `"Resource": "*"`, or the ARNs', span: beginning(statement) });
  } else if (grammar.resource === 'forbidden') {
    const name = resource.negated ? 'NotResource' : 'Resource';
    const message = `expected no \`${name}\` in ${grammar.name}`;
    reportError(report, { code: 'unsupported-resource', message, hint: 'remove it: the resource is the role itself', span: resource.span });
  }
}

function beginning({ span }: Statement): Span {
  return { start: span.start, end: span.start + 1 };
}
