// One line of text for each action that a call needs, for tests.
import type { NeededAction } from '../../src/activity/map/actions/needed-action.ts';
import { neededActions } from '../../src/activity/map/actions/needed-actions.ts';
import { eventFactsOf } from './event-facts-of.ts';

/** `action grade? on? context…` on one line: `core` and `find` are left out. */
function line({ action, grade, on, context }: NeededAction): string {
  const where = on.kind === 'find' ? [] : on.kind === 'arns' ? on.arns.map((arn) => `on ${arn}`) : [on.kind];
  const keys = [...context].map(([key, value]) => `${key}=${typeof value === 'string' ? value : value.join('|')}`);
  return [action, ...(grade === 'core' ? [] : [grade]), ...where, ...keys].join(' ');
}

/** Of `SERVICE:EVENT` (event source without its domain) with these parameters; what is no call with actions gives `KIND: REASON`. */
export function neededLines(
  call: string,
  parameters: Readonly<Record<string, unknown>> = {},
  more: Parameters<typeof eventFactsOf>[0] = {},
): readonly string[] {
  const [source = '', eventName = ''] = call.split(':');
  const needed = neededActions(eventFactsOf({ eventSource: `${source}.amazonaws.com`, eventName, parameters, ...more }));
  return needed.kind === 'needed' ? needed.actions.map(line) : [`${needed.kind}: ${needed.because}`];
}
