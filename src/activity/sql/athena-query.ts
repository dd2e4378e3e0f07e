// Runs one query on Athena: starts it, waits for its end, and reads its rows by pages of 1,000.
import type { StartQueryExecutionCommandInput } from '@aws-sdk/client-athena';
import { fail, ok, type Result } from '../../model/result.ts';
import { athenaFailure, type OpenAthena } from './athena-client.ts';
import type { ResultPages } from './read-pages.ts';
import { CANCELLED, type SqlFailure } from './sql-failure.ts';
import type { Wait } from './wait.ts';

export interface AthenaQuery {
  readonly sql: string;
  /** Catalog and database that names without them are looked up in. */
  readonly catalog?: string | undefined;
  readonly database?: string | undefined;
  readonly workgroup?: string | undefined;
  /** `s3://bucket/prefix/`; needed where the workgroup has none. */
  readonly output?: string | undefined;
}

export interface AthenaRun {
  readonly signal?: AbortSignal | undefined;
  readonly wait: Wait;
  /** Told while the query runs, of the bytes that it has read. */
  readonly onRunning?: ((scannedBytes: number) => void) | undefined;
}

const ROWS_OF_PAGE = 1000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 3000;
/** Nobody waits longer for the word that a query is stopped. */
const LONGEST_STOP = 3000;

/** Gives the pages of the result. Ends with undefined, or with why it failed. What is not read to its end is stopped. */
export async function* runAthenaQuery(athena: OpenAthena, query: AthenaQuery, run: AthenaRun): ResultPages {
  const { module, client } = athena;
  const { signal } = run;
  const sending = signal === undefined ? {} : { abortSignal: signal };
  let running: string | undefined;
  try {
    const started = await client.send(new module.StartQueryExecutionCommand(startOf(query)), sending);
    running = started.QueryExecutionId;
    if (running === undefined) return { kind: 'unreachable', message: 'the answer has no QueryExecutionId' };
    const id = running;
    const ended = await awaitEnd(athena, id, run);
    if (ended.ok || ended.error.kind === 'query') running = undefined;
    if (!ended.ok) return ended.error;
    let token: string | undefined;
    let columns: readonly string[] = [];
    do {
      const page = await client.send(
        new module.GetQueryResultsCommand({
          QueryExecutionId: id,
          MaxResults: ROWS_OF_PAGE,
          ...(token !== undefined && { NextToken: token }),
        }),
        sending,
      );
      const rows = (page.ResultSet?.Rows ?? []).map((row) => (row.Data ?? []).map((cell) => cell.VarCharValue ?? null));
      if (token === undefined) {
        // The first row of a query's first page repeats the names of the columns.
        const [names, ...first] = rows;
        const known = page.ResultSet?.ResultSetMetadata?.ColumnInfo?.map((column) => column.Name ?? '') ?? [];
        columns = known;
        const isHeader = names !== undefined && names.length === known.length && names.every((name, place) => name === known[place]);
        yield { columns, rows: isHeader ? first : rows, scannedBytes: ended.value };
      } else {
        yield { columns, rows, scannedBytes: ended.value };
      }
      if (page.NextToken !== undefined && page.NextToken === token) return { kind: 'unreachable', message: 'the result repeats a page' };
      token = page.NextToken;
    } while (token !== undefined);
    return undefined;
  } catch (error) {
    return signal?.aborted === true ? CANCELLED : athenaFailure(error);
  } finally {
    if (running !== undefined) await stop(athena, running);
  }
}

function startOf({ sql, catalog, database, workgroup, output }: AthenaQuery): StartQueryExecutionCommandInput {
  return {
    QueryString: sql,
    QueryExecutionContext: { ...(catalog !== undefined && { Catalog: catalog }), ...(database !== undefined && { Database: database }) },
    ...(workgroup !== undefined && { WorkGroup: workgroup }),
    ...(output !== undefined && { ResultConfiguration: { OutputLocation: output } }),
  };
}

/** The bytes that were read, once the query has succeeded. */
async function awaitEnd(
  { module, client }: OpenAthena,
  id: string,
  { signal, wait, onRunning }: AthenaRun,
): Promise<Result<number, SqlFailure>> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const answer = await client.send(
      new module.GetQueryExecutionCommand({ QueryExecutionId: id }),
      signal === undefined ? {} : { abortSignal: signal },
    );
    const { Status: status, Statistics: statistics } = answer.QueryExecution ?? {};
    const scanned = statistics?.DataScannedInBytes ?? 0;
    switch (status?.State) {
      case 'SUCCEEDED':
        return ok(scanned);
      case 'FAILED':
      case 'CANCELLED': {
        const reason = status.StateChangeReason ?? status.AthenaError?.ErrorMessage ?? 'no reason given';
        return fail({ kind: 'query', message: `query ${id} ${status.State === 'FAILED' ? 'failed' : 'was cancelled'}: ${reason}` });
      }
      case 'QUEUED':
      case 'RUNNING':
        onRunning?.(scanned);
        break;
      default:
        return fail({ kind: 'unreachable', message: `query ${id} is in the state \`${status?.State ?? ''}\`, which Athena does not have` });
    }
    await wait(pause, signal);
    if (signal?.aborted === true) return fail(CANCELLED);
  }
}

/** Not by the signal of the run, which may be aborted. That it cannot be stopped is no error of the run. */
async function stop({ module, client }: OpenAthena, id: string): Promise<void> {
  try {
    await client.send(new module.StopQueryExecutionCommand({ QueryExecutionId: id }), { abortSignal: AbortSignal.timeout(LONGEST_STOP) });
  } catch {
    // It ends by itself, at the latest after the workgroup's time.
  }
}
