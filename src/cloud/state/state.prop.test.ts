// The state against plain maps: calls that succeed and fail, snapshots, and scans from anywhere.
import { assert, property, array, constantFrom, integer, oneof, record, constant, option, boolean } from 'fast-check';
import { describe, it, expect } from 'vitest';
import { createState, type Snapshot } from './state.ts';
import { defineTable, type Table } from './table.ts';

const TABLES: readonly Table<number>[] = [defineTable<number>('a'), defineTable<number>('b')];
/** Keys around the borders of prefixes and of UTF-16: a surrogate sorts below U+FFFF, though its code point is above. */
const KEYS = ['', 'a', 'a\0', 'a\0b', 'a\0b\0c', 'ab', 'b', '\ud83d\ude00', '\uffff', '\uffff\uffff'];

const write = record({ table: constantFrom(0, 1), key: constantFrom(...KEYS), row: option(integer(), { nil: undefined }) });
const step = oneof(
  { weight: 6, arbitrary: record({ kind: constant('call' as const), writes: array(write, { maxLength: 8 }), fails: boolean() }) },
  { weight: 1, arbitrary: constant({ kind: 'snapshot' as const }) },
  { weight: 1, arbitrary: record({ kind: constant('restore' as const), which: integer({ min: 0, max: 9 }) }) },
  { weight: 1, arbitrary: constant({ kind: 'reset' as const }) },
);

type Model = readonly [Map<string, number>, Map<string, number>];
const copy = ([a, b]: Model): Model => [new Map(a), new Map(b)];
const sorted = (map: ReadonlyMap<string, number>): (readonly [string, number])[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the state', () => {
  it('holds what the calls that succeeded wrote, and scans it in order', () => {
    assert(
      property(array(step, { maxLength: 30 }), (steps) => {
        const state = createState(TABLES, { strict: true });
        let model: Model = [new Map(), new Map()];
        const followed: Model = [new Map(), new Map()];
        const snapshots: { readonly snapshot: Snapshot; readonly model: Model }[] = [];
        state.watch((changes) => {
          for (const { table, key, before, after } of changes) {
            const map = followed[table === 'a' ? 0 : 1];
            expect(map.get(key)).toBe(before);
            if (after === undefined) map.delete(key);
            else map.set(key, after as number);
          }
        });
        for (const one of steps) {
          if (one.kind === 'snapshot') snapshots.push({ snapshot: state.snapshot(), model: copy(model) });
          else if (one.kind === 'reset') {
            state.reset();
            model = [new Map(), new Map()];
          } else if (one.kind === 'restore') {
            const chosen = snapshots[one.which];
            if (chosen === undefined) continue;
            state.restore(chosen.snapshot);
            model = copy(chosen.model);
          } else {
            const after = copy(model);
            const call = (): unknown =>
              state.transact((writer) => {
                for (const { table, key, row } of one.writes) {
                  if (row === undefined) writer.delete(TABLES[table]!, key);
                  else writer.put(TABLES[table]!, key, row);
                  if (row === undefined) after[table]!.delete(key);
                  else after[table]!.set(key, row);
                  expect(writer.get(TABLES[table]!, key)).toBe(row);
                }
                if (one.fails) throw new Error('refused');
              });
            if (one.fails) expect(call).toThrow('refused');
            else call();
            if (!one.fails) model = after;
          }
          for (const index of [0, 1] as const) {
            expect([...state.reader.scan(TABLES[index]!, '')]).toEqual(sorted(model[index]));
            expect(sorted(followed[index])).toEqual(sorted(model[index]));
          }
        }
      }),
    );
  });

  it('scans a prefix behind any key', () => {
    const keys = constantFrom(...KEYS);
    assert(
      property(array(keys), keys, option(keys, { nil: undefined }), (stored, prefix, after) => {
        const state = createState(TABLES);
        state.transact((writer) => stored.map((key, index) => writer.put(TABLES[0]!, key, index)));
        const expected = [...new Set(stored)].filter((key) => key.startsWith(prefix) && (after === undefined || key > after)).sort();
        expect([...state.reader.scan(TABLES[0]!, prefix, after)].map(([key]) => key)).toEqual(expected);
      }),
    );
  });
});
