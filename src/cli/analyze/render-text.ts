// An analysis for people.
import type { AccessPath } from '../../analyze/path/access-path.ts';
import type { StatementReference } from '../../model/decision.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { actionLines, effectLine, kindOf, pathLine, sourceName, whoOf } from './describe-finding.ts';
import { type AnalysisReport, coverageLines, shownFindings } from './report.ts';
import type { SiftedFinding } from './sift-findings.ts';

/** The whole text, ending in a newline. */
export function renderText(report: AnalysisReport, columns: number, paint: Paint): string {
  const shown = shownFindings(report);
  const { paths, notes } = report.analysis;
  const byResource = new Map<string, SiftedFinding[]>();
  for (const one of shown) byResource.set(one.finding.resource, [...(byResource.get(one.finding.resource) ?? []), one]);
  const sections = [
    summaryLine(shown, paint),
    ...[...byResource].map(([resource, list]) =>
      [resourceTitle(resource, list, paint), ...list.map((one) => renderFinding(one, columns, paint))].join('\n'),
    ),
    paths.length === 0 ? '' : [paint.bold('paths from outside'), ...paths.flatMap((path) => renderPath(path, columns, paint))].join('\n'),
    notes.length === 0
      ? ''
      : [paint.bold('worth knowing'), ...notes.flatMap(({ resource, message }) => bullet(`${resource}: ${message}`, columns))].join('\n'),
    [paint.bold('coverage'), ...coverageLines(report).map((line) => `  ${line}`)].join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function summaryLine(shown: readonly SiftedFinding[], paint: Paint): string {
  if (shown.length === 0) return paint.green('nothing lets anybody in from outside, as far as it is known');
  const open = shown.filter(({ finding }) => finding.isPublic).length;
  const idle = shown.filter(({ finding }) => finding.effective.verdict === 'notEffective').length;
  const idleText = idle === 0 ? '' : `, ${idle} not effective`;
  return paint.bold(
    `${shown.length} ${shown.length === 1 ? 'finding' : 'findings'}: ${open} public, ${shown.length - open} cross-account${idleText}`,
  );
}

function resourceTitle(resource: string, [first]: readonly SiftedFinding[], paint: Paint): string {
  return `${paint.bold(resource)}${first === undefined ? '' : paint.dim(`  ${first.finding.resourceType} of account ${first.finding.account}`)}`;
}

export function renderFinding({ finding, state }: SiftedFinding, columns: number, paint: Paint): string {
  const kind = finding.isPublic ? paint.red(kindOf(finding)) : paint.yellow(kindOf(finding));
  const effect = effectLine(finding);
  const conditions = Object.entries(finding.conditions).map(([key, value]) => `      only with ${key} = ${value}`);
  const { witness, closing } = finding;
  const context = Object.entries(witness.context).map(([key, value]) => ` -c ${key}=${[value].flat().join(',')}`);
  return [
    `  ${kind}  ${whoOf(finding.principal)}, by ${sourceName(finding.source)}${state === 'known' ? paint.dim('  (in the baseline)') : ''}`,
    ...actionLines(finding).flatMap((line) =>
      wrapText(line, columns - 6).map((part, index) => (index === 0 ? `      ${part}` : `        ${part}`)),
    ),
    ...conditions,
    ...finding.statements.map((reference) => `      ${statementLine(reference, paint)}`),
    ...(effect === null ? [] : wrapText(effect, columns - 6).map((line) => `      ${paint.bold(line)}`)),
    `      ${paint.dim(`for example: ${witness.principal} calls ${witness.action} on ${witness.resource}${context.join('')}`)}`,
    ...(closing ?? []).flatMap(({ summary, verified, statement }) => [
      ...wrapText(`to close: ${summary}${statement === null ? '' : ':'}`, columns - 6).map((line) => `      ${line}`),
      ...(statement === null ? [] : [`        ${JSON.stringify(statement)}`]),
      ...(verified ? [] : [`      ${paint.yellow('(tried, and it does not close all of it)')}`]),
    ]),
  ].join('\n');
}

function statementLine({ policy, index, sid, position }: StatementReference, paint: Paint): string {
  const place = position === undefined ? '' : `  ${paint.dim(`${position.file}:${position.line}:${position.column}`)}`;
  return `statement ${sid ?? index + 1} of the ${policy.name}${place}`;
}

function renderPath(path: AccessPath, columns: number, paint: Paint): readonly string[] {
  const reaches = path.reaches.map(({ resource, actions }) => `${resource} (${actions.join(', ')})`);
  const shown = reaches.length > 5 ? [...reaches.slice(0, 4), `and ${reaches.length - 4} more`] : reaches;
  return [...bullet(pathLine(path), columns), ...shown.map((line) => `      ${paint.dim('reaches')} ${line}`)];
}

function bullet(text: string, columns: number): readonly string[] {
  return wrapText(text, columns - 4).map((line, index) => (index === 0 ? `  • ${line}` : `    ${line}`));
}
