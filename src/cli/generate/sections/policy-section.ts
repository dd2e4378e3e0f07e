// The parts of a report about one policy: whose it is, its text, and the evidence of its statements.
import type { GeneratedStatement } from '../../../activity/generate/generated-policy.ts';
import type { UsedCall } from '../../../activity/used-call.ts';
import { list, type Block, type ListItem, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { groupBy } from '../group-by.ts';
import { serviceOf } from '../picture/timeline.ts';
import { count, counted, minute, spanText } from '../quantity.ts';
import { isCall } from '../seen-principal.ts';
import { spanOf } from '../span-of.ts';

export function whoSection({ chosen, calls }: PolicyReport): Section {
  const { holders, permissionSet, asked } = chosen;
  const [only = ''] = holders;
  const title = permissionSet === undefined ? `policy for ${only}` : `policy for the permission set ${permissionSet}`;
  const counts = (outcome: UsedCall['outcome']): number =>
    calls.reduce((sum, call) => sum + (isCall(call) && call.outcome === outcome ? call.group.count : 0), 0);
  const none = calls.reduce((sum, call) => sum + (isCall(call) ? 0 : call.group.count), 0);
  const unclear = counts('unclear');
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
    `${counted(counts('allowed'), 'call')} allowed, ${count(counts('denied'))} denied${unclear === 0 ? '' : `, ${count(unclear)} that failed in a way that does not tell (throttled, not valid); they count as used`}`,
    ...(none === 0 ? [] : [`${counted(none, 'event')} of theirs ${none === 1 ? 'is no call' : 'are no calls'} (sign-ins and the like)`]),
    ...(calls.some(({ actor }) => actor.kind === 'federatedUser')
      ? ['calls of federated sessions of this user are among them; session policies may have narrowed these']
      : []),
  ];
  return { title, level: 1, blocks: [...list(items), servicesTable(calls.filter(isCall))] };
}

function servicesTable(calls: readonly UsedCall[]): Block {
  const rows = [...groupBy(calls, ({ group }) => serviceOf(group.eventSource))].map(([service, list]) => {
    const sum = (denied: boolean): number =>
      list.reduce((total, call) => total + ((call.outcome === 'denied') === denied ? call.group.count : 0), 0);
    const { firstSeen, lastSeen } = spanOf(list.map(({ group }) => group));
    return { service, used: sum(false), denied: sum(true), first: firstSeen, last: lastSeen };
  });
  const sorted = rows.toSorted((a, b) => b.used - a.used || (a.service < b.service ? -1 : 1));
  return {
    kind: 'table',
    caption: 'Calls by service',
    head: ['calls', 'denied', 'first', 'last', 'service'],
    rows: sorted.map(({ service, used, denied, first, last }) => [count(used), count(denied), minute(first), minute(last), service]),
  };
}

/** A managed policy is held to 6,144 characters without white space; the title says how many each document has. */
export function documentSections({ policy }: PolicyReport): readonly Section[] {
  if (policy.documents.length === 0) {
    return [{ title: 'the policy', level: 2, blocks: list(['nothing that was allowed needs a permission: there is no policy to write']) }];
  }
  return policy.documents.map(({ name, json, statements }) => ({
    title: `the policy ${name} (${counted(statements.length, 'statement')}, ${counted(json.replace(/\s/g, '').length, 'character')} without white space)`,
    level: 2,
    blocks: [
      { kind: 'code', language: 'json', text: json },
      ...warningsAfter(policy.documents.at(-1)?.name === name ? policy.warnings : []),
    ],
  }));
}

function warningsAfter(warnings: readonly string[]): readonly Block[] {
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
