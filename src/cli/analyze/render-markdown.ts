// An analysis for a pull request or a wiki.
import { type AnalysisReport, coverageLines, shownFindings } from './report.ts';
import { effectLine, kindOf, pathLine, sourceName, whoOf } from './describe-finding.ts';
import type { SiftedFinding } from './sift-findings.ts';

/** GitHub's Markdown, ending in a newline. */
export function renderMarkdown(report: AnalysisReport): string {
  const shown = shownFindings(report);
  const { paths, notes } = report.analysis;
  const sections = [
    `## Access from outside: ${shown.length} ${shown.length === 1 ? 'finding' : 'findings'}`,
    shown.length === 0 ? 'Nothing lets anybody in from outside, as far as it is known.' : findingsTable(shown),
    paths.length === 0
      ? ''
      : `### Paths from outside\n\n${paths.map((path) => `- ${cell(pathLine(path))}: reaches ${path.reaches.length} resources`).join('\n')}`,
    notes.length === 0
      ? ''
      : `### Worth knowing\n\n${notes.map(({ resource, message }) => `- ${cell(resource)}: ${cell(message)}`).join('\n')}`,
    `### Coverage\n\n${coverageLines(report)
      .map((line) => (line.startsWith('  ') ? `  - ${cell(line.trim())}` : `- ${cell(line)}`))
      .join('\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

export function findingsTable(shown: readonly SiftedFinding[]): string {
  const rows = shown.map(({ finding }) => {
    const conditions = Object.entries(finding.conditions).map(([key, value]) => `${key} = ${value}`);
    const closing = (finding.closing ?? []).map(({ summary }) => summary);
    const cells = [
      kindOf(finding),
      finding.resource,
      whoOf(finding.principal),
      finding.actions.join(', '),
      conditions.join('; '),
      sourceName(finding.source),
      effectLine(finding) ?? 'effective',
      closing.join('; '),
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| | resource | who | actions | conditions | by | effect | to close |', '|---|---|---|---|---|---|---|---|', ...rows].join('\n');
}

/** Input cannot break out of a cell, nor begin a tag. */
function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll('`', '\\`')
    .replaceAll('*', '\\*')
    .replace(/[\r\n]+/g, ' ');
}
