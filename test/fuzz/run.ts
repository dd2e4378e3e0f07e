// `npm run fuzz -- --requests 100000 --seed 1`: many fuzzed requests; prints what is wrong with which answers, and exits 1 if anything is.
import { parseArgs } from 'node:util';
import { type Finding, fuzz } from './fuzz.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const [requests, seed] = [Number(values.requests), Number(values.seed)];
process.on('unhandledRejection', (reason) => {
  console.error('a rejection that nobody handled', reason);
  process.exitCode = 1;
});

const begun = performance.now();
const progress = (done: number): void => {
  if (done > 0 && done % 10_000 === 0) console.log(`${done} requests`);
};
const { findings, statuses, slowest } = await fuzz({ requests, seed, progress });
const byFault = new Map<string, Finding[]>();
for (const finding of findings) {
  const fault = finding.fault.split('\n').slice(0, 2).join(' ');
  byFault.set(fault, [...(byFault.get(fault) ?? []), finding]);
}
for (const [fault, [first, ...others]] of byFault) {
  if (first === undefined) continue;
  const origins = new Set([first, ...others].map(({ origin }) => origin));
  console.log(
    `\n${fault}\n${1 + others.length} times, of ${[...origins].slice(0, 8).join(', ')}; first of request ${first.number}:\n${first.fault}\n${first.request}`,
  );
}
const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
console.log(`\nseed ${seed}: ${requests} requests in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${counts.join(', ')}`);
console.log(
  `slowest: ${slowest.milliseconds.toFixed(0)} ms, of ${slowest.origin}${slowest.milliseconds > 1000 ? `\n${slowest.request}` : ''}`,
);
console.log(`${findings.length} answers were not as they must be`);
if (findings.length > 0) process.exitCode = 1;
