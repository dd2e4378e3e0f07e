// The verdicts of a case, a line each; requests of one caller on one resource that the same policies allow share a line.
import type { Explanation } from '../../explain/explanation.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { detailLines } from '../test/render-request.ts';
import type { RequestReport } from '../test/test-report.ts';
import { decidingPhrase } from './deciding-phrase.ts';
import { clipEnd, shortCaller, shortResource } from './short-names.ts';

interface Line {
  readonly requests: readonly RequestReport[];
  readonly phrase: string;
}

/** `✓ ALLOWED role-02 sts:AssumeRole role/role-01: policy-02, trust policy`; what is not as expected stands below it. */
export function renderVerdicts(
  requests: readonly RequestReport[],
  explanations: readonly (Explanation | undefined)[],
  columns: number,
  paint: Paint,
): readonly string[] {
  const lines: Line[] = [];
  for (const [index, request] of requests.entries()) {
    const explanation = explanations[index];
    const phrase = explanation === undefined ? '' : `: ${decidingPhrase(explanation)}`;
    const last = lines.at(-1);
    if (last !== undefined && belongs(request, phrase, last)) lines[lines.length - 1] = { ...last, requests: [...last.requests, request] };
    else lines.push({ requests: [request], phrase });
  }
  return lines.flatMap((line) => renderLine(line, columns, paint));
}

function belongs(request: RequestReport, phrase: string, { requests, phrase: before }: Line): boolean {
  const [first] = requests;
  if (first === undefined || request.decision !== 'allow' || first.decision !== 'allow' || request.outcome !== first.outcome) return false;
  return phrase === before && request.principal === first.principal && request.resource === first.resource;
}

const ACCOUNT = / of \d{12}$/;

function renderLine({ requests, phrase }: Line, columns: number, paint: Paint): readonly string[] {
  const [first] = requests;
  if (first === undefined) return [];
  const { decision, principal, resource } = first;
  const word = decision === 'allow' ? '✓ ALLOWED' : decision === 'deny' ? '✗ DENIED ' : '! ERROR  ';
  const tint = decision === 'allow' ? paint.green : paint.red;
  const actions = requests.map(({ action }, index) => (index === 0 ? action : action.slice(action.indexOf(':') + 1))).join(', ');
  const text = `${shortCaller(principal)} ${actions} ${shortResource(resource)}${phrase}`;
  const room = columns - word.length - 2;
  // What allowed may be cut short; what denies may not, but for the account.
  const [line = '', ...rest] =
    decision === 'allow' ? [clipEnd(text, room)] : wrapText(text.length > room ? text.replace(ACCOUNT, '') : text, room);
  const unexpected = requests
    .filter(({ outcome }) => outcome !== 'passed')
    .flatMap((request) => ['not as expected:', ...detailLines(request, columns - 4)]);
  return [` ${tint(word)} ${line}`, ...rest.map((part) => `     ${part}`), ...unexpected.map((part) => `    ${paint.yellow(part)}`)];
}
