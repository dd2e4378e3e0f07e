// One answer of Trino's statement protocol, read from its JSON with care.
import { fail, ok, type Result } from '../../model/result.ts';

export interface TrinoAnswer {
  readonly queryId: string;
  readonly nextUri: string | undefined;
  /** Names of the columns, where the answer tells them. */
  readonly columns: readonly string[] | undefined;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly error: TrinoError | undefined;
  /** Bytes that the query has read of its tables so far. */
  readonly scannedBytes: number;
}

export interface TrinoError {
  /** `SYNTAX_ERROR`, `EXCEEDED_GLOBAL_MEMORY_LIMIT`, … */
  readonly name: string;
  readonly message: string;
  readonly position: { readonly line: number; readonly column: number } | undefined;
}

/** The error says what the answer lacks. Cells that are no text are given as JSON. */
export function readTrinoAnswer(text: string): Result<TrinoAnswer, string> {
  const answer = parsed(text);
  if (!isObject(answer)) return fail('it is no JSON object');
  const queryId = answer.get('id');
  if (typeof queryId !== 'string') return fail('`id` is missing');
  const nextUri = answer.get('nextUri') ?? undefined;
  if (nextUri !== undefined && typeof nextUri !== 'string') return fail('`nextUri` is no text');
  const columns = readColumns(answer.get('columns'));
  if (columns === 'malformed') return fail('`columns` is malformed');
  const rows = readRows(answer.get('data'));
  if (rows === undefined) return fail('`data` is malformed');
  return ok({ queryId, nextUri, columns, rows, error: readError(answer.get('error')), scannedBytes: readBytes(answer.get('stats')) });
}

type Members = ReadonlyMap<string, unknown>;

function parsed(text: string): unknown {
  try {
    return members(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function members(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}

function isObject(value: unknown): value is Members {
  return value instanceof Map;
}

function readColumns(value: unknown): readonly string[] | undefined | 'malformed' {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return 'malformed';
  const names = value.map((column) => {
    const found = members(column);
    return isObject(found) ? found.get('name') : undefined;
  });
  return names.every((name) => typeof name === 'string') ? names : 'malformed';
}

function readRows(value: unknown): readonly (readonly (string | null)[])[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const rows: (readonly (string | null)[])[] = [];
  for (const row of value) {
    if (!Array.isArray(row)) return undefined;
    rows.push(row.map(cellOf));
  }
  return rows;
}

function cellOf(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  return JSON.stringify(value);
}

function readError(value: unknown): TrinoError | undefined {
  const error = members(value);
  if (!isObject(error)) return undefined;
  const name = error.get('errorName');
  const message = error.get('message');
  const location = members(error.get('errorLocation'));
  const line = isObject(location) ? location.get('lineNumber') : undefined;
  const column = isObject(location) ? location.get('columnNumber') : undefined;
  return {
    name: typeof name === 'string' ? name : 'UNKNOWN',
    message: typeof message === 'string' ? message : 'no reason given',
    position: typeof line === 'number' && typeof column === 'number' ? { line, column } : undefined,
  };
}

/** What was read of the disks, or, in old versions, what was processed. */
function readBytes(value: unknown): number {
  const stats = members(value);
  if (!isObject(stats)) return 0;
  const bytes = stats.get('physicalInputBytes') ?? stats.get('processedBytes');
  return typeof bytes === 'number' && bytes >= 0 ? bytes : 0;
}
