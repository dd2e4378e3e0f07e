// Tests of the seeded numbers.
import { describe, expect, it } from 'vitest';
import { Random, weights } from './random.ts';

const draw = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  it('gives the same numbers for the same seed and stream, everywhere', () => {
    expect(draw(new Random(1, 2), 4)).toEqual(draw(new Random(1, 2), 4));
    // Pinned: a change here makes every recorded seed worthless.
    expect(draw(new Random(1), 3)).toMatchInlineSnapshot(`
      [
        3387734806,
        1080862987,
        3546521498,
      ]
    `);
  });

  it('parts near-by seeds and streams', () => {
    const first = [new Random(1), new Random(2), new Random(1, 1), new Random(2 ** 32 + 1), new Random(1, 2 ** 32)].map((r) => r.next());
    expect(new Set(first).size).toBe(first.length);
  });

  it('spreads over a range evenly', () => {
    const r = new Random(7);
    const counts = new Array<number>(10).fill(0);
    for (let drawn = 0; drawn < 100_000; drawn++) {
      const bucket = r.below(10);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(600);
  });

  it('draws by weight, and never what has none', () => {
    const r = new Random(9);
    const choice = weights(['often', 9], ['seldom', 1]);
    let seldom = 0;
    for (let drawn = 0; drawn < 10_000; drawn++) if (r.weighted(choice) === 'seldom') seldom++;
    expect(seldom).toBeGreaterThan(850);
    expect(seldom).toBeLessThan(1150);
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = new Random(3).shuffle([...items]);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.sort((a, b) => a - b)).toEqual(items);
  });

  it('cannot pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow('empty');
  });
});
