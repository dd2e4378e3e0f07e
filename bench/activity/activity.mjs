// Reading CloudTrail logs into groups: our scanners, `JSON.parse` and DuckDB beside what decompressing alone takes. `--events N` says of how many events.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../cloud/median.mjs';
import { logsOf } from './logs.mjs';
import { SIDES } from './sides.mjs';

const ROUNDS = 5;
/** 1 GB of JSON. */
const EVENTS = 600_000;
/** What each comparison must at least come to; memory at most, at a million events. */
const NEEDED = { all: 0.5, 'one principal': 0.8, parse: 3, memory: 400e6 };

/** @returns {Promise<{ name: string, value: number }[]>} ratios; more is better. With `--check`, one that is too low fails the process. */
export async function run() {
  const events = numberAfter('--events') ?? EVENTS;
  const rounds = numberAfter('--rounds') ?? ROUNDS;
  const logs = logsOf(events);
  console.log(
    `${logs.files.length} objects, ${mega(logs.jsonBytes)} MB of JSON, ${mega(logs.gzipBytes)} MB compressed, ${logs.events} events`,
  );
  const runs = new Map(Object.keys(SIDES).map((side) => [side, []]));
  // In turns, so that a busy moment of the machine strikes all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [side, taken] of round % 2 === 0 ? [...runs] : [...runs].toReversed()) taken.push(runSide(side, events));
  }
  const rates = new Map([...runs].map(([side, taken]) => [side, report(side, taken, logs)]));
  checkFindings([...runs]);
  return compare(rates, runs);
}

function runSide(side, events) {
  const text = execFileSync(process.execPath, [fileURLToPath(new URL('run-side.mjs', import.meta.url)), side, String(events)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text.toString());
}

/** Megabytes of JSON a second of processor. */
function report(side, taken, { jsonBytes, files }) {
  const cpu = median(taken.map((one) => one.cpu));
  const wall = median(taken.map((one) => one.wall));
  const memory = Math.max(...taken.map((one) => one.memory));
  const rate = jsonBytes / 1e6 / cpu;
  const objects = files.length / cpu;
  console.log(
    `${side}: ${rate.toFixed(0)} MB/CPU-s, ${objects.toFixed(0)} objects/CPU-s, ${wall.toFixed(2)} s, at most ${mega(memory)} MB of memory`,
  );
  return rate;
}

/** All sides that tell it found the same. */
function checkFindings(runs) {
  for (const what of ['events', 'groups', 'ofPrincipal']) {
    const found = new Set(runs.flatMap(([, taken]) => taken.map((one) => one.found[what])).filter((value) => value !== undefined));
    const ofAll =
      what === 'groups'
        ? new Set(
            runs
              .filter(([side]) => side !== 'ours, one principal')
              .flatMap(([, taken]) => taken.map((one) => one.found[what]))
              .filter((value) => value !== undefined),
          )
        : found;
    if (ofAll.size > 1) throw new Error(`the sides found ${[...ofAll].join(' and ')} for ${what}`);
    console.log(`${what}: ${[...ofAll].join()}`);
  }
}

function compare(rates, runs) {
  const limit = Math.max(...[...rates].filter(([side]) => side.startsWith('gunzip alone')).map(([, rate]) => rate));
  const all = rates.get('ours, all');
  const comparisons = [
    ['all', 'all events, to gunzip alone', all / limit],
    [undefined, 'all events and every group read, to gunzip alone', rates.get('ours, all, and every group read') / limit],
    ['one principal', 'one principal, to gunzip alone', rates.get('ours, one principal') / limit],
    ['parse', 'all events and every group read, to JSON.parse', rates.get('ours, all, and every group read') / rates.get('JSON.parse')],
    [undefined, 'all events in plain JavaScript, to JSON.parse', rates.get('ours, plain JavaScript') / rates.get('JSON.parse')],
    [undefined, 'all events, to DuckDB', all / rates.get('DuckDB')],
    [undefined, 'the whole reader, to gunzip alone', rates.get('ours, the whole reader') / limit],
  ];
  const memory = Math.max(...runs.get('ours, all, and every group read').map((one) => one.memory));
  const low = comparisons.filter(([need, , value]) => need !== undefined && value < NEEDED[need]);
  for (const [need, name, value] of low) console.log(`too low: ${name} is ${value.toPrecision(3)}, needed is ${NEEDED[need]}`);
  if (memory > NEEDED.memory) console.log(`too much: ${mega(memory)} MB of memory, allowed are ${mega(NEEDED.memory)}`);
  if ((low.length > 0 || memory > NEEDED.memory) && process.argv.includes('--check')) process.exitCode = 1;
  return comparisons.map(([, name, value]) => ({ name, value }));
}

function numberAfter(flag) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
}

function mega(bytes) {
  return (bytes / 1e6).toFixed(0);
}
