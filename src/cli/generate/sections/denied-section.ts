// The part of a report about calls that were refused.
import type { DeniedCall } from '../denied-calls.ts';
import { list, paragraph, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { count, counted, spanText } from '../quantity.ts';

const MOST = 20;
const MOST_RESOURCES = 3;

/** `included`: the policy was made to allow them as well. */
export function deniedSections({ denied }: PolicyReport, included: boolean): readonly Section[] {
  if (denied.length === 0) return [];
  const calls = denied.reduce((sum, one) => sum + one.count, 0);
  const what = included
    ? `${counted(calls, 'call')} ${calls === 1 ? 'was' : 'were'} refused; the policy has been made to allow what they asked for (--include-denied):`
    : `${counted(calls, 'call')} ${calls === 1 ? 'was' : 'were'} refused, and the policy does not allow what they asked for:`;
  const items = denied
    .slice(0, MOST)
    .map((one) => ({ text: headline(one), quote: one.sentence === '' ? one.errorCode : one.sentence, below: [when(one)] }));
  const more = denied.length - items.length;
  return [
    { title: 'refused', level: 2, blocks: [paragraph(what), ...list(items), ...list(more > 0 ? [`… and ${count(more)} more kinds`] : [])] },
  ];
}

function headline({ eventSource, eventName, actions, resources, count: calls }: DeniedCall): string {
  const what = actions.length === 0 ? `${eventSource} ${eventName}` : actions.join(', ');
  const on =
    resources.length > MOST_RESOURCES
      ? `${resources.slice(0, MOST_RESOURCES - 1).join(', ')} and ${resources.length - MOST_RESOURCES + 1} more`
      : resources.join(', ');
  return `${count(calls)} × ${what}${on === '' ? '' : ` on ${on}`}`;
}

function when({ firstSeen, lastSeen, example }: DeniedCall): string {
  return `${spanText(firstSeen, lastSeen)}, for example ${example}`;
}
