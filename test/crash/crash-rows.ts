// What the program that is killed writes: with each call, rows that only make sense together.
import type { LoggedEvent } from '../../src/cloud/state/event-log.ts';
import { type AnyTable, defineTable, keyOf, type StateReader, type StateWriter, type Table } from '../../src/cloud/state/table.ts';

interface Half {
  readonly call: number;
}

const FIRST_HALVES: Table<Half> = defineTable<Half>('crash.first');
const SECOND_HALVES: Table<Half> = defineTable<Half>('crash.second');
const CALLS: Table<{ readonly writer: number }> = defineTable('crash.calls');
const STOCK: Table<{ readonly text: string }> = defineTable('crash.stock');

export const CRASH_TABLES: readonly AnyTable[] = [FIRST_HALVES, SECOND_HALVES, CALLS, STOCK];

export function writeCall(state: StateWriter, writer: number, call: number): void {
  state.put(FIRST_HALVES, String(writer), { call });
  state.put(CALLS, keyOf(String(writer), String(call)), { writer });
  state.put(SECOND_HALVES, String(writer), { call });
}

/** Rows that are only there to be many. */
export function writeStock(state: StateWriter, from: number, count: number): void {
  const text = 'a row of the size that a role or a user has, with a trust policy and a few tags, say three hundred characters. '.repeat(3);
  for (let index = from; index < from + count; index++) state.put(STOCK, String(index), { text });
}

export function eventOf(call: number): LoggedEvent {
  return {
    id: String(call),
    time: Date.now(),
    account: '1',
    region: 'r',
    name: 'PutRow',
    source: 'crash',
    readOnly: false,
    resources: [],
    json: '{}',
    category: 'Management',
  };
}

/** What is wrong with the rows, given the calls that were acknowledged to each writer, in order. Empty: nothing. */
export function faultsOf(state: StateReader, acknowledged: readonly (readonly [writer: number, call: number])[]): readonly string[] {
  const faults: string[] = [];
  const last = new Map<number, number>();
  for (const [writer, call] of acknowledged) {
    last.set(writer, call);
    if (state.get(CALLS, keyOf(String(writer), String(call))) === undefined) faults.push(`call ${call} of writer ${writer} is lost`);
  }
  for (const [writer, call] of last) {
    const first = state.get(FIRST_HALVES, String(writer))?.call ?? -1;
    const second = state.get(SECOND_HALVES, String(writer))?.call ?? -1;
    if (first !== second) faults.push(`writer ${writer}: one half is of call ${first}, the other of call ${second}`);
    if (first < call) faults.push(`writer ${writer}: the rows are of call ${first}, and ${call} was acknowledged`);
    if (state.get(CALLS, keyOf(String(writer), String(first))) === undefined)
      faults.push(`call ${first} of writer ${writer} is half there`);
  }
  return faults;
}
