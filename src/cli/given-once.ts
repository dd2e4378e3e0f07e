// Options of which there is one value.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/** Throws UsageError where an option that is not repeatable has two values: the last would win without a word. */
export function checkGivenOnce(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined || options[token.name]?.multiple === true) continue;
    const before = given.get(token.name);
    if (before !== undefined && before !== token.value)
      throw new UsageError(`--${token.name} is given twice, as \`${before}\` and as \`${token.value}\`: give one of them`);
    given.set(token.name, token.value);
  }
}
