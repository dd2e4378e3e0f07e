// Gives memory back at once, rather than when the engine collects garbage.
import { MessageChannel } from 'node:worker_threads';

/** Smaller ones may share their memory with others, and are not worth it. */
const LEAST = 64 << 10;
const nowhere = openNowhere();

/**
 * The bytes, and all that is in the same buffer, are gone afterwards: their length is 0. What cannot be given back stays.
 * Otherwise the engine would look through all of its heap whenever some 30 MB of decompressed logs have come together, which takes as long as reading them.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= LEAST) nowhere.postMessage(undefined, [buffer]);
}

/** What is handed over to a port that is closed belongs to nobody then. */
function openNowhere(): MessageChannel['port1'] {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.close();
  return port1;
}
