// A thread that reads portions of objects: started by `worker-pool.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { portionReader } from './portion-reader.ts';
import { type ReaderSetup, scannerOpener } from './reader-setup.ts';
import { sourceReader } from './source-reader.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Batches on their way at a time, so that they do not pile up. */
const BATCHES = 1;
/** Bytes of a large object between two words about it. */
const WORD = 32 << 20;

const port = parentPort;
if (port === null) throw new Error('a thread that reads is started by another');
const setup: ReaderSetup = workerData;
const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let sent = 0;
let wake = (): void => {};
let told = 0;

const reader = portionReader({
  sources: setup.sources.map((source) => () => sourceReader(source, setup.s3, () => process.stdin)),
  openScanner: scannerOpener(setup),
  largest: setup.largest,
  onGroups: async (batch) => {
    while (sent >= BATCHES) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    sent += 1;
    say({ kind: 'groups', batch }, 'bytes' in batch ? [batch.bytes.buffer] : []);
  },
  onObject: () => {
    told = 0;
  },
  onBytes: (compressed, json) => {
    if (json - told < WORD) return;
    told = json;
    say({ kind: 'bytes', compressed, json });
  },
});

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'read':
      return say({ kind: 'done', outcome: await reader.read(message.portion) });
    case 'taken':
      sent -= 1;
      return wake();
    case 'finish':
      await reader.finish();
      say({ kind: 'finished' });
      return port?.close();
  }
}

port.on('message', (message: ToWorker) => {
  answer(message).catch((error: unknown) =>
    say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
