// The gauge must fail a generator that looks at nothing much.
import { describe, expect, it } from 'vitest';
import { generateWorld } from '../testkit/world.ts';
import { assertGauge, shortfalls } from './assert-gauge.ts';
import { FORBIDDEN, REACHABLE } from './cells.ts';
import type { Visit } from './differential.ts';
import { type GaugeReport, measure, mergeGauge, summarise } from './gauge.ts';
import { reference } from './reference-adapter.ts';

function visit(index: number): Visit {
  const world = generateWorld(1, index);
  const left = world.requests.map(({ request, policies }) => reference(request, policies));
  return { world, left, right: left };
}

describe('the gauge', () => {
  it('fails a generator that is stuck on one bucket', () => {
    const stuck = visit(0);
    const report: GaugeReport = new Map();
    for (let repeated = 0; repeated < 100_000 / stuck.left.length; repeated++) measure(report, stuck, reference);
    expect(summarise(report).get('requests')).toBeGreaterThanOrEqual(99_000);
    expect(() => assertGauge(report)).toThrow(/the gauge falls short in \d+ of \d+ places:\n {2}\S.*at least/s);
    expect(shortfalls(report).length).toBeGreaterThan(REACHABLE.length / 2);
  });

  it('fails when a cell is reached that has a reason against it', () => {
    const report: GaugeReport = new Map([[`cell ${FORBIDDEN[0]}`, 1]]);
    expect(shortfalls(report).map(({ name }) => name)).toContain(`cell ${FORBIDDEN[0]}`);
  });

  it('adds reports up', () => {
    const one: GaugeReport = new Map();
    const other: GaugeReport = new Map();
    const both: GaugeReport = new Map();
    measure(one, visit(1), reference);
    measure(other, visit(2), reference);
    for (const index of [1, 2]) measure(both, visit(index), reference);
    mergeGauge(one, other);
    expect([...one].sort()).toEqual([...both].sort());
  });
});
