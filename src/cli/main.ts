// The command line: finds the verb, runs it, and turns what went wrong into words and an exit code.
import { BRAND } from '../brand.ts';
import { EXIT } from './exit-code.ts';
import { processStreams } from './terminal/process-streams.ts';
import type { Streams } from './terminal/streams.ts';
import { watchOutput } from './terminal/watch-output.ts';
import { UsageError } from './usage-error.ts';
import { VERBS } from './verbs.ts';
import { version } from './version.ts';

/** Runs one command line (without the interpreter and the program); never throws. */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const verb = VERBS.find((one) => one.name === rest[0]);
    streams.out(verb?.help ?? overview());
    return name === undefined ? EXIT.failed : EXIT.fine;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    streams.out(`${BRAND} ${version()}\n`);
    return EXIT.fine;
  }
  const verb = VERBS.find((one) => one.name === name);
  if (verb === undefined) {
    streams.err(`${BRAND}: there is no verb \`${name}\`; \`${BRAND} help\` lists them\n`);
    return EXIT.failed;
  }
  if (ownArguments(rest).some((arg) => arg === '--help' || arg === '-h')) {
    streams.out(verb.help);
    return EXIT.fine;
  }
  try {
    return await verb.run(rest, streams);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.err(`${BRAND} ${name}: ${error.message}\n  ${BRAND} ${name} --help tells how to use it\n`);
    } else {
      streams.err(`${BRAND} ${name}: this should not have happened; please report it with the command line\n${stackOf(error)}\n`);
    }
    return EXIT.failed;
  }
}

/** What follows `--` belongs to the command that a verb runs. */
function ownArguments(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function overview(): string {
  const width = Math.max(...VERBS.map((verb) => verb.name.length));
  const lines = VERBS.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`);
  return `usage: ${BRAND} VERB [options]\n\n${lines.join('\n')}\n\n  ${BRAND} VERB --help tells the options of a verb; ${BRAND} --version the version\n`;
}

if (process.argv[1] !== undefined && process.env['VITEST'] === undefined) {
  watchOutput(process.stdout, process.stderr, (code) => process.exit(code));
  process.exitCode = await main(process.argv.slice(2), processStreams());
}
