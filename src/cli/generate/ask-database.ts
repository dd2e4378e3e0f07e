// Asks a database for the groups of recorded calls.
import { userInfo } from 'node:os';
import { wantedMembersOf } from '../../activity/map/wanted-members-of.ts';
import type { ActivityFilter } from '../../activity/sql/activity-filter.ts';
import { athenaGroups } from '../../activity/sql/athena-groups.ts';
import type { SqlActivity } from '../../activity/sql/sql-activity.ts';
import type { SqlFailure } from '../../activity/sql/sql-failure.ts';
import { trinoGroups } from '../../activity/sql/trino-groups.ts';
import type { TrinoLogin } from '../../activity/sql/trino-server.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { DatabaseChoice } from './database-choice.ts';
import { databaseProblem } from './database-problem.ts';
import type { ProgressLine } from './progress-line.ts';
import { bytesText, counted } from './quantity.ts';
import type { Gathered } from './read-groups.ts';

/** The error is the database's own, with what to do where something can be done. */
export async function askDatabase(
  database: DatabaseChoice,
  filter: ActivityFilter,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<Result<Gathered, string>> {
  const name = database.kind === 'athena' ? 'Athena' : 'Trino';
  try {
    const asked = await (database.kind === 'athena'
      ? askAthena(database, filter, progress, signal)
      : askTrino(database, filter, progress, signal));
    if (!asked.ok) return fail(databaseProblem(database, asked.error));
    const { groups, report } = asked.value;
    const table = database.table.name.join('.');
    // Where some are asked for, the table may have the events of others.
    if (report.events === 0 && filter.principals === undefined) {
      return fail(
        `the table \`${table}\` has no event that was asked for; look at the dates, the accounts and the regions, and at how the table is laid out (--table-form)`,
      );
    }
    return ok({ groups, read: report, sources: [`${name}, table ${table}`] });
  } finally {
    progress.clear();
  }
}

type Asked = Promise<Result<SqlActivity, SqlFailure>>;

async function askTrino(
  { url, table }: Extract<DatabaseChoice, { readonly kind: 'trino' }>,
  filter: ActivityFilter,
  progress: ProgressLine,
  signal: AbortSignal,
): Asked {
  const user = process.env['TRINO_USER'] ?? userInfo().username;
  return trinoGroups({
    server: { url: new URL(url), user, login: trinoLogin() },
    table,
    filter,
    wanted: wantedMembersOf,
    signal,
    onPage: (rows, bytes) => progress.show(`asking Trino: ${counted(rows, 'row')}, ${bytesText(bytes)} read`),
  });
}

/** Secrets come from the environment: command lines can be seen by others. */
function trinoLogin(): TrinoLogin {
  const { TRINO_TOKEN: token, TRINO_PASSWORD: password } = process.env;
  if (token !== undefined && token !== '') return { kind: 'bearer', token };
  return password === undefined || password === '' ? { kind: 'none' } : { kind: 'basic', password };
}

async function askAthena(
  { table, workgroup, output }: Extract<DatabaseChoice, { readonly kind: 'athena' }>,
  filter: ActivityFilter,
  progress: ProgressLine,
  signal: AbortSignal,
): Asked {
  return athenaGroups({
    table,
    filter,
    wanted: wantedMembersOf,
    workgroup,
    output,
    signal,
    onPage: (rows, bytes) => progress.show(`asking Athena: ${counted(rows, 'row')}, ${bytesText(bytes)} read`),
  });
}
