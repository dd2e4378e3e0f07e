// Puts together the groups of several scanners in the memory of a module of its own, without an object for any of them.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import { openMemory } from './generated/scanner.js';
import type { GroupImage } from './group-image.ts';
import { openModuleMemory } from './module-memory.ts';
import { openModule } from './open-module.ts';
import { groupReader, joinList, readParts, recordsOf } from './read-groups.ts';
import { encodeText } from './text-bytes.ts';

/** Groups are numbers here: they stay the same until `forgetMoved`. */
export interface GroupMerger {
  readonly add: (image: GroupImage) => void;
  readonly size: () => number;
  /** Events of other accounts and regions than those that are wanted. */
  readonly elsewhere: () => number;
  readonly groups: () => Uint32Array;
  readonly read: (group: number) => ActivityGroup;
  readonly identityOf: (group: number) => ActivityIdentity;
  /** The instant of the first event as 14 digits, four bits each, in two words: `YYYYMM` and `DDhhmmss`, all 0 where there is none; undefined for a time of another form. */
  readonly firstInstant: (group: number) => readonly [number, number] | undefined;
  /** The same number for groups that differ in their object of S3 alone, and seldom for others; 0: the group is about none, or about several. */
  readonly objectKind: (group: number) => number;
  /** Whether it stands for all objects below a folder. */
  readonly isFolder: (group: number) => boolean;
  readonly objectOf: (group: number) => GroupObject;
  /** All of these become one group, which stands for a folder, with these resources and parameters. */
  readonly fold: (groups: readonly number[], resources: readonly string[], parameters: string) => void;
  /** After folding: the groups have other numbers then. */
  readonly forgetFolded: () => void;
}

export interface GroupObject {
  readonly resources: readonly string[];
  readonly parameters: string;
  /** Equal for groups that are equal in everything else. */
  readonly others: string;
}

/** As `assembly/group-record.ts` has them. */
const ADDRESSES = 8;
const FIRST_TIME = 56;
const IS_TEXT = 2 ** 31;

/**
 * `accounts`, `regions`: groups of others are left out; absent: none are. Undefined where there is no WebAssembly with vectors. Where memory ends, it throws `MemoryFull`.
 * `skipped`: so many bytes of memory are left out, for tests of what comes after them.
 */
export function openGroupMerger(
  accounts: readonly string[] | undefined,
  regions: readonly string[] | undefined,
  skipped = 0,
): GroupMerger | undefined {
  const raw = openMemory();
  if (raw === undefined) return undefined;
  const memory = openModuleMemory(raw);
  const nothing = (): number => 0;
  const module = openModule(
    {
      seen: () => false,
      isPrincipal: () => false,
      decodeText: nothing,
      canonicalJson: nothing,
      wantedMembers: nothing,
      textBefore: (text, other) => memory.textAt(text) < memory.textAt(other),
    },
    raw,
  );
  if (module === undefined) return undefined;
  if (skipped > 0) module.reserve(skipped);
  const reader = groupReader(module, memory);

  /** Writes bytes into room that is given back when they were used. */
  const withBytes = <T>(bytes: Uint8Array, use: (at: number) => T): T => {
    const size = bytes.length + 1;
    const at = module.takeRoom(size);
    memory.bytes().set(bytes, at);
    const result = use(at);
    module.giveRoom(at, size);
    return result;
  };
  const textOf = (text: string): number => {
    const { bytes } = encodeText(text);
    return withBytes(bytes, (at) => module.addText(at, bytes.length));
  };
  for (const account of accounts ?? []) module.wantAccount(textOf(account));
  for (const region of regions ?? []) module.wantRegion(textOf(region));

  return {
    add: ({ bytes, slots, slotsEnd }) => withBytes(bytes, (at) => module.merge(at, slots, slotsEnd)),
    size: module.groupCount,
    elsewhere: module.eventsElsewhere,
    groups: () => recordsOf(module, memory),
    read: reader.group,
    identityOf: reader.identity,
    firstInstant: (group) => {
      const low = memory.word(group + FIRST_TIME);
      const high = memory.word(group + FIRST_TIME + 4);
      if (high >= IS_TEXT) return low === 0 ? [0, 0] : undefined;
      return [high, low];
    },
    objectKind: module.objectKind,
    isFolder: (group) => module.isFolder(group) !== 0,
    objectOf: (group) => {
      const { resources, parameters, response, denial } = readParts(memory, group);
      const addresses = Array.from({ length: ADDRESSES }, (_, index) => memory.word(group + 4 * index));
      return { resources, parameters, others: `${addresses.join()} ${response} ${denial}` };
    },
    fold: (groups, resources, parameters) => {
      const [first] = groups;
      if (first === undefined) return;
      const list = joinList(resources);
      const { bytes } = encodeText(parameters === '{}' ? '' : parameters);
      const both = new Uint8Array(list.length + bytes.length);
      both.set(list);
      both.set(bytes, list.length);
      const folder = withBytes(both, (at) => module.folderOf(first, at, list.length, bytes.length));
      for (const group of groups) module.moveEvents(group, folder);
    },
    forgetFolded: module.forgetDropped,
  };
}
