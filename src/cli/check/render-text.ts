// A report of `check` for a terminal.
import type { FindingType } from '../../analyze/checks/validate/finding.ts';
import { showCharacter } from '../../policy/quote-input.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { type CheckReport, type FileReport, openFindings, type ShownFinding } from './check-report.ts';
import { witnessLine } from './witness-line.ts';

const LABELS: Readonly<Record<FindingType, string>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security warning',
  WARNING: 'warning',
  SUGGESTION: 'suggestion',
};

/** `file:LINE:COL: error CODE`, the words below it, and a summary line; columns count from 1 as in editors. */
export function renderText(report: CheckReport, columns: number, brush: Paint): string {
  const lines = report.files.flatMap((file) => fileLines(file, columns, brush));
  if (report.check === 'validate') lines.push(summary(report));
  return `${lines.join('\n')}\n`;
}

function fileLines(file: FileReport, columns: number, brush: Paint): readonly string[] {
  const { answer } = file;
  const name = safe(file.file);
  const head = answer === undefined ? [] : [`${brush.bold(name)}: ${verdict(answer.result, brush)}  ${answer.message}`];
  return [...head, ...openFindings(file).flatMap((finding) => findingLines(name, finding, columns, brush))];
}

function verdict(result: 'PASS' | 'FAIL' | 'UNKNOWN', brush: Paint): string {
  if (result === 'PASS') return brush.green(result);
  return result === 'FAIL' ? brush.red(result) : brush.yellow(result);
}

function findingLines(file: string, finding: ShownFinding, columns: number, brush: Paint): readonly string[] {
  const start = finding.locations[0]?.span.start;
  const place = start === undefined ? file : `${file}:${start.line}:${start.column + 1}`;
  const grave = finding.type === 'ERROR' || finding.type === 'SECURITY_WARNING';
  const label = (grave ? brush.red : brush.yellow)(LABELS[finding.type]);
  const details = wrapText(safe(finding.details), Math.max(columns - 4, 40)).map((line) => `    ${line}`);
  const proof = finding.witness === undefined ? [] : [brush.dim(`    ${safe(witnessLine(finding.witness))}`)];
  return [`${brush.bold(place)}: ${label} ${finding.code}`, ...details, ...proof];
}

function summary({ files }: CheckReport): string {
  const open = files.flatMap(openFindings);
  const counts = Object.entries(LABELS).flatMap(([type, label]) => {
    const count = open.filter((finding) => finding.type === type).length;
    return count === 0 ? [] : [`${count} ${label}${count === 1 ? '' : 's'}`];
  });
  const ignored = files.flatMap(({ findings }) => findings).length - open.length;
  const hidden = ignored === 0 ? '' : `; ${ignored} ignored`;
  return `${files.length} ${files.length === 1 ? 'policy' : 'policies'}: ${counts.length === 0 ? 'no findings' : counts.join(', ')}${hidden}`;
}

/** What stands in a policy cannot steer the terminal. */
function safe(text: string): string {
  return Array.from(text, showCharacter).join('');
}
