// Groups out of the memory of the scanner's module, one at a time.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import type { ModuleMemory } from './module-memory.ts';
import type { ScannerModule } from './scanner-module.ts';
import { decodeSurrogates, encodeText } from './text-bytes.ts';

/** As `assembly/groups.ts` has them: two times and two ids before the parts. */
const SPAN = 112;
const LEFT_OUT = 0xffffffff;
/** Between the ARNs; no byte of UTF-8. */
const BETWEEN = 0xff;
const BETWEEN_AS_CHARACTER = String.fromCharCode(BETWEEN);

export function* readGroups(module: ScannerModule, memory: ModuleMemory): Iterable<ActivityGroup> {
  const { group } = groupReader(module, memory);
  for (const record of recordsOf(module, memory)) yield group(record);
}

/** The addresses of the groups, in no particular order. */
export function recordsOf(module: ScannerModule, { words }: ModuleMemory): Uint32Array {
  const slots = words(module.slotsAt(), module.slotsEnd());
  const records = new Uint32Array(module.groupCount());
  let count = 0;
  for (let slot = 1; slot < slots.length; slot += 2) {
    const record = slots[slot]!;
    if (record !== 0) records[count++] = record;
  }
  return records;
}

export interface GroupReader {
  readonly group: (record: number) => ActivityGroup;
  readonly identity: (record: number) => ActivityIdentity;
}

/** What makes groups of the records at their addresses. */
export function groupReader(module: ScannerModule, memory: ModuleMemory): GroupReader {
  const { word } = memory;
  const textOf = remembering(memory, memory.textAt);
  const identityOf = remembering(memory, (at): ActivityIdentity => {
    const field = (index: number): string => textOf(word(at + 16 + 4 * index));
    return { type: field(0), arn: field(1), account: field(2), invokedBy: field(3), mfa: field(4), sourceIdentity: field(5) };
  });
  return { group: readGroup, identity: (record) => identityOf(word(record)) };

  // Written out plainly: it runs hundreds of thousands of times.
  function readGroup(record: number): ActivityGroup {
    const event = word(record + 4);
    const at = module.writeSpan(record);
    const group = {
      identity: identityOf(word(record)),
      eventSource: textOf(word(event + 16)),
      eventName: textOf(word(event + 20)),
      eventType: textOf(word(record + 8)),
      region: textOf(word(record + 12)),
      errorCode: textOf(word(record + 16)),
      recipientAccount: textOf(word(record + 20)),
      vpcEndpoint: textOf(word(record + 24)),
      tlsVersion: textOf(word(record + 28)),
      resources: NONE,
      parameters: '{}',
      response: '{}',
      denial: '',
      count: word(record + 48) + word(record + 52) * 2 ** 32,
      firstSeen: '',
      lastSeen: '',
      firstId: '',
      lastId: '',
    };
    if (at === 0) return Object.assign(group, readAnyLong(module, memory, record));
    const ofParameters = word(record + 36);
    const ofResponse = word(record + 40);
    const parameters = SPAN + word(record + 32);
    const response = parameters + sizeOf(ofParameters);
    const denial = response + sizeOf(ofResponse);
    const text = memory.asciiAt(at, at + denial + word(record + 44));
    if (parameters > SPAN) group.resources = splitText(text.slice(SPAN, parameters));
    group.parameters = response === parameters ? withoutMembers(ofParameters) : text.slice(parameters, response);
    group.response = denial === response ? withoutMembers(ofResponse) : text.slice(response, denial);
    group.denial = text.slice(denial);
    group.firstSeen = text.slice(0, 20);
    group.lastSeen = text.slice(20, 40);
    group.firstId = text.slice(40, 76);
    group.lastId = text.slice(76, SPAN);
    return group;
  }
}

const NONE: readonly string[] = [];

function splitText(list: string): readonly string[] {
  return list.includes(BETWEEN_AS_CHARACTER) ? list.split(BETWEEN_AS_CHARACTER) : [list];
}

function sizeOf(length: number): number {
  return length === LEFT_OUT ? 0 : length;
}

function withoutMembers(length: number | undefined): string {
  return length === LEFT_OUT ? 'null' : '{}';
}

/** What is mostly different in every group. */
type Seen = Pick<ActivityGroup, 'firstSeen' | 'lastSeen' | 'firstId' | 'lastId'>;

/** Texts that are not ASCII, times and ids of other forms. */
function readAnyLong(module: ScannerModule, memory: ModuleMemory, record: number): GroupParts & Seen {
  const text = (which: number): string => memory.textAt(module.spanText(record, which));
  const seen = { firstSeen: text(0), lastSeen: text(1), firstId: text(2), lastId: text(3) };
  return { ...readParts(memory, record), ...seen };
}

export type GroupParts = Pick<ActivityGroup, 'resources' | 'parameters' | 'response' | 'denial'>;

/** The parts alone, whatever is in them. */
export function readParts(memory: ModuleMemory, record: number): GroupParts {
  const lengths = [32, 36, 40, 44].map((offset) => memory.word(record + offset));
  let at = record + SPAN;
  const parts = lengths.map((length) => {
    const from = at;
    at += sizeOf(length);
    return Uint8Array.from(memory.bytes().subarray(from, at));
  });
  const [resources = new Uint8Array(0), ...others] = parts;
  const [parameters = '', response = '', denial = ''] = others.map(decodeSurrogates);
  return {
    resources: splitList(resources),
    parameters: parameters === '' ? withoutMembers(lengths[1]) : parameters,
    response: response === '' ? withoutMembers(lengths[2]) : response,
    denial,
  };
}

/** ARNs as a record has them. */
export function joinList(resources: readonly string[]): Uint8Array {
  const bytes: number[] = [];
  for (const [index, resource] of resources.entries()) {
    if (index > 0) bytes.push(BETWEEN);
    for (const byte of encodeText(resource).bytes) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function splitList(list: Uint8Array): readonly string[] {
  const texts: string[] = [];
  for (let from = 0; from < list.length; ) {
    const between = list.indexOf(BETWEEN, from);
    const to = between < 0 ? list.length : between;
    texts.push(decodeSurrogates(list.subarray(from, to)));
    from = to + 1;
  }
  return texts;
}

/** The third word of an entry is free for this: which of the values that were read is that of the entry. */
function remembering<T>(memory: ModuleMemory, read: (at: number) => T): (at: number) => T {
  const known: T[] = [];
  const nothing = read(0);
  return (at) => {
    if (at === 0) return nothing;
    const value = known[memory.word(at + 8) - 1];
    if (value !== undefined) return value;
    const fresh = read(at);
    memory.setWord(at + 8, known.push(fresh));
    return fresh;
  };
}
