// The options of `test`.
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf } from '../one-of.ts';

export interface TestOptions {
  readonly paths: readonly string[];
  /** For cases that bring none of their own. */
  readonly estate: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  /** File that gets the JUnit XML, beside what is printed. */
  readonly junit: string | undefined;
  readonly only: string | undefined;
  readonly strict: boolean;
  readonly verbose: boolean;
}

/** Reads the arguments after `test`; `UsageError` says what is wrong with them. */
export function readTestOptions(args: readonly string[]): TestOptions {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      estate: { type: 'string', multiple: true, short: 'e' },
      format: { type: 'string', short: 'f' },
      junit: { type: 'string' },
      only: { type: 'string' },
      strict: { type: 'boolean' },
      verbose: { type: 'boolean', short: 'v' },
    },
  });
  if (positionals.length === 0) throw new UsageError('no case given: name files or folders with decision cases');
  return {
    paths: positionals,
    estate: values.estate ?? [],
    format: oneOf<TestOptions['format']>(values.format ?? 'text', ['text', 'json', 'junit'], '--format'),
    junit: values.junit,
    only: values.only,
    strict: values.strict ?? false,
    verbose: values.verbose ?? false,
  };
}
