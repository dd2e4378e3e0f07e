// The engine against the second evaluator, on random worlds and on all small ones; and proof that a wrong evaluator is caught.
import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertGauge } from './assert-gauge.ts';
import type { Evaluator } from './answer.ts';
import { differences } from './answer.ts';
import type { Case } from './case-json.ts';
import { caseToJson } from './case-json.ts';
import type { Disagreement } from './differential.ts';
import { runDifferential } from './differential.ts';
import { engine } from './engine-adapter.ts';
import { type GaugeReport, measure } from './gauge.ts';
import { actionPairs, principalPairs, resourcePairs } from './name-pairs.ts';
import { reference, wrong, wrongRules } from './reference-adapter.ts';
import { bare, reportDisagreement } from './report-disagreement.ts';
import { aclPairs, grantPairs, publicityPairs, publicPrincipals } from './service-pairs.ts';
import { SMALL_WORLDS, smallWorld } from './small-worlds.ts';
import { qualifierPairs, valuePairs } from './value-pairs.ts';

const FIXED_SEED = 20_260_101;
const REQUESTS = 100_000;
/** Every so many of the small worlds; odd, and no divisor of their number, so that it mixes all choices. */
const EVERY = 61;
const PATIENCE = 300_000;

/** The first disagreement, as it would be printed. */
function hunt(seed: number, requests: number, right: Evaluator, gauge?: GaugeReport): object | undefined {
  let first: Disagreement | undefined;
  runDifferential({
    ...{ seed, first: 0, step: 1, requests, left: reference, right },
    ...(gauge === undefined ? {} : { visited: (visit) => measure(gauge, visit, reference) }),
    disagreed: (found) => {
      first = found;
      return false;
    },
  });
  return first === undefined ? undefined : reportDisagreement(first, reference, right);
}

function firstOf(cases: Iterable<Case>): object | undefined {
  for (const found of cases) {
    const left = reference(found.request, found.policies);
    const right = engine(found.request, found.policies);
    const fields = differences(left, right);
    if (fields.length > 0) return { fields, case: JSON.stringify(caseToJson(found)), left: bare(left), right: bare(right) };
  }
  return undefined;
}

/** Some lists are longer than a test needs; the step is no divisor of what repeats in them. */
function* every(step: number, cases: Iterable<Case>): Generator<Case> {
  let number = 0;
  for (const found of cases) if (number++ % step === 0) yield found;
}

function* smallWorlds(): Generator<Case> {
  for (let number = 0; number < SMALL_WORLDS; number += EVERY) yield smallWorld(number);
}

describe('engine and reference agree', () => {
  it('on a fixed seed, which reaches everything', { timeout: PATIENCE }, () => {
    const gauge: GaugeReport = new Map();
    expect(hunt(FIXED_SEED, REQUESTS, engine, gauge)).toBeUndefined();
    assertGauge(gauge);
  });

  it('on a fresh seed', { timeout: PATIENCE }, () => {
    const seed = randomInt(2 ** 32);
    console.info(`differential: fresh seed ${seed}`);
    expect(hunt(seed, REQUESTS, engine), `seed ${seed}`).toBeUndefined();
  });

  it('on small worlds', { timeout: PATIENCE }, () => expect(firstOf(smallWorlds())).toBeUndefined());
  it('on every pair of values', { timeout: PATIENCE }, () => expect(firstOf(valuePairs())).toBeUndefined());
  it('on every qualifier of every operator', { timeout: PATIENCE }, () => expect(firstOf(qualifierPairs())).toBeUndefined());
  it('on every pair of action and pattern', { timeout: PATIENCE }, () => expect(firstOf(actionPairs())).toBeUndefined());
  it('on every pair of resource and pattern', { timeout: PATIENCE }, () => expect(firstOf(resourcePairs())).toBeUndefined());
  it('on what makes a bucket public', { timeout: PATIENCE }, () => {
    expect(firstOf(every(7, publicityPairs()))).toBeUndefined();
    expect(firstOf(publicPrincipals())).toBeUndefined();
  });
  it('on access control lists', { timeout: PATIENCE }, () => expect(firstOf(every(7, aclPairs()))).toBeUndefined());
  it('on grants', { timeout: PATIENCE }, () => expect(firstOf(every(7, grantPairs()))).toBeUndefined());
  it('on every pair of caller and principal', { timeout: PATIENCE }, () => expect(firstOf(principalPairs())).toBeUndefined());
});

describe('a wrong rule is caught within 10,000 requests', () => {
  it.each(wrongRules)('%s', { timeout: PATIENCE }, (rule) => {
    expect(hunt(1, 10_000, wrong(rule))).toBeDefined();
  });

  it('whatever the rule, by the engine too', { timeout: PATIENCE }, () => {
    for (const rule of wrongRules) {
      let caught = 0;
      runDifferential({
        ...{ seed: 1, first: 0, step: 1, requests: 10_000, left: engine, right: wrong(rule) },
        disagreed: () => ++caught === 0,
      });
      expect(caught, rule).toBe(1);
    }
  });
});
