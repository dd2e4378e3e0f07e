// Runs one statement on Trino by its HTTP protocol: a POST, and then the address of the next page until there is none.
import { BRAND } from '../../brand.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { ResultPages } from './read-pages.ts';
import { CANCELLED, type SqlFailure } from './sql-failure.ts';
import { readTrinoAnswer, type TrinoAnswer, type TrinoError } from './trino-answer.ts';
import { type TrinoServer, trinoHeaders } from './trino-server.ts';
import { systemWait, type Wait } from './wait.ts';

export interface TrinoRun {
  readonly signal?: AbortSignal | undefined;
  readonly wait?: Wait | undefined;
}

/** What a gateway answers when the server is busy or away for a moment ("Client REST API" in Trino's documentation). */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const MOST_TRIES = 10;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;
const LONGEST_RETRY_AFTER = 60_000;
/** Nobody waits longer for the word that a query is cancelled. */
const LONGEST_CANCEL = 3000;

/**
 * Gives the pages that have rows, one after the other, so that a large result is never held whole. Ends with undefined, or with why it failed. A statement
 * that is not read to its end, and one whose signal is aborted, is cancelled on the server.
 */
export async function* runTrinoStatement(server: TrinoServer, sql: string, { signal, wait = systemWait }: TrinoRun = {}): ResultPages {
  const exchange: Exchange = { headers: trinoHeaders(server, BRAND), origin: server.url.origin, signal, wait };
  let columns: readonly string[] = [];
  let next: string | undefined;
  try {
    let answered = await ask(exchange, new URL('v1/statement', withSlash(server.url)), sql);
    for (;;) {
      if (!answered.ok) return answered.error;
      const { value: answer } = answered;
      next = answer.nextUri;
      if (answer.error !== undefined) {
        next = undefined;
        return { kind: 'query', message: textOf(answer.error, answer.queryId) };
      }
      columns = answer.columns ?? columns;
      if (answer.rows.length > 0) {
        if (answer.rows.some((row) => row.length !== columns.length)) return malformed('a row has not as many cells as there are columns');
        yield { columns, rows: answer.rows, scannedBytes: answer.scannedBytes };
      }
      if (next === undefined) return undefined;
      answered = await follow(exchange, next);
    }
  } finally {
    if (next !== undefined) await cancel(exchange, next);
  }
}

interface Exchange {
  readonly headers: Headers;
  readonly origin: string;
  readonly signal: AbortSignal | undefined;
  readonly wait: Wait;
}

function withSlash(url: URL): URL {
  return new URL(url.href.endsWith('/') ? url.href : `${url.href}/`);
}

async function follow(exchange: Exchange, address: string): Promise<Result<TrinoAnswer, SqlFailure>> {
  const url = addressOf(exchange, address);
  if (url !== undefined) return ask(exchange, url);
  const message = `Trino names \`${address}\` as its next page, which is not on ${exchange.origin}; if a proxy stands before it, it has to pass on X-Forwarded headers`;
  return fail({ kind: 'unreachable', message });
}

/** Undefined for another server: the caller's secrets are not for it. */
function addressOf({ origin }: Exchange, address: string): URL | undefined {
  return URL.canParse(address) && new URL(address).origin === origin ? new URL(address) : undefined;
}

/** Asks until there is an answer that stays: a POST without an answer is not repeated, as the query may run already. */
async function ask(exchange: Exchange, url: URL, sql?: string): Promise<Result<TrinoAnswer, SqlFailure>> {
  const { headers, signal, wait } = exchange;
  for (let tries = 1; ; tries++) {
    if (isAborted(signal)) return fail(CANCELLED);
    const sent = await send(url, {
      method: sql === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'error',
      ...(sql === undefined ? {} : { body: sql }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (isAborted(signal)) return fail(CANCELLED);
    const mayRepeat = tries < MOST_TRIES;
    if (!sent.ok) {
      if (sql !== undefined || !mayRepeat) return fail({ kind: 'unreachable', message: `Trino at ${url.origin}: ${sent.error}` });
    } else if (!PASSING.has(sent.value.status) || !mayRepeat) {
      return read(sent.value);
    }
    await wait(sent.ok ? pauseOf(tries, sent.value.retryAfter) : pauseOf(tries, undefined), signal);
  }
}

/** A function, as the compiler takes the signal for unchanged across an `await`. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

interface Sent {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

async function send(url: URL, init: RequestInit): Promise<Result<Sent, string>> {
  try {
    const response = await fetch(url, init);
    return ok({ status: response.status, retryAfter: response.headers.get('retry-after') ?? undefined, text: await response.text() });
  } catch (error) {
    return fail(reasonOf(error));
  }
}

/** `fetch` says "fetch failed" and keeps the reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function pauseOf(tries: number, retryAfter: string | undefined): number {
  const seconds = retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : 0;
  return Math.max(Math.min(seconds * 1000, LONGEST_RETRY_AFTER), Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE));
}

function read({ status, text }: Sent): Result<TrinoAnswer, SqlFailure> {
  if (status === 401 || status === 403) return fail({ kind: 'refused', message: `Trino answers ${status}: ${shortened(text)}` });
  if (status !== 200) return fail({ kind: 'unreachable', message: `Trino answers ${status}: ${shortened(text)}` });
  const answer = readTrinoAnswer(text);
  return answer.ok ? answer : fail(malformed(answer.error));
}

function malformed(reason: string): SqlFailure {
  return { kind: 'unreachable', message: `the answer is not one of Trino: ${reason}` };
}

function textOf({ name, message, position }: TrinoError, queryId: string): string {
  // Most messages name the position themselves.
  const where = position === undefined || message.startsWith('line ') ? '' : ` at line ${position.line}, column ${position.column}`;
  return `${name}${where}: ${message} (query ${queryId})`;
}

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || 'nothing';
}

/** Not by the signal of the run, which is aborted by then. That the server cannot be told is no error: it ends what nobody asks for. */
async function cancel(exchange: Exchange, address: string): Promise<void> {
  const url = addressOf(exchange, address);
  if (url === undefined) return;
  await send(url, { method: 'DELETE', headers: exchange.headers, redirect: 'error', signal: AbortSignal.timeout(LONGEST_CANCEL) });
}
