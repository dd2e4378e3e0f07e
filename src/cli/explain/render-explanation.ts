// An explanation for people: the verdict, AWS's sentence, the ladder, why, and what to change.
import type { Change, Explanation } from '../../explain/explanation.ts';
import type { SourcePosition, StatementReference } from '../../model/decision.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { renderLadder } from './render-ladder.ts';

/** The whole text, ending in a newline. */
export function renderExplanation(explanation: Explanation, columns: number, paint: Paint): string {
  const sections = [
    renderVerdict(explanation, paint),
    renderLadder(explanation.ladder, columns, paint),
    renderDetermining(explanation, paint),
    renderCauses(explanation, columns, paint),
    renderChanges(explanation, columns, paint),
    renderMissing(explanation, columns, paint),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** `DENIED` and the request in one line, the sentence that AWS gives below. */
function renderVerdict({ decision, kind, request, message, error }: Explanation, paint: Paint): string {
  const verdict = decision === 'allow' ? paint.green(paint.bold('ALLOWED')) : paint.red(paint.bold('DENIED'));
  const how = kind === 'explicitDeny' ? ' (explicit deny)' : kind === 'implicitDeny' ? ' (implicit deny)' : '';
  const via = request.via.length === 0 ? '' : ` via ${request.via.join(', ')}`;
  const line = `${verdict}${how}  ${request.action} on ${request.resource}\n  by ${request.principal}${via}`;
  if (message === null || error === null) return line;
  // AWS's sentence stays on one line, to be searched for and compared.
  return `${line}\n\n  ${error.code}: ${message}`;
}

function renderDetermining({ determining, decision }: Explanation, paint: Paint): string {
  if (determining.length === 0) return '';
  const lines = determining.map((reference) => `  ${statementName(reference)}${place(reference.position, paint)}`);
  return `${paint.bold(decision === 'allow' ? 'allowed by' : 'denied by')}\n${lines.join('\n')}`;
}

function statementName({ policy, sid, index }: StatementReference): string {
  return `statement ${sid ?? index + 1} of ${policy.name}`;
}

function place(position: SourcePosition | undefined, paint: Paint): string {
  return position === undefined ? '' : `  ${paint.dim(`${position.file}:${position.line}:${position.column}`)}`;
}

function renderCauses({ causes }: Explanation, columns: number, paint: Paint): string {
  if (causes.length === 0) return '';
  const lines = causes.flatMap(({ sentence, account, position }) => [
    indent(wrapText(account === null ? sentence : `account ${account}: ${sentence}`, columns - 4), 4).replace(/^ {4}/, '  • '),
    ...(position === undefined ? [] : [`  ${place(position, paint)}`]),
  ]);
  return `${paint.bold('why')}\n${lines.join('\n')}`;
}

function renderChanges({ changes, decision }: Explanation, columns: number, paint: Paint): string {
  if (decision === 'allow') return '';
  if (changes.length === 0) return `${paint.bold('what to change')}\n  nothing that policies say would allow this request`;
  const options = new Set(changes.map((change) => change.option));
  const parts = [...options].map((option) => {
    const own = changes.filter((change) => change.option === option);
    const title = options.size === 1 ? '' : `  ${paint.bold(option === 1 ? 'recommended' : `or, option ${option}`)}\n`;
    return `${title}${own.map((change, index) => renderChange(change, own.length > 1 ? `${index + 1}. ` : '', columns, paint)).join('\n')}${outcome(own, paint)}`;
  });
  return `${paint.bold('what to change')}\n${parts.join('\n\n')}`;
}

function renderChange({ summary, statement, position }: Change, number: string, columns: number, paint: Paint): string {
  const head = indent(wrapText(`${number}${summary}${statement === null ? '' : ':'}`, columns - 4), 4);
  const where = position === undefined ? '' : `\n    ${place(position, paint).trim()}`;
  const body = statement === null ? '' : `\n${indent(JSON.stringify(statement, null, 2).split('\n'), 6)}`;
  return head + where + body;
}

function outcome(changes: readonly Change[], paint: Paint): string {
  const result = changes[0]?.outcome;
  if (result === undefined) return '';
  const text =
    result.decision === 'allow' ? paint.green('→ then it is allowed') : paint.yellow(`→ still denied then, by: ${result.blockedBy}`);
  return `\n    ${text}`;
}

function renderMissing({ missing }: Explanation, columns: number, paint: Paint): string {
  if (missing.length === 0) return '';
  const lines = missing.flatMap(({ what, assumed, supply }) => [
    indent(wrapText(`${what}: assumed that ${assumed}`, columns - 4), 4).replace(/^ {4}/, '  • '),
    `      ${paint.dim(`to be sure: ${supply}`)}`,
  ]);
  return `${paint.yellow(paint.bold('not known'))}\n${lines.join('\n')}`;
}

function indent(lines: readonly string[], by: number): string {
  return lines.map((line) => ' '.repeat(by) + line).join('\n');
}
