// The scanner in WebAssembly: hands it the bytes, answers what it asks, and reads the groups from its memory.
import type { ActivityGroup } from '../activity-group.ts';
import { isOneOf } from '../principal-pattern.ts';
import { canonicalJson, unescapeJson } from './canonical-json.ts';
import { openMemory, startScanner } from './generated/scanner.js';
import { type ModuleMemory, openModuleMemory } from './module-memory.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from './object-scanner.ts';
import { PASSED_OVER, passingOver } from './pass-over.ts';
import { readGroups } from './read-groups.ts';
import type { ScannerMemory, ScannerModule } from './scanner-module.ts';
import { decodeUtf8, encodeText } from './text-bytes.ts';

/** Bytes that are handed over at a time: they stay in the cache while they are read. */
const PIECE = 128 * 1024;

interface Running {
  readonly raw: ScannerMemory;
  readonly module: ScannerModule;
  readonly memory: ModuleMemory;
  /** Names of wanted members, which many kinds of events share: what `writeWanted` writes of them. */
  readonly names: Map<string, readonly number[]>;
}

/** Undefined where there is no WebAssembly with vectors. */
export function wasmScanner(options: ScannerOptions): ObjectScanner | undefined {
  let running = start(options);
  /** Of a module that is done with, and 0. */
  let spare: ScannerMemory | undefined;
  if (running === undefined) return undefined;
  let isOpen = false;
  const canPassOver = passingOver(options.principals);
  const renew = (): Running => {
    running ??= start(options, spare);
    spare = undefined;
    if (running === undefined) throw new Error('the WebAssembly module started once, and not again');
    return running;
  };
  const push = (bytes: Uint8Array): void => {
    const { module, memory } = renew();
    if (!isOpen) module.open();
    isOpen = true;
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = bytes.subarray(from, from + PIECE);
      const at = module.roomFor(piece.length);
      memory.bytes().set(piece, at);
      module.feed(piece.length);
    }
  };
  const end = (): ScannedObject => {
    const { module, memory } = renew();
    if (!isOpen) module.open();
    isOpen = false;
    module.close();
    return readTotals(module, memory);
  };
  return {
    push,
    end,
    scan: (object) => {
      if (canPassOver?.(object)) return PASSED_OVER;
      push(object);
      return end();
    },
    takeGroups: (): Iterable<ActivityGroup> => {
      const { module, memory } = renew();
      running = undefined;
      return readGroups(module, memory);
    },
    takeImage: () => {
      const { module, memory, raw } = renew();
      const used = module.usedBytes();
      const image = { bytes: new Uint8Array(raw.buffer.slice(0, used)), slots: module.slotsAt(), slotsEnd: module.slotsEnd() };
      // What is copied in vectors goes a little beyond.
      memory.bytes().fill(0, 0, used + OVER);
      running = undefined;
      spare = raw;
      return image;
    },
    size: () => running?.module.usedBytes() ?? 0,
  };
}

const OVER = 64;

function start(options: ScannerOptions, raw: ScannerMemory | undefined = openMemory()): Running | undefined {
  if (raw === undefined) return undefined;
  let scratch = { at: 0, size: 0 };
  const answer = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const { bytes, surrogates } = encodeText(text);
    const size = 8 + bytes.length;
    if (size > scratch.size) scratch = { at: module.reserve(2 * size), size: 2 * size };
    memory.setWord(scratch.at, bytes.length);
    memory.setWord(scratch.at + 4, surrogates ? 1 : 0);
    memory.bytes().set(bytes, scratch.at + 8);
    return scratch.at;
  };
  const rawAt = (at: number, length: number): string => decodeUtf8(memory.bytes().subarray(at, at + length));
  const started = startScanner(
    {
      seen: options.seen === undefined ? () => false : (low, high) => options.seen?.(low >>> 0, high >>> 0) === true,
      decodeText: (at, length) => answer(unescapeJson(rawAt(at >>> 0, length))),
      canonicalJson: (at, length) => answer(canonicalJson(rawAt(at >>> 0, length))),
      wantedMembers: (source, name) => {
        const { parameters, response } = options.wanted(memory.textAt(source >>> 0), memory.textAt(name >>> 0));
        return writeWanted(running, parameters, response);
      },
      textBefore: (text, other) => memory.textAt(text >>> 0) < memory.textAt(other >>> 0),
      isPrincipal: (arn) => isOneOf(options.principals ?? [], memory.textAt(arn >>> 0)),
    },
    raw,
  );
  if (started === undefined) return undefined;
  const module = started;
  const memory = openModuleMemory(raw);
  const running: Running = { raw, module, memory, names: new Map() };
  const bounds = [options.from ?? '', options.to ?? ''].map((bound) => addText(running, bound));
  module.setOptions(options.principals !== undefined, options.seen !== undefined, bounds[0] ?? 0, bounds[1] ?? 0);
  return running;
}

function addText({ module, memory }: Running, text: string): number {
  const [length, at] = writeBytes(module, memory, text);
  return module.addText(at, length);
}

/** Two counts, and then for each member length and place of its name, and of the same as JSON with a colon. */
function writeWanted({ module, memory, names }: Running, parameters: readonly string[], response: readonly string[]): number {
  const members = [...parameters, ...response];
  const list = module.reserve(8 + 16 * members.length);
  memory.setWord(list, parameters.length);
  memory.setWord(list + 4, response.length);
  for (const [index, name] of members.entries()) {
    const words = names.get(name) ?? [...writeBytes(module, memory, name), ...writeBytes(module, memory, `${JSON.stringify(name)}:`)];
    names.set(name, words);
    for (const [offset, word] of words.entries()) memory.setWord(list + 8 + 16 * index + 4 * offset, word);
  }
  return list;
}

/** Length and place. */
function writeBytes(module: ScannerModule, memory: ModuleMemory, text: string): readonly [number, number] {
  const { bytes } = encodeText(text);
  const at = module.reserve(bytes.length);
  memory.bytes().set(bytes, at);
  return [bytes.length, at];
}

const PROBLEMS = [undefined, 'notJson', 'truncated', 'noRecords'] as const;

/** As `assembly/totals.ts` has them. */
function readTotals(module: ScannerModule, { word, textAt }: ModuleMemory): ScannedObject {
  const at = module.totalsAt();
  const sources: string[] = [];
  for (let index = 0; index < module.dataSourcesCount(); index++) sources.push(textAt(word(module.dataSourcesAt() + 4 * index)));
  const kind = PROBLEMS[word(at + 20)];
  return {
    events: word(at),
    repeats: word(at + 4),
    malformed: word(at + 8),
    outside: word(at + 12),
    ...(kind && { problem: { kind, offset: word(at + 24) + word(at + 28) * 2 ** 32 } }),
    passedOver: false,
    firstSeen: textAt(module.firstTime()),
    lastSeen: textAt(module.lastTime()),
    dataEventSources: sources.sort(),
  };
}
