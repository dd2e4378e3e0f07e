// Objects that were found and not yet read, in portions for the readers.
import type { ListedObject } from './listed-object.ts';

/** Objects of one source that one reader takes at a time. */
export interface Portion {
  readonly source: number;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
}

export interface PortionQueue {
  /** The next portion; undefined when all were taken. */
  readonly take: () => Promise<Portion | undefined>;
  /** What was found so far; `complete` when there is no more to come. */
  readonly known: () => { readonly objects: number; readonly bytes: number; readonly complete: boolean };
  /** Ends when all is found, or as soon as `objects` were. */
  readonly foundAtLeast: (objects: number) => Promise<void>;
  /** Lets the listing end early. */
  readonly stop: () => void;
}

/** What lists the objects of one source. */
export interface Listing {
  readonly found: AsyncIterable<ListedObject>;
  /** A portion ends when it has so many objects, */
  readonly portion: number;
}

/** or so many bytes. */
const BYTES = 4 << 20;
/** Listing goes ahead of reading so far and then waits. */
const AHEAD = 200_000;

/** Starts listing. A listing that throws makes `take` throw. */
export function portionQueue(listings: readonly Listing[], ahead: number = AHEAD): PortionQueue {
  const portions: Portion[] = [];
  let taken = 0;
  let waiting = 0;
  let objects = 0;
  let bytes = 0;
  let complete = false;
  let stopped = false;
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void)[] = [];

  const changed = (): void => {
    const all = wake;
    wake = [];
    for (const resolve of all) resolve();
  };
  const change = (): Promise<void> => new Promise((resolve) => wake.push(resolve));

  const add = (portion: Portion): void => {
    if (portion.names.length === 0) return;
    portions.push(portion);
    waiting += portion.names.length;
    changed();
  };

  const list = async (): Promise<void> => {
    for (const [source, { found, portion }] of listings.entries()) {
      let names: string[] = [];
      let sizes: number[] = [];
      let size = 0;
      for await (const object of found) {
        names.push(object.name);
        sizes.push(object.size);
        size += object.size;
        objects += 1;
        bytes += object.size;
        if (names.length < portion && size < BYTES) continue;
        add({ source, names, sizes });
        [names, sizes, size] = [[], [], 0];
        while (waiting >= ahead && !stopped) await change();
        if (stopped) return;
      }
      add({ source, names, sizes });
    }
  };
  void list()
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      complete = true;
      changed();
    });

  const next = (): Portion | undefined => {
    const portion = portions[taken];
    if (portion === undefined) return undefined;
    taken += 1;
    waiting -= portion.names.length;
    // What was taken is let go now and then, not one by one.
    if (taken >= 64) {
      portions.splice(0, taken);
      taken = 0;
    }
    changed();
    return portion;
  };

  return {
    take: async () => {
      for (;;) {
        const portion = next();
        if (portion !== undefined) return portion;
        if (failure !== undefined) throw failure.error;
        if (complete || stopped) return undefined;
        await change();
      }
    },
    known: () => ({ objects, bytes, complete }),
    foundAtLeast: async (wanted) => {
      while (!complete && objects < wanted) await change();
    },
    stop: () => {
      stopped = true;
      changed();
    },
  };
}
