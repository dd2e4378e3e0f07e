// An object of which a module has read a part, for another module to go on with.
import type { ModuleMemory } from './module-memory.ts';
import type { ScannedObject } from './object-scanner.ts';
import type { ScannerModule } from './scanner-module.ts';

/** As `assembly/object.ts` has it, with place and length of the bytes that are not read yet. */
const HELD = 48;
const WINDOW = 40;
/** Of the totals, what is no time: `assembly/totals.ts`. */
const COUNTS = 40;

export interface HeldObject {
  readonly state: Uint8Array;
  readonly counts: Uint8Array;
  readonly unread: Uint8Array;
  /** Of the part that was read. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly dataEventSources: readonly string[];
}

/** `earlier`: what the module went on from. */
export function holdObject(module: ScannerModule, memory: ModuleMemory, earlier: HeldObject | undefined): HeldObject {
  const at = module.hold();
  const { word } = memory;
  const copyOf = (from: number, length: number): Uint8Array => Uint8Array.from(memory.bytes().subarray(from, from + length));
  return {
    state: copyOf(at, HELD),
    counts: copyOf(module.totalsAt(), COUNTS),
    unread: copyOf(word(at + WINDOW), word(at + WINDOW + 4)),
    ...sightingsOf(module, memory, earlier),
  };
}

/** The module has read nothing yet. */
export function goOnWith({ state, counts, unread }: HeldObject, module: ScannerModule, memory: ModuleMemory): void {
  module.open();
  const at = module.roomFor(unread.length);
  memory.bytes().set(unread, at);
  memory.bytes().set(counts, module.totalsAt());
  memory.bytes().set(state, module.hold());
  module.goOn(unread.length);
}

const PROBLEMS = [undefined, 'notJson', 'truncated', 'noRecords'] as const;

/** What the object came to, when the module has closed it. */
export function readTotals(module: ScannerModule, memory: ModuleMemory, earlier: HeldObject | undefined): ScannedObject {
  const { word } = memory;
  const at = module.totalsAt();
  const kind = PROBLEMS[word(at + 20)];
  return {
    events: word(at),
    repeats: word(at + 4),
    malformed: word(at + 8),
    outside: word(at + 12),
    untimed: word(at + 32),
    ...(kind && { problem: { kind, offset: word(at + 24) + word(at + 28) * 2 ** 32 } }),
    passedOver: false,
    ...sightingsOf(module, memory, earlier),
  };
}

/** Of all parts so far. */
function sightingsOf(
  module: ScannerModule,
  { word, textAt }: ModuleMemory,
  earlier: HeldObject | undefined,
): Pick<ScannedObject, 'firstSeen' | 'lastSeen' | 'dataEventSources'> {
  const first = textAt(module.firstTime());
  const last = textAt(module.lastTime());
  const sources = new Set(earlier?.dataEventSources);
  for (let index = 0; index < module.dataSourcesCount(); index++) sources.add(textAt(word(module.dataSourcesAt() + 4 * index)));
  const { firstSeen = '', lastSeen = '' } = earlier ?? {};
  return {
    firstSeen: first === '' || (firstSeen !== '' && firstSeen < first) ? firstSeen : first,
    lastSeen: [last, lastSeen].sort()[1] ?? '',
    dataEventSources: [...sources].sort(),
  };
}
