// Everything that the cloud keeps, opened together: rows, bodies and events; in a data folder or in memory.
import { join } from 'node:path';
import { INLINE_BLOBS } from '../blob/blob-table.ts';
import { blobStore, type CloudBlobs } from '../blob/blob-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import { openEventFiles } from './event-files.ts';
import { createEventLog, type EventLog, type EventStore } from './event-log.ts';
import { openJournal } from './node-journal.ts';
import type { NumberedEvent } from './packed-events.ts';
import { openState, type State } from './state.ts';
import type { AnyTable } from './table.ts';

export interface Store {
  readonly state: State;
  readonly blobs: CloudBlobs;
  readonly events: EventLog;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly tables: readonly AnyTable[];
  readonly clock: Clock;
  readonly disk: Disk;
  /** Makes a folder for what need not outlive the process. */
  readonly temporary: () => Promise<string>;
  /** The data folder; absent: everything ends with the process. */
  readonly data?: string;
  /** What the user should know, a line each. */
  readonly report: (line: string) => void;
  /** Freezes and checks rows; for tests. */
  readonly strict?: boolean;
  readonly maximumEvents?: number;
  readonly packSize?: number;
  /** When a checkpoint is made; see `JournalOptions`. */
  readonly longLog?: number;
  readonly growth?: number;
}

/** Rejects with StorageError when the folder is in use, newer, or damaged. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, disk, data, report, strict, longLog, growth, maximumEvents: maximum, packSize } = options;
  const tables = [...options.tables, INLINE_BLOBS];
  const notes = new EventNotes();
  let events: EventLog | undefined;
  const { state, journal } = await openState(tables, {
    ...(strict === undefined ? {} : { strict }),
    ...(data === undefined
      ? {}
      : {
          journal: (owner) =>
            openJournal(
              { disk, folder: data, report, ...(longLog === undefined ? {} : { longLog }), ...(growth === undefined ? {} : { growth }) },
              owner,
            ),
        }),
    replayNote: (note) => notes.replay(note as EventNote),
    keepNotes: () => events?.flush() ?? Promise.resolve(),
  });
  try {
    for (const name of state.unknownTables()) report(`${data}: rows of ${name} are kept, though this program does not know them`);
    const common = { clock, ...(maximum === undefined ? {} : { maximum }), ...(packSize === undefined ? {} : { packSize }) };
    if (data === undefined || journal === undefined) {
      events = createEventLog(common);
    } else {
      const files = await openEventFiles(disk, join(data, 'events'), report);
      const { recent, missing, lastNumber } = notes.complete(files.recent, files.packs.at(-1)?.last ?? 0);
      for (const event of missing) files.store.append(event);
      const store: EventStore = {
        ...files.store,
        append: (event) => {
          files.store.append(event);
          // The event of a call that wrote is as durable as what it wrote.
          if (!event.event.readOnly) journal.note(event satisfies EventNote);
        },
        clear: (last) => {
          files.store.clear(last);
          journal.note({ cleared: last } satisfies EventNote);
        },
      };
      events = createEventLog({ ...common, store, packs: files.packs, recent, lastNumber });
    }
    const folder = data === undefined ? {} : { folder: join(data, 'blobs') };
    const blobs = await blobStore({ state, tables, disk, report, temporary: options.temporary, ...folder });
    const log = events;
    const close = async (): Promise<void> => {
      await blobs.close();
      await log.flush().catch(() => undefined);
      await journal?.close();
      await log.close();
    };
    return { state, blobs, events, close };
  } catch (error) {
    await journal?.close();
    throw error;
  }
}

type EventNote = NumberedEvent | { readonly cleared: number };

/** The events that the journal remembers. */
class EventNotes {
  private readonly events = new Map<number, NumberedEvent>();
  private cleared = 0;

  replay(note: EventNote): void {
    if ('cleared' in note) {
      this.cleared = note.cleared;
      for (const number of this.events.keys()) if (number <= note.cleared) this.events.delete(number);
    } else {
      this.events.set(note.number, note);
    }
  }

  /** All events that are in no pack, ascending; `missing` are those that only the journal had. */
  complete(tails: readonly NumberedEvent[], packedUpTo: number): CompletedEvents {
    const all = new Map(tails.filter(({ number }) => number > this.cleared).map((event) => [event.number, event]));
    const missing = [...this.events.values()].filter(({ number }) => number > packedUpTo && !all.has(number));
    for (const event of missing) all.set(event.number, event);
    return { recent: [...all.values()].sort((a, b) => a.number - b.number), missing, lastNumber: Math.max(this.cleared, packedUpTo) };
  }
}

interface CompletedEvents {
  readonly recent: readonly NumberedEvent[];
  readonly missing: readonly NumberedEvent[];
  readonly lastNumber: number;
}
