// Solvers on questions in SMT-LIB: CPU time of a process, or of the WebAssembly build within this one.
import { spawnSync } from 'node:child_process';
import { importPeer } from '../peers.mjs';

const TIMED = 'TIMEFORMAT="%U %S"; time "$@"';

/** A solver of the system; undefined if there is none. Each question is a process of its own, whose start is measured with a question of no size. */
export function nativeSolver(name, args) {
  const solve = (text) => {
    const { stdout, stderr } = spawnSync('bash', ['-c', TIMED, 'bash', name, ...args], {
      input: text,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { verdict: /^(sat|unsat)$/m.exec(stdout)?.[1] ?? 'unknown', ms: (user + system) * 1000 };
  };
  if (spawnSync(name, ['--version']).status !== 0) return undefined;
  const starts = Array.from({ length: 9 }, () => solve('(set-logic ALL)\n(check-sat)\n').ms).toSorted((a, b) => a - b);
  return { name, start: starts[4], solve, stop: () => {} };
}

/** `z3-solver` of npm: started once, so that its start is no part of a question. */
export async function wasmSolver(milliseconds) {
  const before = process.cpuUsage();
  const { init } = await importPeer('z3-solver');
  const { Z3, em } = await init();
  const context = Z3.mk_context(Z3.mk_config());
  const start = cpuSince(before);
  return {
    name: 'z3-solver (WebAssembly)',
    start,
    solve: async (text) => {
      const from = process.cpuUsage();
      const output = await Z3.eval_smtlib2_string(context, `(reset)\n(set-option :timeout ${milliseconds})\n${text}\n`);
      return { verdict: /^(sat|unsat)$/m.exec(output)?.[1] ?? 'unknown', ms: cpuSince(from) };
    },
    stop: () => em.PThread.terminateAllThreads(),
  };
}

export function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
