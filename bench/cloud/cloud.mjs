// The local cloud, with IAM enforced, beside moto_server, with IAM off: requests a second, time to the first answer, memory; then durable mode by itself.
import { loadavg } from 'node:os';
import { measureDurable } from './durable.mjs';
import { measureMemory } from './memory.mjs';
import { measureStart } from './start.mjs';
import { measureThroughput } from './throughput.mjs';

const PARTS = [measureThroughput, measureStart, measureMemory];

/** What each comparison must at least come to. */
const NEEDED = { throughput: 15, start: 1, memory: 1 / 1.5 };

/** @returns {Promise<{ name: string, value: number }[]>} ratios; more is better. With `--check`, one that is too low fails the process. */
export async function run() {
  console.log(`load before: ${loadavg()[0].toFixed(1)}${loadavg()[0] > 0.5 ? ' (the machine is not quiet: take the figures again)' : ''}`);
  const ratios = [];
  for (const measure of PARTS) ratios.push(...(await measure()));
  await measureDurable();
  const low = ratios.filter(({ kind, value }) => value < NEEDED[kind]);
  for (const { kind, name, value } of low)
    console.log(`too low: ${name} is ${value.toPrecision(4)}, needed are ${NEEDED[kind].toPrecision(4)}`);
  if (low.length > 0 && process.argv.includes('--check')) process.exitCode = 1;
  return ratios;
}
