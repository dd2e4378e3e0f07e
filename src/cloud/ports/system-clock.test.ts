// A clock that is moved shows the time of the other one, moved.
import { expect, it } from 'vitest';
import { movableClock } from './system-clock.ts';

it('runs with its base, ahead of it or behind, and never to a time that is no date', () => {
  let now = 1000;
  const clock = movableClock({ now: () => now });
  expect(clock.now()).toBe(1000);
  clock.setOffset(500);
  now += 10;
  expect([clock.now(), clock.offset()]).toEqual([1510, 500]);
  clock.setOffset(-500);
  expect(clock.now()).toBe(510);
  for (const offset of [0.5, Number.NaN, Infinity, 8_640_000_000_000_000]) expect(() => clock.setOffset(offset)).toThrow(RangeError);
  expect(clock.offset()).toBe(-500);
});
