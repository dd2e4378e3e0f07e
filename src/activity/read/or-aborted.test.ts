// Reading that waits for what does not come can be stopped.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { orAborted } from './or-aborted.ts';
import { readActivity } from './read-activity.ts';

const never = new Promise<never>(() => {});
const reason = new Error('enough');

test.each(['stream', 'generator'])('a silent standard input: %s', async (kind) => {
  const stream = new PassThrough();
  const silent = async function* (): AsyncGenerator<Uint8Array> {
    yield await never;
  };
  const controller = new AbortController();
  const read = readActivity([{ kind: 'stdin' }], { signal: controller.signal, stdin: kind === 'stream' ? stream : silent() });
  setTimeout(() => controller.abort(reason), 30);
  await expect(read).rejects.toBe(reason);
  expect(stream.destroyed).toBe(kind === 'stream');
});

test('waits for what comes, and for nothing when it was stopped before', async () => {
  const { signal } = new AbortController();
  expect(await orAborted(Promise.resolve(1), signal)).toBe(1);
  await expect(orAborted(Promise.reject(reason), signal)).rejects.toBe(reason);
  await expect(orAborted(never, AbortSignal.abort(reason))).rejects.toBe(reason);
});
