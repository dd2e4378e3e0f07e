// The part of a report that says what replaying the recorded calls has shown.
import type { Proof, ReplayFailure } from '../../../activity/proof/proof.ts';
import { list, type ListItem, type Section, type Tone } from '../document/report-document.ts';
import { isProven, type PolicyReport } from '../generate-report.ts';
import { count, counted } from '../quantity.ts';

const MOST = 20;

export function proofSection(report: PolicyReport): Section {
  const { allowed, denied, notReplayed } = report.proof;
  const statements = report.policy.documents.reduce((sum, document) => sum + document.statements.length, 0);
  const left = [...notReplayed].map(([reason, calls]) => `not replayed: ${counted(calls, 'call')} (${reason})`);
  const items: (string | ListItem)[] = [
    { text: proofSentence(report.proof, statements), tone: proofTone(report) },
    ...failures('not allowed by the policy', allowed.failures),
    ...failures('allowed by the policy, and was refused', denied.failures),
    ...elsewhere(denied.elsewhere),
    ...noted('refused at one time and needed at another, so that it is allowed', denied.conflicts),
    ...noted('refused, and allowed because wider resources were asked for (--resources) than were used', denied.widened),
    ...left,
  ];
  return { title: 'proof', level: 2, blocks: list(items) };
}

/** `1,234 allowed calls replayed: all allowed; 12 denied calls replayed: all stay denied; each of 9 statements is needed`. */
export function proofSentence({ allowed, denied, idle }: Proof, statements: number): string {
  const parts = [
    allowed.replayed === 0 && allowed.failures.length === 0
      ? 'no allowed call to replay'
      : `${counted(allowed.replayed, 'allowed call')} replayed: ${allowed.failures.length === 0 ? 'all allowed' : `${counted(allowed.failures.length, 'kind')} refused`}`,
    ...(denied.replayed === 0 && denied.failures.length === 0
      ? []
      : [
          `${counted(denied.replayed, 'denied call')} replayed: ${denied.failures.length === 0 ? 'all stay denied' : `${counted(denied.failures.length, 'kind')} allowed`}`,
        ]),
    ...(denied.widened.length === 0
      ? []
      : [`${counted(denied.widened.length, 'kind')} of denied call allowed by the wider resources that were asked for`]),
    ...(statements === 0 ? [] : [neededText(idle, statements)]),
  ];
  return parts.join('; ');
}

export function proofTone(report: PolicyReport): Tone {
  const { idle, denied } = report.proof;
  if (!isProven(report) || idle.length > 0) return 'bad';
  return denied.widened.length > 0 ? 'warning' : 'good';
}

function neededText(idle: readonly string[], statements: number): string {
  if (idle.length > 0) return `of ${counted(statements, 'statement')} these lose no call when they are dropped: ${idle.join(', ')}`;
  return statements === 1 ? 'its statement is needed' : `each of ${count(statements)} statements is needed`;
}

/** A denial that this policy has no part in. */
function elsewhere(calls: number): readonly string[] {
  if (calls === 0) return [];
  return [
    `${count(calls)} of the denied calls ${calls === 1 ? 'was' : 'were'} denied by another policy (a resource’s, an SCP), whatever this one says`,
  ];
}

function noted(what: string, calls: readonly ReplayFailure[]): readonly ListItem[] {
  return failures(what, calls).map((item) => ({ ...item, tone: 'warning' }));
}

function failures(what: string, failed: readonly ReplayFailure[]): readonly ListItem[] {
  if (failed.length === 0) return [];
  const shown = failed
    .slice(0, MOST)
    .map(({ call, action, resource, because }) => `${action} on ${resource} (event ${call.group.lastId}): ${because}`);
  const more = failed.length - shown.length;
  return [
    {
      text: `${what}: ${counted(failed.length, 'kind')} of call`,
      tone: 'bad',
      below: more > 0 ? [...shown, `… and ${count(more)} more`] : shown,
    },
  ];
}
