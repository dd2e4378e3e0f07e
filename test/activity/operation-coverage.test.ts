// How many operations of 40 main services map to an action, or are known to need none.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogAction } from '../../src/activity/map/actions/catalog-action.ts';
import { neededActions } from '../../src/activity/map/actions/needed-actions.ts';
import { eventFactsOf } from './event-facts-of.ts';

interface OperationNames {
  readonly services: Readonly<Record<string, { readonly eventSource: string; readonly operations: string }>>;
}

const { services }: OperationNames = JSON.parse(readFileSync(new URL('operation-names.json', import.meta.url), 'utf8'));

test('at least 99 % of the operations map to actions that exist', () => {
  const lines: string[] = [];
  let all = 0;
  let mapped = 0;
  for (const [service, { eventSource, operations }] of Object.entries(services)) {
    const names = operations.split(' ');
    const missing = names.filter((eventName) => !covered(eventSource, eventName));
    all += names.length;
    mapped += names.length - missing.length;
    lines.push(`${service.padEnd(16)} ${String(names.length - missing.length).padStart(4)}/${names.length} ${missing.join(' ')}`);
  }
  lines.push(`all ${mapped}/${all}: ${((100 * mapped) / all).toFixed(2)} %`);
  console.log(lines.join('\n'));
  expect(Object.keys(services)).toHaveLength(40);
  expect(all).toBeGreaterThan(4000);
  expect(mapped / all).toBeGreaterThanOrEqual(0.99);
});

test('an operation that nobody has is not covered', () => {
  expect(covered('s3.amazonaws.com', 'GetBucketLifecycleOfSomebodyElse')).toBe(false);
  expect(covered('nothing.amazonaws.com', 'GetObject')).toBe(false);
});

function covered(eventSource: string, eventName: string): boolean {
  const needed = neededActions(eventFactsOf({ eventSource, eventName }));
  if (needed.kind === 'free') return true;
  return needed.kind === 'needed' && needed.actions.length > 0 && needed.actions.every(({ action }) => catalogAction(action) !== undefined);
}
