// How found objects are handed out.
import { expect, test } from 'vitest';
import type { ListedObject } from './listed-object.ts';
import { portionQueue } from './portion-queue.ts';

const PORTION = 64;

async function* list(count: number, size: number, onFound: (index: number) => void = () => {}): AsyncGenerator<ListedObject> {
  for (let index = 0; index < count; index += 1) {
    onFound(index);
    yield { name: `${index}`, size };
  }
}

async function takeAll(queue: ReturnType<typeof portionQueue>): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let portion = await queue.take(); portion !== undefined; portion = await queue.take()) {
    taken.push(`${portion.source}: ${portion.names.length} from ${portion.names[0]}`);
  }
  return taken;
}

test('portions end after so many objects, so many bytes, and with each source', async () => {
  const found = [list(100, 10), list(3, 3 << 20), list(0, 0), list(1, 1)];
  const queue = portionQueue(found.map((one) => ({ found: one, portion: PORTION })));
  expect(await takeAll(queue)).toEqual(['0: 64 from 0', '0: 36 from 64', '1: 2 from 0', '1: 1 from 2', '3: 1 from 0']);
  expect(queue.known()).toEqual({ objects: 104, bytes: 1000 + 3 * (3 << 20) + 1, complete: true });
});

test('listing waits when it is far ahead, and goes on when something was taken', async () => {
  let count = 0;
  const found = list(10_000, 1, (index) => {
    count = index + 1;
  });
  const queue = portionQueue([{ found, portion: PORTION }], 200);
  await queue.foundAtLeast(200);
  await new Promise(setImmediate);
  expect(count).toBeLessThanOrEqual(320);
  expect(queue.known().complete).toBe(false);
  expect((await takeAll(queue)).length).toBe(Math.ceil(10_000 / PORTION));
  expect(count).toBe(10_000);
});

test('a listing that throws ends it, after what was found', async () => {
  async function* failing(): AsyncGenerator<ListedObject> {
    yield* list(64, 1);
    throw new Error('the listing broke');
  }
  const queue = portionQueue([{ found: failing(), portion: PORTION }]);
  expect((await queue.take())?.names.length).toBe(64);
  await expect(queue.take()).rejects.toThrow('the listing broke');
});

test('it can be stopped', async () => {
  let count = 0;
  const found = list(1_000_000, 1, (index) => {
    count = index + 1;
  });
  const queue = portionQueue([{ found, portion: PORTION }], 100);
  await queue.take();
  queue.stop();
  await new Promise(setImmediate);
  expect(count).toBeLessThan(1000);
});
