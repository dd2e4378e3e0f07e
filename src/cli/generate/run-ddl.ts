// Carries out `generate --ddl`: the statements that make the tables for the logs of --trail, ready to be run.
import { type TableStatement, trailTables } from '../../activity/sql/trail-tables.ts';
import { BRAND } from '../../brand.ts';
import { EXIT } from '../exit-code.ts';
import type { Streams } from '../terminal/streams.ts';
import type { DatabaseChoice } from './database-choice.ts';
import type { GenerateOptions } from './generate-options.ts';
import { printable } from './printable.ts';
import type { ProgressLine } from './progress-line.ts';
import { sourcesOf } from './selection-of.ts';
import { wantedTables } from './wanted-tables.ts';
import { spareLogs } from './spare-logs.ts';
import { withSide } from './with-side.ts';
import { writeOne } from './write-files.ts';

/**
 * Nothing is opened, and no database is asked. Objects are listed for the accounts, regions, days and folders that nothing else tells. The exit code is 1
 * where there is no such log, and 3 with `--strict` where something could not be listed, or is in no folder of the layout.
 */
export async function runDdl(options: GenerateOptions, streams: Streams, progress: ProgressLine, signal: AbortSignal): Promise<number> {
  const { database, trail } = options;
  const [source] = sourcesOf(trail);
  if (database === undefined || source?.kind !== 's3') throw new Error('options of --ddl have a table and a bucket');
  const wanted = await wantedTables(source, database, options, progress, signal);
  if (signal.aborted) return EXIT.failed;
  if (!wanted.ok) return failed(wanted.error, streams);
  const { tables, gaps } = wanted.value;
  const statements = trailTables(tables);
  if (!statements.ok) return failed(statements.error, streams);
  const text = textOf(statements.value, database, options);
  if (options.out === undefined) streams.out(text);
  else streams.out(`${writeOne(options.out, text, spareLogs([source]))}\n`);
  for (const gap of gaps) streams.err(`${BRAND}: ${printable(gap)}\n`);
  return options.strict && gaps.length > 0 ? EXIT.incomplete : EXIT.fine;
}

function failed(error: string, streams: Streams): number {
  for (const line of withSide(error).split('\n')) streams.err(`${BRAND} generate: ${printable(line)}\n`);
  return EXIT.failed;
}

function textOf(statements: readonly TableStatement[], database: DatabaseChoice, { from }: GenerateOptions): string {
  const { table } = database;
  const name = table.name.join('.');
  const asked =
    database.kind === 'athena'
      ? `--athena ${name}`
      : `--trino ${database.url} --table ${name}${table.partitioned === false ? ' --no-partitions' : ''}`;
  const then = `${BRAND} generate ${asked}${from === undefined ? '' : ` --from ${from.slice(0, 10)}`}`;
  const told = statements.map(({ about, sql }) => `${about === undefined ? '' : `-- ${about}\n`}${sql};\n`);
  const [first = '', ...rest] = told;
  const spaced = rest.map((text) => (text.startsWith('CALL ') ? text : `\n${text}`));
  return `${first}${spaced.join('')}\n-- Then: ${then}\n`;
}
