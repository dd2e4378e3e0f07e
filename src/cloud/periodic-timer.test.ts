// What services do by themselves: each for itself, at intervals, and no longer than the cloud is open.
import { expect, test } from 'vitest';
import { testCloud } from '../../test/testkit/cloud/test-cloud.ts';
import { startPeriodicTimer } from './periodic-timer.ts';
import type { Interval } from './ports/interval.ts';
import { defineService, type PeriodicContext, type ServiceDefinition } from './service.ts';
import { defineTable } from './state/table.ts';

const RUNS = defineTable<{ readonly count: number }>('test.runs');

/** An interval that goes off when a test says so. */
function manual(): { readonly every: Interval; readonly goOff: () => void; readonly milliseconds: () => number } {
  let going: (() => void) | undefined;
  let given = 0;
  return {
    every: (milliseconds, work) => {
      [given, going] = [milliseconds, work];
      return () => {
        going = undefined;
      };
    },
    goOff: () => going?.(),
    milliseconds: () => given,
  };
}

/** Counts its runs in the state. `model` keeps the cloud from looking for one. */
function counting(name: string, table: typeof RUNS, after: (cx: PeriodicContext) => void = () => undefined): ServiceDefinition<object> {
  return defineService<object>({
    name,
    operations: {},
    tables: [table],
    model: { name, serviceId: name, signingName: name, version: '1', protocols: ['awsJson1_1'], hosts: [], operations: {}, shapes: {} },
    periodic: (cx) => {
      cx.state.put(table, '', { count: (cx.state.get(table, '')?.count ?? 0) + 1 });
      after(cx);
    },
  });
}

test('every five seconds, and at once when it is asked for; not after the end', async () => {
  const { kernel } = testCloud({ services: [counting('a', RUNS)] });
  const runs = (): number | undefined => kernel.state.reader.get(RUNS, '')?.count;
  const { every, goOff, milliseconds } = manual();
  const timer = startPeriodicTimer(kernel, every, (error) => expect.fail(String(error)));
  expect(milliseconds()).toBe(5000);
  expect(runs()).toBeUndefined();
  goOff();
  await timer.run();
  expect(runs()).toBe(2);
  goOff();
  await timer.stop();
  const last = runs();
  goOff();
  await timer.run();
  expect(runs()).toBe(last);
});

test('a service that fails undoes its own work only, and is reported once', async () => {
  const broken = defineTable<{ readonly count: number }>('test.broken');
  const fail = (): never => {
    throw new Error('broken');
  };
  const { kernel } = testCloud({ services: [counting('a', broken, fail), counting('b', RUNS)] });
  const reported: unknown[] = [];
  const timer = startPeriodicTimer(kernel, manual().every, (error) => reported.push(error));
  for (let run = 0; run < 3; run += 1) await timer.run();
  expect(kernel.state.reader.get(RUNS, '')).toEqual({ count: 3 });
  expect(kernel.state.reader.get(broken, '')).toBeUndefined();
  expect(reported.map(String)).toEqual(['Error: broken']);
});
