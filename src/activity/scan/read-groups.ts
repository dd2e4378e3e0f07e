// Groups out of the memory of the scanner's module, one at a time.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import type { ModuleMemory } from './module-memory.ts';
import type { ScannerModule } from './scanner-module.ts';
import { decodeSurrogates } from './text-bytes.ts';

/** As `assembly/groups.ts` has them: two times and two ids before the parts. */
const SPAN = 112;
const LEFT_OUT = 0xffffffff;
/** Between the ARNs; no byte of UTF-8. */
const BETWEEN = 0xff;
const BETWEEN_AS_CHARACTER = String.fromCharCode(BETWEEN);

export function* readGroups(module: ScannerModule, memory: ModuleMemory): Iterable<ActivityGroup> {
  const { word } = memory;
  const textOf = remembering(memory, memory.textAt);
  const identityOf = remembering(memory, (at): ActivityIdentity => {
    const field = (index: number): string => textOf(word(at + 16 + 4 * index));
    return { type: field(0), arn: field(1), account: field(2), invokedBy: field(3), mfa: field(4), sourceIdentity: field(5) };
  });
  const end = module.slotsEnd();
  for (let slot = module.slotsAt(); slot < end; slot += 8) {
    const record = word(slot + 4);
    if (record === 0) continue;
    yield readGroup(record);
  }

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

/** What is mostly different in every group. */
type Long = Pick<ActivityGroup, 'resources' | 'parameters' | 'response' | 'denial' | 'firstSeen' | 'lastSeen' | 'firstId' | 'lastId'>;

function sizeOf(length: number): number {
  return length === LEFT_OUT ? 0 : length;
}

function withoutMembers(length: number | undefined): string {
  return length === LEFT_OUT ? 'null' : '{}';
}

/** Texts that are not ASCII, times and ids of other forms. */
function readAnyLong(module: ScannerModule, memory: ModuleMemory, record: number): Long {
  const lengths = [32, 36, 40, 44].map((offset) => memory.word(record + offset));
  let at = record + SPAN;
  const parts = lengths.map((length) => {
    const from = at;
    at += sizeOf(length);
    return memory.bytes().slice(from, at);
  });
  const [resources = new Uint8Array(0), ...others] = parts;
  const [parameters = '', response = '', denial = ''] = others.map(decodeSurrogates);
  const text = (which: number): string => memory.textAt(module.spanText(record, which));
  return {
    resources: splitList(resources),
    parameters: parameters === '' ? withoutMembers(lengths[1]) : parameters,
    response: response === '' ? withoutMembers(lengths[2]) : response,
    denial,
    firstSeen: text(0),
    lastSeen: text(1),
    firstId: text(2),
    lastId: text(3),
  };
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
