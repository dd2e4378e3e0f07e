// What a change opens and closes, for people, for pull requests, and as JSON.
import type { Analysis, Finding } from '../../analyze/finding.ts';
import type { AccessDifference } from '../../analyze/preview/compare-analyses.ts';
import { effectLine } from '../analyze/describe-finding.ts';
import { findingsTable } from '../analyze/render-markdown.ts';
import { renderFinding } from '../analyze/render-text.ts';
import { coverageLines } from '../analyze/report.ts';
import type { SiftedFinding } from '../analyze/sift-findings.ts';
import type { Paint } from '../terminal/paint.ts';

export interface Preview {
  readonly after: Analysis;
  readonly difference: AccessDifference;
}

export function previewJson({ after, difference }: Preview): string {
  const { notes, coverage } = after;
  return `${JSON.stringify({ schemaVersion: 1, ...difference, notes, coverage }, null, 2)}\n`;
}

export function previewMarkdown({ after, difference }: Preview): string {
  const { opened, closed, changed, unchanged } = difference;
  const part = (title: string, findings: readonly Finding[]): string =>
    findings.length === 0 ? '' : `### ${title}\n\n${findingsTable(findings.map(asNew))}`;
  const sections = [
    `## Access from outside: ${opened.length} opened, ${closed.length} closed, ${changed.length} with another effect, ${unchanged} unchanged`,
    part('Opened', opened),
    part('Closed', closed),
    part(
      'With another effect',
      changed.map(({ finding }) => finding),
    ),
    `### Coverage\n\n${coverage(after)
      .map((line) => `- ${line.trim()}`)
      .join('\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

export function previewText({ after, difference }: Preview, columns: number, paint: Paint): string {
  const { opened, closed, changed, unchanged } = difference;
  const part = (title: string, findings: readonly Finding[]): string =>
    findings.length === 0
      ? ''
      : [paint.bold(title), ...findings.flatMap((one) => [one.resource, renderFinding(asNew(one), columns, paint)])].join('\n');
  const effects = changed.map(({ finding, before }) => {
    const was = effectLine({ ...finding, effective: before }) ?? 'effective';
    return `${finding.resource}\n  was: ${was}\n${renderFinding(asNew(finding), columns, paint)}`;
  });
  const sections = [
    paint.bold(`the change opens ${opened.length} and closes ${closed.length}; ${changed.length} have another effect, ${unchanged} stay`),
    part('opened', opened),
    part('closed', closed),
    effects.length === 0 ? '' : [paint.bold('with another effect'), ...effects].join('\n'),
    [paint.bold('coverage, after the change'), ...coverage(after).map((line) => `  ${line}`)].join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function asNew(finding: Finding): SiftedFinding {
  return { finding, state: 'new' };
}

function coverage(analysis: Analysis): readonly string[] {
  return coverageLines({ analysis, sifted: { findings: [], resolved: 0, problems: [] } });
}
