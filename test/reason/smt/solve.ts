// Asks a solver of the system many questions in one process.
import { spawnSync } from 'node:child_process';

export type Solver = 'z3' | 'cvc5';
export type Verdict = 'sat' | 'unsat' | 'unknown';

const COMMANDS: Readonly<Record<Solver, (milliseconds: number) => readonly string[]>> = {
  z3: (milliseconds) => ['z3', '-in', `-t:${milliseconds}`],
  cvc5: (milliseconds) => ['cvc5', '--lang=smt2', '--incremental', '--strings-exp', `--tlimit-per=${milliseconds}`, '-'],
};

/** The verdicts, in order; `unknown` also for what the process does not live to see. `milliseconds`: for each question. */
export function solve(solver: Solver, questions: readonly string[], milliseconds: number): readonly Verdict[] {
  const [command = '', ...args] = COMMANDS[solver](milliseconds);
  const input = questions.map((question, i) => `${question}\n(echo "done ${i}")\n(reset)\n`).join('');
  const { stdout, error } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  const verdicts: Verdict[] = [];
  let last: Verdict = 'unknown';
  for (const line of stdout.split('\n')) {
    if (line === 'sat' || line === 'unsat' || line === 'unknown') last = line;
    else if (/^"?done \d+"?$/.test(line)) {
      verdicts.push(last);
      last = 'unknown';
    } else if (line.startsWith('(error')) throw new Error(`${solver} does not understand a question: ${line}`);
  }
  return questions.map((_, i) => verdicts[i] ?? 'unknown');
}
