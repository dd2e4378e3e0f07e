// Authenticated requests a second: both sides run, and take turns.
import { MEASURED, PREPARATION } from './calls.mjs';
import { load, sendAll } from './load.mjs';
import { median } from './median.mjs';
import { startMoto, startWariin } from './sides.mjs';
import { signRequest } from './sign-request.mjs';

const CLIENTS = 8;
const ROUNDS = 7;
const ROUND_MILLISECONDS = 500;
const WARM_UP_MILLISECONDS = 1500;
/** Different requests, so that no answer to one is the answer to the next. */
const REQUESTS = 256;

export async function measureThroughput() {
  const sides = { wariin: await startWariin(), moto: await startMoto() };
  const ratios = [];
  try {
    for (const side of Object.values(sides)) await sendAll(side.port, signed(side, PREPARATION), 1);
    for (const [name, call] of Object.entries(MEASURED)) {
      const rates = { wariin: [], moto: [] };
      for (let round = -1; round < ROUNDS; round++) {
        for (const [key, side] of Object.entries(sides)) {
          const requests = signed(side, Array(REQUESTS).fill(call));
          const { rate } = await load(side.port, requests, CLIENTS, round < 0 ? WARM_UP_MILLISECONDS : ROUND_MILLISECONDS);
          if (round >= 0) rates[key].push(rate);
        }
      }
      const [ours, theirs] = [median(rates.wariin), median(rates.moto)];
      console.log(`${name}: ${ours.toFixed(0)} a second, moto ${theirs.toFixed(0)}`);
      ratios.push({ kind: 'throughput', name: `${name}, requests a second to moto`, value: ours / theirs });
    }
  } finally {
    for (const side of Object.values(sides)) await side.stop();
  }
  return ratios;
}

function signed({ target }, calls) {
  return calls.map((call) => signRequest(target, call));
}
