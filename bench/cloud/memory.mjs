// Resident memory after a mixture of calls.
import { mixedCall, PREPARATION } from './calls.mjs';
import { sendAll } from './load.mjs';
import { residentMemory, startMoto, startWariin } from './sides.mjs';
import { signRequest } from './sign-request.mjs';

const CALLS = 10_000;

export async function measureMemory() {
  const sizes = { ours: 0, theirs: 0 };
  for (const [key, start] of Object.entries({ ours: startWariin, theirs: startMoto })) {
    const side = await start();
    try {
      const sign = (call) => signRequest(side.target, call);
      await sendAll(side.port, PREPARATION.map(sign), 1);
      // One after the other: a call may rest on the one before it.
      for (let first = 0; first < CALLS; first += 1000) {
        const calls = Array.from({ length: 1000 }, (_, index) => sign(mixedCall(first + index)));
        await sendAll(side.port, calls, 1);
      }
      sizes[key] = residentMemory(side.pid);
    } finally {
      await side.stop();
    }
  }
  const { ours, theirs } = sizes;
  console.log(`resident after ${CALLS} calls: ${(ours / 1e6).toFixed(0)} MB, moto ${(theirs / 1e6).toFixed(0)} MB`);
  return [{ kind: 'memory', name: 'resident memory, moto to it', value: theirs / ours }];
}
