// The part of a report in which denials, which name their action, check the tables that tell actions from events.
import type { TableCheck } from '../../../activity/map/actions/check-table.ts';
import { list, type Section } from '../document/report-document.ts';
import { count, counted } from '../quantity.ts';

const MOST = 20;

/** Nothing where no denial names its action. */
export function checkSections({ checked, agreed, differences }: TableCheck): readonly Section[] {
  if (checked === 0) return [];
  const text = `${counted(checked, 'denied call')} ${checked === 1 ? 'names its action' : 'name their action'}; ${agreementText(checked, agreed)}`;
  const below = differences.slice(0, MOST).map(({ eventSource, eventName, named, mapped, count: calls, example }) => {
    const ours = mapped.length === 0 ? 'is not in the tables' : `is ${mapped.join(', ')} in the tables`;
    return `${eventSource} ${eventName}, ${counted(calls, 'call')}: AWS names ${named}, and it ${ours} (event ${example})`;
  });
  return [{ title: 'check of the tables', level: 1, blocks: list([{ text, tone: agreed === checked ? 'good' : 'warning', below }]) }];
}

function agreementText(checked: number, agreed: number): string {
  if (agreed === checked) return 'the tables say the same';
  const others = checked - agreed;
  if (agreed === 0) return `the tables have another action for ${checked === 1 ? 'it' : 'all of them'}`;
  return `the tables say the same of ${count(agreed)}, and have another action for ${count(others)}`;
}
