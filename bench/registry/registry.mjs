// The registry, with IAM enforced, beside Debian's docker-registry without: pushing and pulling an image of 500 MB over eight connections; memory.
import { existsSync, readFileSync } from 'node:fs';
import { median } from '../cloud/median.mjs';
import { residentMemory } from '../cloud/sides.mjs';
import { imageMaker } from './image.mjs';
import { hasDockerRegistry, startOurs, startTheirs } from './sides.mjs';
import { clientOf } from './transfer.mjs';

const ROUNDS = 5;
/** So often each image is pulled: once would be over too soon to measure. */
const PULLS = 4;
/** What each comparison must at least come to. */
const NEEDED = { ratio: 0.8, rate: 150, memory: 200 };

/** @returns {Promise<{ name: string, value: number }[]>} ratios; more is better. With `--check`, one that is too low fails the process. */
export async function run() {
  const imageOf = imageMaker();
  const sides = { ours: await startOurs(), ...(hasDockerRegistry() && { theirs: await startTheirs() }) };
  const rates = { push: { ours: [], theirs: [] }, pull: { ours: [], theirs: [] } };
  let peak = 0;
  try {
    // The first round is not counted: files, code and connections are warm after it. What is pulled in it is checked.
    for (let round = 0; round <= ROUNDS; round++) {
      const image = imageOf(round);
      for (const [name, side] of inTurns(sides, round)) {
        const client = clientOf(side);
        const pushed = await rate(image.size, () => client.push(image, `v${round}`));
        if (round === 0) await client.pull(image, `v${round}`, true);
        const pulled = await rate(image.size * PULLS, async () => {
          for (let pull = 0; pull < PULLS; pull++) await client.pull(image, `v${round}`);
        });
        client.close();
        if (round === 0) continue;
        rates.push[name].push(pushed);
        rates.pull[name].push(pulled);
      }
    }
    peak = peakMemory(sides.ours.pid) / 1e6;
  } finally {
    await Promise.all(Object.values(sides).map(({ stop }) => stop()));
  }
  return report(rates, peak);
}

function inTurns(sides, round) {
  const all = Object.entries(sides);
  return round % 2 === 0 ? all : all.toReversed();
}

/** Megabytes a second. */
async function rate(bytes, work) {
  const begun = performance.now();
  await work();
  return bytes / 1000 / (performance.now() - begun);
}

function report(rates, peak) {
  const ratios = [];
  const low = [];
  for (const [kind, { ours, theirs }] of Object.entries(rates)) {
    const own = median(ours);
    const other = theirs.length === 0 ? undefined : median(theirs);
    console.log(`${kind}: ${own.toFixed(0)} MB/s${other === undefined ? '' : `, docker-registry ${other.toFixed(0)} MB/s`}`);
    if (own < NEEDED.rate) low.push(`${kind} at ${own.toFixed(0)} MB/s, needed are ${NEEDED.rate}`);
    if (other === undefined) continue;
    const ratio = own / other;
    ratios.push({ kind: 'ratio', name: `${kind}, to docker-registry`, value: ratio });
    if (ratio < NEEDED.ratio) low.push(`${kind} is ${ratio.toPrecision(3)} of docker-registry's rate, needed is ${NEEDED.ratio}`);
  }
  console.log(`resident at most: ${peak.toFixed(0)} MB`);
  if (peak > NEEDED.memory) low.push(`${peak.toFixed(0)} MB of memory, allowed are ${NEEDED.memory}`);
  for (const line of low) console.log(`too low: ${line}`);
  if (low.length > 0 && process.argv.includes('--check')) process.exitCode = 1;
  return ratios;
}

/** Bytes; where the system does not tell the most that there was, what there is. */
function peakMemory(pid) {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? residentMemory(pid) : Number(kilobytes) * 1024;
}
