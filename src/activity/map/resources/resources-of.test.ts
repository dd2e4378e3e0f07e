// The resources of calls as AWS documents them, over the services.
import { describe, expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import { COMPUTE_ROWS } from '../../../../test/activity/resource-rows/compute-rows.ts';
import { DATA_ROWS } from '../../../../test/activity/resource-rows/data-rows.ts';
import { wholeArn } from '../../../../test/activity/resource-rows/resource-row.ts';
import type { ResourceRow } from '../../../../test/activity/resource-rows/resource-row.ts';
import { SECURITY_ROWS } from '../../../../test/activity/resource-rows/security-rows.ts';
import type { EventFacts } from '../actions/event-facts.ts';
import { prefixOfEventSource } from '../actions/event-source.ts';
import { resourcesOf } from './resources-of.ts';

const ROWS = [...COMPUTE_ROWS, ...DATA_ROWS, ...SECURITY_ROWS];

function factsOf({ event, parameters, listed = [] }: ResourceRow): EventFacts {
  const [source = '', eventName = ''] = event.split(' ');
  return eventFactsOf({ eventSource: `${source}.amazonaws.com`, eventName, parameters, resources: listed.map(wholeArn) });
}

describe('resources that AWS documents', () => {
  test.each(ROWS.map((row) => [`${row.event} ${JSON.stringify(row.parameters).slice(0, 60)}`, row] as const))('%s', (_, row) => {
    const [source = '', eventName = ''] = row.event.split(' ');
    const action = row.action ?? `${prefixOfEventSource(`${source}.amazonaws.com`)}:${eventName}`;
    const arns = row.arns.map(wholeArn);
    const patterns = arns.some((arn) => arn !== '*' && /\*/u.test(arn));
    const found = resourcesOf(factsOf(row), action);
    expect({ ...found, arns: found.arns.toSorted() }).toEqual({
      arns: arns.toSorted(),
      known: true,
      ...(patterns ? { patterns: true } : {}),
    });
  });

  test('the table has at least 120 rows of 40 services', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(ROWS.map(({ event }) => event.split(' ')[0])).size).toBeGreaterThanOrEqual(40);
  });
});
