// Collects the diagnostics of one pass over a document, up to a limit.
import type { SourceText, Span } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { maxDiagnostics } from './limits.ts';

/** What one pass has found so far. */
export interface Report {
  readonly source: SourceText;
  readonly diagnostics: Diagnostic[];
}

/** What is wrong, where, and what to do; severity and source are added by the report. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly span: Span;
}

export function reportError(report: Report, finding: Finding): void {
  add(report, 'error', finding);
}

export function reportWarning(report: Report, finding: Finding): void {
  add(report, 'warning', finding);
}

/** With the severity that a policy type's grammar gives it. */
export function reportAs(severity: Diagnostic['severity'], report: Report, finding: Finding): void {
  add(report, severity, finding);
}

/** Whether nothing more is kept; what only serves a message need not be worked out then. */
export function isFull(report: Report): boolean {
  return report.diagnostics.length > maxDiagnostics;
}

/** Beyond the limit one last diagnostic says that there are more. */
function add(report: Report, severity: Diagnostic['severity'], finding: Finding): void {
  const { source, diagnostics } = report;
  if (isFull(report)) return;
  if (diagnostics.length < maxDiagnostics) {
    diagnostics.push(diagnostic(severity, finding, source));
    return;
  }
  const message = `expected at most ${maxDiagnostics} problems in one document, found more`;
  diagnostics.push(diagnostic(severity, { code: 'too-many-problems', message, hint: 'mend these first', span: finding.span }, source));
}

function diagnostic(severity: Diagnostic['severity'], finding: Finding, source: SourceText): Diagnostic {
  const { code, message, hint, span } = finding;
  return Object.freeze({ severity, code, message, hint, source, span });
}
