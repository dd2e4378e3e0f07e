// From the start of the process to its first answer.
import { median } from './median.mjs';
import { startMoto, startWariin } from './sides.mjs';

const ROUNDS = 7;

export async function measureStart() {
  const times = { wariin: [], moto: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [key, start] of Object.entries({ wariin: startWariin, moto: startMoto })) {
      const side = await start();
      times[key].push(side.milliseconds);
      await side.stop();
    }
  }
  const [ours, theirs] = [median(times.wariin), median(times.moto)];
  console.log(`first answer: after ${ours.toFixed(0)} ms, moto ${theirs.toFixed(0)} ms`);
  return [{ kind: 'start', name: 'first answer, moto to it', value: theirs / ours }];
}
