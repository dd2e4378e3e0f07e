// The options of `demo`.
import { oneOf } from '../one-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

export interface DemoOptions {
  readonly scenarios: readonly Scenario[];
  readonly full: boolean;
  readonly format: 'text' | 'json';
}

/** Reads the arguments after `demo`; `UsageError` says what is wrong with them. */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: { scenario: { type: 'string', short: 's' }, full: { type: 'boolean' }, format: { type: 'string', short: 'f' } },
  });
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`unexpected argument \`${stray}\``);
  const numbers = SCENARIOS.map(({ number }) => String(number));
  const chosen = values.scenario === undefined ? undefined : oneOf(values.scenario, numbers, '--scenario');
  return {
    scenarios: SCENARIOS.filter(({ number }) => chosen === undefined || String(number) === chosen),
    full: values.full ?? false,
    format: oneOf<'text' | 'json'>(values.format ?? 'text', ['text', 'json'], '--format'),
  };
}
