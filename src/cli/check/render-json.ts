// A report of `check` for programs.
import { type CheckReport, type FileReport, openFindings, type ShownFinding } from './check-report.ts';

/** Findings of validation have the fields that IAM Access Analyzer gives them; so have the answers of the other checks. */
export function renderJson({ check, files }: CheckReport): string {
  return `${JSON.stringify({ schemaVersion: 1, check, files: files.map(fileOf) }, null, 2)}\n`;
}

function fileOf(file: FileReport): object {
  const { answer } = file;
  const ignored = file.findings.filter((finding) => finding.ignored !== undefined).map(findingOf);
  const hidden = ignored.length === 0 ? {} : { ignored };
  if (answer === undefined) return { file: file.file, findings: openFindings(file).map(findingOf), ...hidden };
  const { result, message } = answer;
  const why = answer.result === 'UNKNOWN' ? { why: answer.why } : {};
  const reasons =
    answer.result === 'FAIL'
      ? { reasons: answer.reasons.map((reason, index) => ({ ...reason, locations: file.findings[index]?.locations })) }
      : {};
  return { file: file.file, result, message, ...why, ...reasons, ...hidden };
}

function findingOf({ type, code, details, locations, ignored }: ShownFinding): object {
  return { findingType: type, issueCode: code, findingDetails: details, locations, ...(ignored === undefined ? {} : { reason: ignored }) };
}
