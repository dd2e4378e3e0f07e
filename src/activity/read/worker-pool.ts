// Reads the objects of a queue in threads.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ActivityReadError } from './activity-read-error.ts';
import type { OnBytes } from './json-sink.ts';
import type { GroupBatch } from './group-store.ts';
import type { ReadOutcome } from './object-outcome.ts';
import type { PortionQueue } from './portion-queue.ts';
import type { ReaderSetup } from './reader-setup.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export interface WorkerPoolOptions {
  readonly workers: number;
  readonly setup: ReaderSetup;
  readonly queue: PortionQueue;
  readonly onOutcome: (outcome: ReadOutcome) => void;
  readonly onGroups: (batch: GroupBatch) => void;
  /** Of the large object that one of the threads reads. */
  readonly onBytes: OnBytes;
  readonly signal: AbortSignal | undefined;
}

/** Young objects take as much memory again and again in each thread; more would only make their collection rarer. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

/** Ends when everything was read. Throws the signal's reason, and `ActivityReadError` when a thread fails; all threads are gone then. */
export async function readInWorkers(options: WorkerPoolOptions): Promise<void> {
  const { workers, signal } = options;
  const started: Worker[] = [];
  let stop = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      if (signal?.aborted === true) return stop();
      const running = Array.from({ length: workers }, () => {
        const worker = startWorker(options.setup);
        started.push(worker);
        return serve(worker, options);
      });
      Promise.all(running).then(() => resolve(), reject);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

function startWorker(setup: ReaderSetup): Worker {
  const options = { workerData: setup, resourceLimits: LIMITS };
  // The module stands beside this one, compiled or, when tests run, as it was written.
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./read-worker.js', import.meta.url), options);
  const url = new URL('./read-worker.ts', import.meta.url);
  const loader = pathToFileURL(createRequire(url).resolve('tsx/package.json'));
  const code = `import('${new URL('./dist/esm/api/index.mjs', loader)}').then(({ register }) => (register(), import('${url}')));`;
  return new Worker(code, { ...options, eval: true });
}

/** Gives one thread portions until there are none. */
function serve(worker: Worker, { queue, onOutcome, onGroups, onBytes }: WorkerPoolOptions): Promise<void> {
  const say = (message: ToWorker): void => worker.postMessage(message);
  const handOut = async (): Promise<void> => {
    const portion = await queue.take();
    say(portion === undefined ? { kind: 'finish' } : { kind: 'read', portion });
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void =>
      reject(
        new ActivityReadError('readerFailed', `a reader stopped, and what it had read is lost; try again with fewer readers: ${reason}`),
      );
    worker.on('error', (error) => fail(error.message));
    worker.on('exit', (code) => fail(`it ended with ${code}`));
    worker.on('message', (message: FromWorker) => {
      try {
        switch (message.kind) {
          case 'done':
            onOutcome(message.outcome);
            handOut().catch(reject);
            return;
          case 'bytes':
            return onBytes(message.compressed, message.json);
          case 'groups':
            onGroups(message.batch);
            return say({ kind: 'taken' });
          case 'finished':
            return resolve();
          case 'failed':
            return fail(message.message);
        }
      } catch (error) {
        reject(error);
      }
    });
    handOut().catch(reject);
  });
}
