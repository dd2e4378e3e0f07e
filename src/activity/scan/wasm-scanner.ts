// The scanner in WebAssembly: hands it the bytes, answers what it asks, and reads the groups from its memory.
import type { ActivityGroup } from '../activity-group.ts';
import { isOneOf } from '../principal-pattern.ts';
import { canonicalJson, unescapeJson } from './canonical-json.ts';
import { openMemory } from './generated/scanner.js';
import { goOnWith, type HeldObject, holdObject, readTotals } from './held-object.ts';
import { type ModuleMemory, openModuleMemory } from './module-memory.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from './object-scanner.ts';
import { openModule } from './open-module.ts';
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

/** Undefined where there is no WebAssembly with vectors. `skipped`: so many bytes of memory are left out, for tests of what comes after them. */
export function wasmScanner(options: ScannerOptions, skipped = 0): ObjectScanner | undefined {
  let running = start(options, skipped);
  /** Of a module that is done with, and 0. */
  let spare: ScannerMemory | undefined;
  if (running === undefined) return undefined;
  let isOpen = false;
  /** Of the object that is read, what the modules before this one read. */
  let held: HeldObject | undefined;
  const canPassOver = passingOver(options.principals);
  const renew = (): Running => {
    if (running !== undefined) return running;
    running = start(options, skipped, spare);
    spare = undefined;
    if (running === undefined) throw new Error('the WebAssembly module started once, and not again');
    if (held !== undefined) goOnWith(held, running.module, running.memory);
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
    module.close();
    const totals = readTotals(module, memory, held);
    isOpen = false;
    held = undefined;
    return totals;
  };
  /** Its groups are taken; the next module goes on with the object that is open. */
  const leave = (): Running => {
    const left = renew();
    if (isOpen) held = holdObject(left.module, left.memory, held);
    running = undefined;
    return left;
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
      const { module, memory } = leave();
      return readGroups(module, memory);
    },
    takeImage: () => {
      const { module, memory, raw } = leave();
      const used = module.usedBytes();
      const image = { bytes: new Uint8Array(raw.buffer.slice(0, used)), slots: module.slotsAt(), slotsEnd: module.slotsEnd() };
      // What is copied in vectors goes a little beyond.
      memory.bytes().fill(0, 0, used + OVER);
      spare = raw;
      return image;
    },
    size: () => running?.module.groupBytes() ?? 0,
  };
}

const OVER = 64;

function start(options: ScannerOptions, skipped: number, raw: ScannerMemory | undefined = openMemory()): Running | undefined {
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
  const started = openModule(
    {
      seen: options.seen === undefined ? () => false : (low, high) => options.seen?.(low >>> 0, high >>> 0) === true,
      decodeText: (at, length) => answer(unescapeJson(rawAt(at, length))),
      canonicalJson: (at, length) => answer(canonicalJson(rawAt(at, length))),
      wantedMembers: (source, name) => {
        const { parameters, response } = options.wanted(memory.textAt(source), memory.textAt(name));
        return writeWanted(running, parameters, response);
      },
      textBefore: (text, other) => memory.textAt(text) < memory.textAt(other),
      isPrincipal: (arn) => isOneOf(options.principals ?? [], memory.textAt(arn)),
    },
    raw,
  );
  if (started === undefined) return undefined;
  const module = started;
  const memory = openModuleMemory(raw);
  const running: Running = { raw, module, memory, names: new Map() };
  if (skipped > 0) module.reserve(skipped);
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
