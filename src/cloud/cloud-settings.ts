// What a cloud remembers of itself.
import type { Random } from './ports/random.ts';
import type { State } from './state/state.ts';
import { type AnyTable, defineTable, type Table } from './state/table.ts';

interface SettingRow {
  readonly value: string;
}

const SETTINGS: Table<SettingRow> = defineTable<SettingRow>('cloud.settings');
export const CLOUD_TABLES: readonly AnyTable[] = [SETTINGS];

const SEAL_KEY = 'sealKey';
const SEEDED = 'seeded';

/** The key that seals session tokens: made at the first start, the same ever after, so that sessions survive a restart. */
export function sealKeyOf(state: State, random: Random): Uint8Array {
  const kept = state.reader.get(SETTINGS, SEAL_KEY);
  if (kept !== undefined) return Buffer.from(kept.value, 'base64');
  const key = random.bytes(32);
  state.transact((writer) => writer.put(SETTINGS, SEAL_KEY, { value: Buffer.from(key).toString('base64') }));
  return key;
}

/** Whether the first organization was made already. */
export function isSeeded(state: State): boolean {
  return state.reader.get(SETTINGS, SEEDED) !== undefined;
}

export function markSeeded(state: State): void {
  state.transact((writer) => writer.put(SETTINGS, SEEDED, { value: 'true' }));
}
