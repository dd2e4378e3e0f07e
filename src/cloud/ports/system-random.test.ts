// Bytes of the system are handed out once each, in the number asked for.
import { expect, it } from 'vitest';
import { systemRandom } from './system-random.ts';

it('hands out as many bytes as are asked for, different ones each time, across the borders of its pool', () => {
  const random = systemRandom();
  const seen = new Set<string>();
  for (let draw = 0; draw < 2000; draw++) {
    const bytes = random.bytes(20);
    expect(bytes).toHaveLength(20);
    seen.add(Buffer.from(bytes).toString('hex'));
  }
  expect(seen.size).toBe(2000);
  const large = random.bytes(20_000);
  expect(large).toHaveLength(20_000);
  expect(new Set(large).size).toBe(256);
  const kept = random.bytes(8000);
  const copy = Uint8Array.from(kept);
  random.bytes(8000);
  expect(kept).toEqual(copy);
});
