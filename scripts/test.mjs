// Runs the tests that need only Node, or those of them that the arguments name, and closes with the count.
import { runHarness } from './harness.mjs';
import { reportCounts } from './report-counts.mjs';
import { runVitest } from './run-vitest.mjs';

const args = process.argv.slice(2);
const results = await runVitest(['--project', 'node', ...args]);
if (args.length === 0) {
  if (runDifferential()) results.passed++;
  else results.failures.push('the evaluator against the reference');
}
reportCounts('tests', results);

/** A short run of the two evaluators against each other, on a seed that it prints; CI makes longer ones. */
function runDifferential() {
  console.log('the evaluator against the reference:');
  return runHarness('test/differential/run.ts', ['--requests', '100000', '--jobs', '2']) === 0;
}
