// Runs vitest and says what passed, and by name what failed and what was skipped.
import { fileURLToPath } from 'node:url';
import { parseCLI, startVitest } from 'vitest/node';

/**
 * Output goes to the terminal; returns how many tests `passed`, and the names of the `failures` and of what was `skipped`.
 * Errors outside the tests and files that could not be loaded are failures too.
 */
export async function runVitest(args, root = fileURLToPath(new URL('../', import.meta.url))) {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const first = await runOnce(filter, { ...options, root });
  if (first.unstarted.length === 0) return first.results;
  // Nothing of these was run: a process that vitest starts for each file did not answer within a minute, once in many thousands.
  console.log(`\nNOT STARTED, and run now: ${first.unstarted.join(', ')}`);
  const second = await runOnce(first.unstarted, { ...options, root });
  second.results.failures.push(...second.unstarted.map((file) => `${file}: vitest could not start a process for it, twice`));
  return joined(first.results, second.results);
}

/** `unstarted`: the files that are in no count, as no process could be started for them. */
async function runOnce(filter, options) {
  process.exitCode = undefined;
  const vitest = await startVitest('test', filter, options);
  const errors = vitest.state.getUnhandledErrors();
  const unstarted = errors.flatMap(({ message }) => filesNotStarted(message));
  const others = errors.filter(({ message }) => filesNotStarted(message).length === 0);
  const results = countResults(vitest.state.getTestModules(), others);
  await vitest.close();
  if (process.exitCode && results.failures.length + unstarted.length === 0) results.failures.push('vitest failed, though no test did');
  return { results, unstarted };
}

/** By vitest's own sentence. */
export function filesNotStarted(message) {
  const files = /Failed to start \w+ worker for test files (.+)\.$/m.exec(message)?.[1];
  return files === undefined ? [] : files.split(', ');
}

function joined(one, other) {
  return {
    passed: one.passed + other.passed,
    failures: [...one.failures, ...other.failures],
    skipped: [...one.skipped, ...other.skipped],
  };
}

function countResults(files, errorsOutside) {
  const results = { passed: 0, failures: [], skipped: [] };
  for (const file of files) {
    for (const test of file.children.allTests()) {
      const { state, errors } = test.result();
      if (state === 'passed') results.passed++;
      else if (state === 'failed') results.failures.push(failure(nameOf(test), errors));
      else results.skipped.push(nameOf(test));
    }
    for (const suite of [file, ...file.children.allSuites()]) {
      if (suite.errors().length > 0) results.failures.push(failure(nameOf(suite), suite.errors()));
    }
  }
  for (const error of errorsOutside) results.failures.push(failure('an error outside the tests', [error]));
  return results;
}

function nameOf(task) {
  const file = (task.module ?? task).relativeModuleId;
  return task.fullName === undefined ? file : `${file} > ${task.fullName}`;
}

function failure(name, errors) {
  return `${name}: ${errors?.[0]?.message?.split('\n')[0] ?? 'no message'}`;
}
