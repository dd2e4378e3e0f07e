// The part of a report that says in short what came out: what is seen last of a report that is longer than a screen.
import { list, type Block, type ListItem, paragraph, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { count, counted } from '../quantity.ts';
import { proofSentence, proofTone } from './proof-section.ts';

const MOST_WARNINGS = 5;

/** `next`: a command to type. */
export function summarySection(report: PolicyReport, next: string | undefined): Section {
  const { policy, proof, denied } = report;
  const statements = policy.documents.reduce((sum, document) => sum + document.statements.length, 0);
  const refused = denied.reduce((sum, one) => sum + one.count, 0);
  const lacking = policy.unmapped.length + policy.possible.length;
  const items: (string | ListItem)[] = [
    policy.documents.length === 0
      ? 'no policy: nothing that was allowed needs a permission'
      : `${counted(policy.documents.length, 'document')}, ${counted(statements, 'statement')}`,
    { text: `proof: ${proofSentence(proof, statements)}`, tone: proofTone(report) },
    ...(refused === 0 ? [] : [`${counted(refused, 'call')} ${refused === 1 ? 'was' : 'were'} refused`]),
    ...(lacking === 0 ? [] : [`${counted(lacking, 'kind')} of call or action ${lacking === 1 ? 'is' : 'are'} listed as not in the policy`]),
    ...warnings(policy.warnings),
  ];
  const what =
    policy.fitting === undefined ? 'To write the policy into a file:' : 'To write one into a file that is as wide as it has to be to fit:';
  const command: readonly Block[] = next === undefined ? [] : [paragraph(what), { kind: 'code', language: 'sh', text: next }];
  return { title: 'in short', level: 2, blocks: [...list(items), ...command] };
}

/** The graver ones come first. */
function warnings(all: readonly string[]): readonly ListItem[] {
  const shown = all.slice(0, MOST_WARNINGS).map((text): ListItem => ({ text: `note: ${text}`, tone: 'warning' }));
  const more = all.length - shown.length;
  return more > 0 ? [...shown, { text: `and ${count(more)} more notes, after the policy`, tone: 'warning' }] : shown;
}
