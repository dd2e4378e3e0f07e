// Why a database did not answer, with what to do.
import type { SqlFailure } from '../../activity/sql/sql-failure.ts';
import type { DatabaseChoice } from './database-choice.ts';

/** What the system says of a server that is not there, or not to be reached; `fetch` and the SDK put words of their own before it. */
const NO_WAY =
  /(?:bad port|(?:getaddrinfo|connect|read|queryA+) (?:E[A-Z]+)\b.*|\b(?:ECONNRESET|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b.*|socket hang up)$/s;

export function databaseProblem(database: Pick<DatabaseChoice, 'kind'> & { readonly url?: string }, { kind, message }: SqlFailure): string {
  const name = database.kind === 'athena' ? 'Athena' : 'Trino';
  const reason = kind === 'unreachable' ? NO_WAY.exec(message)?.[0] : undefined;
  if (reason === undefined) return message.startsWith(`${name} `) ? message : `${name}: ${message}`;
  return database.kind === 'athena'
    ? `Athena cannot be reached (${reason}); look at the region, at \`AWS_ENDPOINT_URL\`, and at the network`
    : `Trino at ${database.url ?? 'its address'} cannot be reached (${reason}); look at --trino, and at the network`;
}
