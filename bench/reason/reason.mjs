// Questions about all requests on real policies: the reasoner beside z3, z3-solver and cvc5 on the same pairs, in CPU time. `--solver-pairs 40`
// pairs are given to the solvers, `--pairs 4000` to the reasoner.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { parsePolicyText } from '../../dist/policy/parse-policy.js';
import { allowedBeyond } from '../../dist/reason/policy-question.js';
import { managedPairs, versionPairs } from './pairs.mjs';
import { smtWriter } from './smt-texts.mjs';
import { cpuSince, nativeSolver, wasmSolver } from './solvers.mjs';

const TIMEOUT_MS = 10_000;

/** What the figures must come to: milliseconds at most, and ratios at least. */
const NEEDED = { median: 0.5, p99: 50, worst: 500, unknown: 0.01, 'reason.z3': 100, 'reason.cvc5': 5 };

/** @returns {Promise<{ name: string, value: number }[]>} ratios; with `--check`, a figure that is not reached fails the process. */
export async function run() {
  const { values } = parseArgs({
    options: { pairs: { type: 'string', default: '4000' }, 'solver-pairs': { type: 'string', default: '40' } },
    strict: false,
    allowPositionals: true,
  });
  console.log(`load before: ${loadavg()[0].toFixed(1)}`);
  const count = Number(values.pairs);
  const empty = median(Array.from({ length: 500 }, () => cpuSince(process.cpuUsage())));
  // The first questions are slow as everything in a process is at first: they are counted apart.
  const first = ask(managedPairs(1)[0], empty).ms;
  for (const pair of managedPairs(count).slice(0, 300)) ask(pair, empty);
  const missed = [];
  for (const [name, pairs] of [
    ['managed policies', managedPairs(count)],
    ['versions of a policy', versionPairs(count)],
  ]) {
    // Without the policies: held on to, what is remembered of thousands of them would be measured too.
    const answers = pairs.map((pair) => {
      const { answer, ms, read } = ask(pair, empty);
      return { answer, ms, read };
    });
    const times = answers.map(({ ms }) => ms);
    const unknown = answers.filter(({ answer }) => answer === 'unknown').length / answers.length;
    const figures = { median: median(times), p95: at(times, 0.95), p99: at(times, 0.99), worst: Math.max(...times), unknown };
    const counts = ['empty', 'witness', 'unknown'].map((kind) => `${kind} ${answers.filter(({ answer }) => answer === kind).length}`);
    console.log(
      `${name}: ${shown(figures)}, ${counts.join(', ')}; reading the two, median ${median(answers.map(({ read }) => read)).toFixed(3)} ms`,
    );
    for (const [figure, value] of Object.entries(figures))
      if (value > (NEEDED[figure] ?? Infinity)) missed.push(`${name}: ${figure} ${value}`);
  }
  console.log(`first question of the process: ${first.toFixed(1)} ms`);
  const ratios = await besideSolvers(Number(values['solver-pairs']), empty);
  for (const { name, value } of ratios) if (value < (NEEDED[name] ?? 0)) missed.push(`${name} ${value.toPrecision(3)}`);
  for (const line of missed) console.log(`not reached: ${line}`);
  if (missed.length > 0 && process.argv.includes('--check')) process.exitCode = 1;
  return ratios;
}

/** One question about policies that the reasoner has not met before. */
function ask([some, others], empty) {
  const start = process.cpuUsage();
  const policies = [some, others].map((text) => parsePolicyText({ name: 'policy', text }).policy);
  const read = cpuSince(start);
  const from = process.cpuUsage();
  const { answer } = allowedBeyond({ policies: [policies[0]], type: 'identity' }, { policies: [policies[1]], type: 'identity' });
  return { answer, ms: Math.max(0, cpuSince(from) - empty), read, policies };
}

async function besideSolvers(count, empty) {
  const write = await smtWriter();
  const asked = [...managedPairs(count), ...versionPairs(count)].flatMap((pair) => {
    const { answer, ms, policies } = ask(pair, empty);
    const text = write(...policies);
    return text === undefined || answer === 'unknown' ? [] : [{ text, ms, own: answer === 'witness' ? 'sat' : 'unsat' }];
  });
  const own = median(asked.map(({ ms }) => ms));
  console.log(`${asked.length} of ${2 * count} pairs can be said in SMT-LIB; the reasoner on them: median ${own.toFixed(3)} ms`);
  const ratios = [];
  const solvers = [
    nativeSolver('z3', ['-in', `-t:${TIMEOUT_MS}`]),
    nativeSolver('cvc5', ['--lang=smt2', '--strings-exp', `--tlimit=${TIMEOUT_MS}`, '-']),
    await wasmSolver(TIMEOUT_MS),
  ];
  for (const solver of solvers) {
    if (solver === undefined) continue;
    const results = [];
    for (const { text } of asked) results.push(await solver.solve(text));
    const wrong = results.filter(({ verdict }, i) => verdict !== 'unknown' && verdict !== asked[i].own).length;
    const open = results.filter(({ verdict }) => verdict === 'unknown').length;
    const times = results.map(({ ms }) => ms);
    const net = Math.max(0, median(times) - (solver.name.startsWith('z3-') ? 0 : solver.start));
    console.log(
      `${solver.name}: ${shown({ median: median(times), p95: at(times, 0.95), worst: Math.max(...times) })}, start ${solver.start.toFixed(1)} ms, median without it ${net.toFixed(1)} ms; ${open} not in time, ${wrong} answered otherwise`,
    );
    if (wrong > 0) process.exitCode = 1;
    const name = solver.name.split(' ')[0];
    ratios.push({ name: `reason.${name}`, value: (name === 'z3' ? median(times) : net) / own });
    solver.stop();
  }
  return ratios;
}

function shown(figures) {
  return Object.entries(figures)
    .map(([name, value]) => (name === 'unknown' ? `unknown ${(100 * value).toFixed(2)} %` : `${name} ${value.toFixed(3)} ms`))
    .join(', ');
}

function median(values) {
  return at(values, 0.5);
}

function at(values, share) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];
}
