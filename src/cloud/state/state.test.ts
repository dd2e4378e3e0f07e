// What the state refuses, and how it is exported and imported.
import { describe, expect, it } from 'vitest';
import { createState } from './state.ts';
import { defineTable, keyOf } from './table.ts';

interface Role {
  readonly name: string;
  readonly tags?: readonly string[];
}
const ROLES = defineTable<Role>('iam.roles');

describe('the state', () => {
  it('needs nobody to wait without a journal', () => {
    const state = createState([ROLES]);
    const { changes, value } = state.transact((writer) => {
      writer.put(ROLES, 'a', { name: 'a' });
      return 7;
    });
    expect(value).toBe(7);
    expect(changes).toEqual([{ table: 'iam.roles', key: 'a', before: undefined, after: { name: 'a' } }]);
    expect(state.commit(changes)).toBeUndefined();
    expect(state.settled()).toBeUndefined();
  });

  it('refuses tables that were not declared, twice the same name, and calls within calls', () => {
    const state = createState([ROLES]);
    expect(() => state.reader.get(defineTable('iam.users'), 'a')).toThrow('iam.users was not declared');
    expect(() => createState([ROLES, defineTable('iam.roles')])).toThrow('two tables are named iam.roles');
    expect(() => state.transact(() => state.transact(() => 1))).toThrow('within another');
    expect(() => state.transact(() => state.reset())).toThrow('within a call');
    // And is not stuck afterwards.
    expect(state.transact((writer) => writer.put(ROLES, 'a', { name: 'a' })).changes).toHaveLength(1);
  });

  it('refuses writes after the call, and scans over rows that were written meanwhile', () => {
    const state = createState([ROLES]);
    const { value: writer } = state.transact((inside) => {
      inside.put(ROLES, 'a', { name: 'a' });
      inside.put(ROLES, 'b', { name: 'b' });
      return inside;
    });
    expect(() => writer.put(ROLES, 'c', { name: 'c' })).toThrow('outside of a call');
    expect(() =>
      state.transact((inside) => {
        for (const [key] of inside.scan(ROLES, '')) inside.delete(ROLES, key);
      }),
    ).toThrow('iam.roles was written while it was scanned');
    expect([...state.reader.scan(ROLES, '')]).toHaveLength(2);
  });

  it('takes only plain rows when it is strict, and freezes them', () => {
    const state = createState([ROLES], { strict: true });
    const put =
      (row: unknown): (() => unknown) =>
      () =>
        state.transact((writer) => writer.put(ROLES, 'a', row as Role));
    expect(put({ name: new Date(0) })).toThrow('iam.roles.name is neither an array nor a plain object');
    expect(put({ name: 'a', tags: [undefined] })).toThrow('iam.roles.tags[0] is of type undefined');
    expect(put({ name: Number.NaN })).toThrow('iam.roles.name is NaN');
    const row = { name: 'a', tags: ['x'] };
    put(row)();
    expect(() => row.tags.push('y')).toThrow(TypeError);
  });

  it('keeps parts of keys apart', () => {
    expect(keyOf('a', 'b')).toBe('a\0b');
    expect(() => keyOf('a\0b')).toThrow(RangeError);
  });

  it('exports rows as JSON, and brings older ones up when it imports them', () => {
    const old = createState([ROLES, defineTable<number>('other')]);
    old.transact((writer) => {
      writer.put(ROLES, 'a', { name: 'a' });
      writer.put(defineTable<number>('other'), 'o', 1);
    });
    const file = JSON.parse(JSON.stringify(old.exportState())) as ReturnType<typeof old.exportState>;

    const roles = defineTable<Role>('iam.roles', { version: 2, migrate: (row, from) => ({ ...(row as Role), tags: [`from ${from}`] }) });
    const state = createState([roles]);
    state.transact((writer) => writer.put(roles, 'gone', { name: 'gone' }));
    state.importState(file);
    expect([...state.reader.scan(roles, '')]).toEqual([['a', { name: 'a', tags: ['from 1'] }]]);
    // What it does not know it keeps, and hands on.
    expect(state.unknownTables()).toEqual(['other']);
    expect(state.exportState().tables).toContainEqual({ name: 'other', version: 1, rows: [['o', 1]] });
    expect(() => createState([ROLES]).importState(state.exportState())).toThrow('of version 2, and this program knows 1');
    expect(() => createState([defineTable('iam.roles', { version: 3 })]).importState(file)).toThrow('nothing brings them up to 3');
  });
});
