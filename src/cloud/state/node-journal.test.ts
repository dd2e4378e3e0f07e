// Opening data folders: older, newer, foreign, torn and damaged ones.
import { describe, expect, it } from 'vitest';
import { type FaultDisk, faultDisk } from '../../../test/testkit/cloud/fault-disk.ts';
import { Random } from '../../../test/testkit/random.ts';
import { openJournal } from './node-journal.ts';
import { openState, type State } from './state.ts';
import { defineTable, type Table } from './table.ts';

const ROLES = defineTable<string>('iam.roles');

interface Opened {
  readonly state: State;
  readonly close: () => Promise<void>;
  readonly reports: readonly string[];
}

async function open(disk: FaultDisk, tables: readonly Table<never>[] = [ROLES] as never, longLog = 1 << 20): Promise<Opened> {
  const reports: string[] = [];
  const report = (line: string): number => reports.push(line);
  const { state, journal } = await openState(tables, {
    journal: (owner) => openJournal({ disk, folder: '/d', report, longLog, growth: 0 }, owner),
  });
  return { state, close: () => journal!.close(), reports };
}

async function put<Row>(state: State, table: Table<Row>, key: string, row: Row): Promise<void> {
  await state.commit(state.transact((writer) => writer.put(table, key, row)).changes);
}

async function write(disk: FaultDisk, path: string, text: string | Uint8Array, position = 0): Promise<void> {
  const file = await disk.open(path, disk.named().has(path) ? 'write' : 'create');
  await file.write(Buffer.from(text), position);
}

async function sizeOf(disk: FaultDisk, path: string): Promise<number> {
  return (await disk.open(path, 'read')).size();
}

describe('a data folder', () => {
  it('is refused while it is in use, when it is newer, and when it is something else', async () => {
    const disk = faultDisk();
    const first = await open(disk);
    await expect(open(disk)).rejects.toThrow('process 1 is using this folder');
    await first.close();
    await (await open(disk)).close();
    await write(disk, '/d/VERSION', '9\n');
    await expect(open(disk)).rejects.toThrow('its form is 9, and this one reads up to 1');
    await write(disk, '/d/VERSION', 'x\n');
    await expect(open(disk)).rejects.toThrow('/d/VERSION holds no version');

    const home = faultDisk();
    await write(home, '/d/letters.txt', 'dear');
    await expect(open(home)).rejects.toThrow('/d is not a data folder: it holds letters.txt');
    expect(home.named()).toEqual(new Set(['/d/letters.txt']));
  });

  it('keeps tables that the program does not know, through a checkpoint, and refuses newer rows', async () => {
    const disk = faultDisk();
    const grown = defineTable<string>('iam.grown', { version: 3 });
    const first = await open(disk, [ROLES, grown] as never);
    await put(first.state, grown, 'g', 'kept');
    await first.close();
    const second = await open(disk, undefined, 0);
    expect(second.state.unknownTables()).toEqual(['iam.grown']);
    await put(second.state, ROLES, 'r', 'role');
    await put(second.state, ROLES, 's', 'role');
    await second.close();
    expect([...disk.named()].some((path) => /checkpoint-\d$/.test(path))).toBe(true);
    const third = await open(disk, [ROLES, grown] as never);
    expect(third.state.reader.get(grown, 'g')).toBe('kept');
    await third.close();
    await expect(open(disk, [ROLES, defineTable('iam.grown')] as never)).rejects.toThrow('rows of iam.grown are of version 3');
  });

  it('brings older rows up, in each file those that are older', async () => {
    const disk = faultDisk();
    const first = await open(disk);
    await put(first.state, ROLES, 'old', 'a');
    await first.close();
    const newer = defineTable<{ name: string }>('iam.roles', { version: 2, migrate: (row) => ({ name: String(row) }) });
    for (let round = 0; round < 2; round++) {
      const next = await open(disk, [newer] as never);
      await put(next.state, newer, `new ${round}`, { name: 'b' });
      await next.close();
    }
    const { state } = await open(disk, [newer] as never);
    expect([...state.reader.scan(newer, '')]).toEqual([
      ['new 0', { name: 'b' }],
      ['new 1', { name: 'b' }],
      ['old', { name: 'a' }],
    ]);
  });

  it('cuts off a torn end, and says so', async () => {
    const disk = faultDisk();
    const first = await open(disk);
    await put(first.state, ROLES, 'a', 'kept');
    const size = await sizeOf(disk, '/d/journal-1.log');
    await put(first.state, ROLES, 'b', 'torn');
    await first.close();
    disk.damage('/d/journal-1.log', size + 20);
    const second = await open(disk);
    expect(second.reports).toEqual([expect.stringMatching(new RegExp(`^/d/journal-1.log: \\d+ bytes of .* at byte ${size}$`))]);
    expect([...second.state.reader.scan(ROLES, '')]).toEqual([['a', 'kept']]);
    await put(second.state, ROLES, 'c', 'more');
    await second.close();
    const third = await open(disk);
    expect(third.reports).toEqual([]);
    expect([...third.state.reader.scan(ROLES, '')]).toEqual([
      ['a', 'kept'],
      ['c', 'more'],
    ]);
  });

  it('is refused when it is damaged anywhere else, wherever, and stays as it was', async () => {
    const disk = faultDisk();
    const first = await open(disk);
    await put(first.state, ROLES, 'a', 'x'.repeat(40));
    const size = await sizeOf(disk, '/d/journal-1.log');
    await put(first.state, ROLES, 'b', 'y');
    await first.close();
    for (let position = 0; position < size; position++) {
      const copy = disk.reboot(new Random(1));
      copy.damage('/d/journal-1.log', position);
      await expect(open(copy)).rejects.toThrow(/^\/d\/journal-1\.log is damaged at byte \d+ of \d+\./);
      copy.damage('/d/journal-1.log', position);
      await (await open(copy)).close();
    }
  });

  it('is refused when a checkpoint is damaged or a log is missing', async () => {
    const disk = faultDisk();
    const first = await open(disk, undefined, 0);
    for (let round = 0; round < 3; round++) await put(first.state, ROLES, `k${round}`, 'row');
    await first.close();
    const files = (await disk.list('/d')).filter((name) => /\d/.test(name)).sort();
    expect(files).toEqual([expect.stringMatching(/^checkpoint-\d$/), expect.stringMatching(/^journal-\d\.log$/)]);
    const damaged = disk.reboot(new Random(1));
    damaged.damage(`/d/${files[0]}`, (await sizeOf(damaged, `/d/${files[0]}`)) - 1);
    await expect(open(damaged)).rejects.toThrow(`/d/${files[0]} is damaged`);
    const incomplete = disk.reboot(new Random(1));
    await incomplete.remove(`/d/${files[1]}`);
    await expect(open(incomplete)).rejects.toThrow(`/d/${files[1]} is missing`);
  });
});

describe('a journal that cannot be written', () => {
  it('refuses every later call, and shows only what is durable', async () => {
    const sound = faultDisk();
    await (await open(sound)).close();
    const disk = faultDisk({ fullFrom: sound.steps() });
    const { state } = await open(disk);
    const before = state.transact((writer) => writer.put(ROLES, 'a', 'never'));
    const seen = state.settled();
    await expect(state.commit(before.changes)).rejects.toThrow('the journal could not be written: ENOSPC');
    await expect(seen).rejects.toThrow('ENOSPC');
    expect(state.reader.get(ROLES, 'a')).toBeUndefined();
    expect(() => state.transact((writer) => writer.put(ROLES, 'b', 'never'))).toThrow('Nothing is accepted any more');
    expect(state.reader.get(ROLES, 'b')).toBeUndefined();
    expect(state.settled()).toBeUndefined();
    await expect(state.commit(before.changes)).rejects.toThrow('ENOSPC');
  });

  it('shares one write among the calls that come while another is under way', async () => {
    const disk = faultDisk();
    const { state } = await open(disk);
    const start = disk.steps();
    const commits = Array.from({ length: 50 }, (_, index) => put(state, ROLES, String(index), 'row'));
    await Promise.all(commits);
    // A write and a sync, for all of them.
    expect(disk.steps() - start).toBe(2);
  });
});
