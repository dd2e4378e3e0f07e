// Plans: what is estimated, and what is advised.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LogVolume, planWays } from './plan-ways.ts';

const volume = (objects: number, bytes: number): LogVolume => ({ objects, bytes, compressedBytes: bytes });
const GB = 1e9;

test('25 GB in 100,000 objects are minutes of one machine: no database', () => {
  const plan = planWays(volume(100_000, 25 * GB), { cores: 2, from: 's3' });
  const [embedded] = plan.ways;
  expect(embedded?.way).toBe('embedded');
  expect(embedded?.seconds).toBeGreaterThan(60);
  expect(embedded?.seconds).toBeLessThan(30 * 60);
  expect(plan.advised).toBe('embedded');
  expect(plan.jsonBytes).toBeGreaterThan(200 * GB);
});

test('tens of terabytes are for a database, with the price of what it reads', () => {
  const plan = planWays(volume(100_000_000, 30_000 * GB), { cores: 8, from: 's3', dollarsPerTerabyte: 5 });
  expect(plan.advised).toBe('athena');
  const athena = plan.ways.find(({ way }) => way === 'athena');
  expect(athena?.dollars).toBeCloseTo(30 * 5 + 40, 5);
  expect(plan.ways.find(({ way }) => way === 'trino')).toMatchObject({ seconds: undefined, dollars: undefined });
});

test('what lies on a disk is not for Athena', () => {
  const plan = planWays(volume(10_000_000, 30_000 * GB), { cores: 1, from: 'disk' });
  expect(plan.ways.map(({ way }) => way)).toEqual(['embedded']);
  expect(plan.ways[0]?.dollars).toBe(0);
  expect(plan.advice).toContain('hours');
});

test('a query costs as 10 MB at least; the price is a parameter', () => {
  const dollars = (dollarsPerTerabyte: number): number | undefined =>
    planWays(volume(0, 0), { cores: 1, from: 's3', dollarsPerTerabyte }).ways[1]?.dollars;
  expect(dollars(5)).toBeCloseTo(0.00005, 9);
  expect(dollars(10)).toBeCloseTo(0.0001, 9);
});

test('more takes no less time and money; more cores take no longer', () => {
  const count = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(
      count,
      count,
      count,
      fc.constantFrom('s3' as const, 'disk' as const),
      fc.integer({ min: 1, max: 64 }),
      (objects, bytes, more, from, cores) => {
        const less = planWays(volume(objects, bytes), { cores, from });
        const larger = planWays(volume(objects + more, bytes + more), { cores, from });
        const faster = planWays(volume(objects, bytes), { cores: cores + 1, from });
        for (const [at, way] of less.ways.entries()) {
          expect(larger.ways[at]?.seconds ?? 0).toBeGreaterThanOrEqual(way.seconds ?? 0);
          expect(larger.ways[at]?.dollars ?? 0).toBeGreaterThanOrEqual(way.dollars ?? 0);
          expect(faster.ways[at]?.seconds ?? 0).toBeLessThanOrEqual(way.seconds ?? 0);
        }
      },
    ),
  );
});
