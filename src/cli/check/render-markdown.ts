// A report of `check` for a pull request or a wiki.
import { type CheckReport, type FileReport, openFindings, type ShownFinding } from './check-report.ts';
import { witnessLine } from './witness-line.ts';

/** GitHub's Markdown, ending in a newline. */
export function renderMarkdown({ check, files }: CheckReport): string {
  const sections = files.flatMap((file) => [`### ${cell(file.file)}`, ...body(file)]);
  return `${[`## Policy check: ${check}`, ...sections].join('\n\n')}\n`;
}

function body(file: FileReport): readonly string[] {
  const { answer } = file;
  const open = openFindings(file);
  const hidden = file.findings.length - open.length;
  return [
    ...(answer === undefined ? [] : [`**${answer.result}** ${cell(answer.message)}`]),
    ...(open.length === 0 ? (answer === undefined ? ['No findings.'] : []) : [table(open)]),
    ...(hidden === 0 ? [] : [`${hidden} ignored.`]),
  ];
}

function table(findings: readonly ShownFinding[]): string {
  const rows = findings.map(({ type, code, details, locations, witness }) => {
    const start = locations[0]?.span.start;
    const place = start === undefined ? '' : `${start.line}:${start.column + 1}`;
    const proof = witness === undefined ? '' : witnessLine(witness);
    return `| ${[place, type, code, details, proof].map(cell).join(' | ')} |`;
  });
  return ['| where | type | code | what | for example |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Input cannot break out of a cell, nor begin a tag or a link. */
function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[|`*_[\]#]/g, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
}
