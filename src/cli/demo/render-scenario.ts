// A scenario for people: its requests with their verdicts, and one denial explained.
import { join } from 'node:path';
import type { Change, Explanation } from '../../explain/explanation.ts';
import type { Rung } from '../../model/decision.ts';
import { renderExplanation } from '../explain/render-explanation.ts';
import { renderLadder } from '../explain/render-ladder.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { outsideAccessLines } from './outside-access.ts';
import type { ScenarioRun } from './run-scenario.ts';
import { renderVerdicts } from './render-verdicts.ts';
import { shortCaller, shortResource } from './short-names.ts';

export const INDENT = 3;

/** The text, ending in a newline; `generated`: lines about the policy that was generated. With `full` every denial is explained, else only the telling one, in short. */
export function renderScenario(
  { scenario, cases, telling, folder }: ScenarioRun,
  generated: readonly string[],
  full: boolean,
  columns: number,
  paint: Paint,
): string {
  const inner = columns - INDENT;
  const sections = cases.flatMap(({ report, explanations }) => [
    ...report.problems.map(({ message }) => paint.red(`! ${report.file}: ${message}`)),
    paint.dim(report.name ?? report.file),
    ...renderVerdicts(report.requests, explanations, inner, paint),
    ...(full
      ? explanations.flatMap((one) => (one?.decision === 'deny' ? ['', indent(renderExplanation(one, inner - 2, paint), 2)] : []))
      : []),
  ]);
  const explained = full || telling === undefined ? [] : ['', ...explainTelling(telling, inner, paint)];
  const found = scenario.analyzed === undefined ? [] : ['', ...outsideAccessLines(join(folder, 'estate'), scenario.analyzed, inner, paint)];
  const body = [
    ...wrapText(scenario.about, inner),
    ...sections,
    ...explained,
    ...found,
    ...(generated.length === 0 ? [] : ['', ...generated]),
  ].join('\n');
  return `${paint.bold(`${scenario.number}. ${scenario.title}`)}\n${indent(body, INDENT)}\n`;
}

/** AWS's sentence, the layers that were asked, and the recommended changes with their statements on one line. */
function explainTelling(explanation: Explanation, columns: number, paint: Paint): readonly string[] {
  const { request, message, error, ladder, changes } = explanation;
  const recommended = changes.filter(({ option }) => option === 1);
  return [
    paint.bold(`why is ${shortCaller(request.principal)} denied ${request.action} on ${shortResource(request.resource)}?`),
    // AWS's sentence stays on one line, to be searched for and compared.
    `  ${error?.code ?? ''}: ${message ?? ''}`,
    ...renderLadder(shortLadder(ladder), columns, paint).split('\n'),
    ...recommended.flatMap((change) => shortChange(change, columns, paint)),
  ];
}

/** Layers that were asked; levels of an organization that all allow as one. */
function shortLadder(ladder: readonly Rung[]): readonly Rung[] {
  const asked = ladder.filter(({ verdict, layer }) => verdict !== 'notApplicable' || layer === 'resource');
  return asked.flatMap((rung): readonly Rung[] => {
    if (rung.layer !== 'scp' && rung.layer !== 'rcp') return [rung];
    const levels = asked.filter(({ layer }) => layer === rung.layer);
    if (levels.some(({ verdict }) => verdict !== 'allow')) return [rung];
    const { level: _, ...whole } = rung;
    return rung === levels[0] ? [{ ...whole, statements: [], note: `at each of ${levels.length} levels` }] : [];
  });
}

function shortChange({ summary, statement, outcome }: Change, columns: number, paint: Paint): readonly string[] {
  const head = wrapText(`to change: ${summary}${statement === null ? '' : ':'}`, columns - 2);
  const body = statement === null ? [] : wrapText(onOneLine(statement), columns - 4).map((line) => `  ${line}`);
  const allowed = outcome.decision === 'allow';
  const then = allowed ? paint.green('→ then it is allowed') : paint.yellow(`→ still denied then, by: ${outcome.blockedBy}`);
  return [...head, ...body, then].map((line) => `  ${line}`);
}

/** JSON with a space after each comma, colon and brace. */
function onOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\s*\n\s*/g, ' ');
}

function indent(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n');
}
