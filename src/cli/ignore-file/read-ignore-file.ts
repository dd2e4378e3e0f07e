// Reads the file of what is to be let be: each entry needs a reason, and may expire.
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';
import type { IgnoreEntry } from './ignore-entry.ts';

/** What entries may be about: findings of `analyze`, and findings of `check`. One file may serve both. */
const SUBJECTS: readonly string[] = ['id', 'resource', 'principal', 'check', 'file', 'statement'];
const KEYS: readonly string[] = [...SUBJECTS, 'reason', 'expires', 'owner', 'ticket'];

/**
 * `{ "ignore": [{ "check": "PASS_ROLE_*", "file": "policies/*.json", "reason": "…", "expires": "2026-12-31" }] }`
 *
 * Gives the entries that are about any of `fields`. Throws UsageError for a file that is not of this form.
 */
export function readIgnoreFile(path: string, fields: readonly string[]): readonly IgnoreEntry[] {
  const list = readObject(path)['ignore'];
  if (!Array.isArray(list)) throw new UsageError(`\`${path}\` has no list \`ignore\``);
  const entries = list.map((entry: unknown, index) => readEntry(`\`${path}\`, entry ${index + 1}`, entry, index + 1));
  return entries.filter(({ patterns }) => fields.some((field) => patterns.has(field)));
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  const text = readText(path);
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`\`${path}\` is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value)) throw new UsageError(`\`${path}\` is not a JSON object`);
  return value;
}

function readEntry(where: string, value: unknown, number: number): IgnoreEntry {
  if (!isObject(value)) throw new UsageError(`${where} is not an object`);
  const entry = new Map<string, string>();
  for (const [key, field] of Object.entries(value)) {
    if (!KEYS.includes(key)) throw new UsageError(`${where} has the key \`${key}\`; its keys are ${KEYS.join(', ')}`);
    if (typeof field !== 'string' || field.trim() === '') throw new UsageError(`${where}: \`${key}\` is not a text`);
    entry.set(key, field);
  }
  const reason = entry.get('reason');
  const expires = entry.get('expires');
  if (reason === undefined) throw new UsageError(`${where} has no \`reason\`: write why the finding may be`);
  if (expires !== undefined && !isDay(expires)) throw new UsageError(`${where}: \`expires\` is a day as 2026-12-31, not \`${expires}\``);
  const patterns = new Map([...entry].filter(([key]) => SUBJECTS.includes(key)));
  if (patterns.size === 0) throw new UsageError(`${where} names nothing that it is about: one of ${SUBJECTS.join(', ')}`);
  return { number, reason, ...(expires === undefined ? {} : { expires }), patterns };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Also a day that there is: not the 31st of February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
