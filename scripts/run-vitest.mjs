// Runs vitest and says what passed, and by name what failed and what was skipped.
import { fileURLToPath } from 'node:url';
import { parseCLI, startVitest } from 'vitest/node';

/**
 * Output goes to the terminal; returns how many tests `passed`, and the names of the `failures` and of what was `skipped`.
 * Errors outside the tests and files that could not be loaded are failures too.
 */
export async function runVitest(args, root = fileURLToPath(new URL('../', import.meta.url))) {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const vitest = await startVitest('test', filter, { ...options, root });
  const results = countResults(vitest.state.getTestModules(), vitest.state.getUnhandledErrors());
  await vitest.close();
  if (process.exitCode && results.failures.length === 0) results.failures.push('vitest failed, though no test did');
  return results;
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
