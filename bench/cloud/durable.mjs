// Writes that are durable before they are answered: how many a second, and how long each takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PREPARATION, WRITTEN } from './calls.mjs';
import { load, sendAll } from './load.mjs';
import { startWariin } from './sides.mjs';
import { signRequest } from './sign-request.mjs';

const MILLISECONDS = 3000;
/** More than are answered in the time: each writes something of its own. */
const REQUESTS = 60_000;

export async function measureDurable() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const side = await startWariin(['--data', join(folder, 'data')]);
  try {
    const sign = (call) => signRequest(side.target, call);
    await sendAll(side.port, PREPARATION.map(sign), 1);
    for (const clients of [1, 8, 64]) {
      for (const [name, call] of Object.entries(WRITTEN)) {
        const requests = Array.from({ length: REQUESTS }, (_, index) => sign(call(`${clients}-${index}`)));
        const { rate, latencies } = await load(side.port, requests, clients, MILLISECONDS);
        console.log(
          `durable ${name}, ${clients} clients: ${rate.toFixed(0)} a second, p50 ${at(latencies, 0.5)} ms, p99 ${at(latencies, 0.99)} ms`,
        );
      }
    }
  } finally {
    await side.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
}
