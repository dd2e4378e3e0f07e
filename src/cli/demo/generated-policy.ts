// What generation makes of the logs of the examples, in a few lines of the demo.
import { readActivity } from '../../activity/read/read-activity.ts';
import { readGenerateOptions } from '../generate/generate-options.ts';
import { makeReport } from '../generate/make-report.ts';
import { counted } from '../generate/quantity.ts';
import { proofSentence } from '../generate/sections/proof-section.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { shortResource } from './short-names.ts';

/** The size of the policy, one statement of it, its proof, and the command that shows all. `command`: how this program is called. */
export async function generatedPolicyLines(
  logs: string,
  principal: string,
  command: string,
  columns: number,
  paint: Paint,
): Promise<readonly string[]> {
  const { groups, report } = await readActivity([{ kind: 'path', path: logs }], { workers: 0 });
  const options = readGenerateOptions(['--trail', logs, '--principal', principal], new Date(0));
  const made = makeReport(groups, report, [logs], options);
  const [generated] = made.ok ? made.value.policies : [];
  if (generated === undefined) return [];
  const statements = generated.policy.documents.flatMap((document) => document.statements);
  const passing = statements.find(({ actions }) => actions.includes('iam:PassRole'));
  const to = passing?.condition?.['StringEquals']?.['iam:PassedToService'] ?? [];
  const example =
    passing === undefined
      ? ''
      : `; among them iam:PassRole on ${passing.resources.map(shortResource).join(', ')}, to ${to.join(', ')} only`;
  const text = `${counted(statements.length, 'statement')} from ${counted(report.events, 'event')}${example}`;
  return [
    paint.bold(`generated from ${logs}, in place of AdministratorAccess`),
    ...[text, proofSentence(generated.proof, statements.length)].flatMap((line) =>
      wrapText(line, columns - 4).map((part, index) => (index === 0 ? `  ${part}` : `    ${part}`)),
    ),
    `  ${command} generate --trail ${logs} --principal ${principal}`,
  ];
}
