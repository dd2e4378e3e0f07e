// The parts of a report about one policy: whose it is, its text, and the evidence of its statements.
import type { GeneratedDocument, GeneratedStatement } from '../../../activity/generate/generated-policy.ts';
import type { CallSummary } from '../call-summary.ts';
import { list, type Block, type ListItem, paragraph, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { count, counted, minute, spanText } from '../quantity.ts';

export function whoSection({ chosen, calls }: PolicyReport): Section {
  const { holders, permissionSet, asked } = chosen;
  const [only = ''] = holders;
  const title = permissionSet === undefined ? `policy for ${only}` : `policy for the permission set ${permissionSet}`;
  const { allowed, denied, unclear, noCall } = calls.counts;
  const items: (string | ListItem)[] = [
    ...(permissionSet === undefined
      ? []
      : [
          {
            text: `${counted(holders.length, 'role')} of the set: change the permission set, not ${holders.length === 1 ? 'the role' : 'a role'}`,
            below: holders,
          },
        ]),
    ...(asked === only || permissionSet !== undefined ? [] : [`asked for as ${asked}`]),
    `${counted(allowed, 'call')} allowed, ${count(denied)} denied${unclear === 0 ? '' : `, ${count(unclear)} that failed in a way that does not tell (throttled, not valid); they count as used`}`,
    ...(noCall === 0
      ? []
      : [`${counted(noCall, 'event')} of theirs ${noCall === 1 ? 'is no call' : 'are no calls'} (sign-ins and the like)`]),
    ...(calls.federated ? ['calls of federated sessions of this user are among them; session policies may have narrowed these'] : []),
  ];
  return { title, level: 1, blocks: [...list(items), servicesTable(calls)] };
}

function servicesTable({ services }: CallSummary): Block {
  return {
    kind: 'table',
    caption: 'Calls by service',
    head: ['calls', 'denied', 'first', 'last', 'service'],
    rows: services.map(({ service, used, denied, firstSeen, lastSeen }) => [
      count(used),
      count(denied),
      minute(firstSeen),
      minute(lastSeen),
      service,
    ]),
  };
}

/** A managed policy is held to 6,144 characters without white space; the title says how many each document has. More than `most` lines are not shown. */
export function documentSections({ policy }: PolicyReport, most: number): readonly Section[] {
  const { documents, warnings } = policy;
  if (documents.length === 0) {
    return [{ title: 'the policy', level: 2, blocks: list(['nothing that was allowed needs a permission: there is no policy to write']) }];
  }
  if (documents.reduce((sum, { json }) => sum + json.split('\n').length, 0) > most) {
    return [
      { title: 'the policy', level: 2, blocks: [paragraph(TOO_LONG), ...list(documents.map(documentTitle)), ...warningList(warnings)] },
    ];
  }
  return documents.map((document, index) => ({
    title: `the policy ${documentTitle(document)}`,
    level: 2,
    blocks: [{ kind: 'code', language: 'json', text: document.json }, ...(index === documents.length - 1 ? warningList(warnings) : [])],
  }));
}

function documentTitle({ name, json, statements }: GeneratedDocument): string {
  return `${name} (${counted(statements.length, 'statement')}, ${counted(json.replace(/\s/g, '').length, 'character')} without white space)`;
}

const TOO_LONG =
  'It is too long to be shown here, and --out FOLDER/ writes it into files. What its statements are for stands under “evidence”.';

function warningList(warnings: readonly string[]): readonly Block[] {
  return list(warnings.map((text) => ({ text: `note: ${text}`, tone: 'warning' })));
}

export function evidenceSection({ policy }: PolicyReport): Section {
  const statements = policy.documents.flatMap((document) => document.statements);
  return { title: 'evidence', level: 2, blocks: list(statements.map(evidenceItem)) };
}

function evidenceItem({ sid, actions, evidence }: GeneratedStatement): ListItem {
  const { calls, firstSeen, lastSeen, examples, notes } = evidence;
  const what = actions.length > 4 ? `${actions.slice(0, 3).join(', ')} and ${actions.length - 3} more` : actions.join(', ');
  return {
    text: `${sid}: ${counted(calls, 'call')}, ${spanText(firstSeen, lastSeen)} (${what})`,
    below: [...(examples.length === 0 ? [] : [`for example ${examples.join(', ')}`]), ...notes],
  };
}
