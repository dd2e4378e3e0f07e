// Memory of more than 2 GiB: addresses in its upper half are none below 0, and where it ends this is said. What is left out at its beginning is never written to, and takes no memory.
import { describe, expect, test } from 'vitest';
import { bytesOf, event, options } from '../../../test/testkit/activity/scanners.ts';
import { openMemory } from './generated/scanner.js';
import { openGroupMerger } from './group-merger.ts';
import { MemoryFull } from './memory-full.ts';
import { openModule } from './open-module.ts';
import type { ObjectScanner } from './object-scanner.ts';
import type { ScannerModule } from './scanner-module.ts';
import { wasmScanner } from './wasm-scanner.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

const events = [
  event({
    eventTime: '2026-01-01T00:00:00Z',
    eventID: 'ä',
    awsRegion: 'é',
    resources: [{ ARN: 'arn:aws:s3:::b/ö' }],
    managementEvent: false,
  }),
  event({ eventTime: '2026-01-02T00:00:00.5Z', requestParameters: { key: 1.0, tags: { b: 'x\ny', a: '\u{1f600}' } } }),
  event({ eventTime: '2026-01-03T00:00:00Z', eventID: '293ba626-3be5-4a26-ab1b-0f4c54f49959', resources: [{ ARN: 'arn:aws:s3:::b/o' }] }),
];
const text = bytesOf(JSON.stringify(events));

function scannerAt(skipped: number): ObjectScanner {
  const scanner = wasmScanner({ ...options, from: '2026-01-01T00:00:00Z', seen: () => false }, skipped);
  if (scanner?.takeImage === undefined) throw new Error('no WebAssembly here');
  return scanner;
}

const written = (groups: Iterable<unknown>): readonly string[] => [...groups].map((group) => JSON.stringify(group)).sort();

function moduleOf(): ScannerModule {
  const memory = openMemory();
  const nothing = (): number => 0;
  const no = (): boolean => false;
  const host = { seen: no, isPrincipal: no, textBefore: no, decodeText: nothing, canonicalJson: nothing, wantedMembers: nothing };
  const module = memory && openModule(host, memory);
  if (module === undefined) throw new Error('no WebAssembly here');
  return module;
}

describe('a scanner', () => {
  test.each([2 * GIB - 4 * MIB, 2 * GIB, 3 * GIB])('gives the same above %d bytes', (skipped) => {
    const [low, high] = [scannerAt(0), scannerAt(skipped)];
    high.push(text.subarray(0, 700));
    expect(high.size()).toBeGreaterThan(skipped);
    high.push(text.subarray(700));
    expect(high.end()).toEqual(low.scan(text));
    expect(written(high.takeGroups())).toEqual(written(low.takeGroups()));
  });
});

describe('what puts groups together', () => {
  test.each([2 * GIB - 4 * MIB, 2 * GIB, 3 * GIB])('gives the same above %d bytes', (skipped) => {
    const found = [0, skipped].map((bytes) => {
      const merger = openGroupMerger(undefined, ['é', ''], bytes);
      const scanner = scannerAt(0);
      if (merger === undefined || scanner.takeImage === undefined) throw new Error('no WebAssembly here');
      scanner.scan(text);
      merger.add(scanner.takeImage());
      const about = [...merger.groups()].filter((group) => merger.objectKind(group) !== 0);
      merger.fold(about, ['arn:aws:s3:::b/*'], '{}');
      merger.forgetFolded();
      const groups = [...merger.groups()];
      return [written(groups.map(merger.read)), written(groups.map(merger.objectOf)).length, groups.filter(merger.isFolder).length];
    });
    expect(found[1]).toEqual(found[0]);
  });

  test('says where memory ends', () => {
    const merger = openGroupMerger(undefined, undefined, 4 * GIB - 16 * MIB);
    expect(() => merger?.add({ bytes: new Uint8Array(16 * MIB), slots: 0, slotsEnd: 0 })).toThrow(MemoryFull);
  });
});

describe('memory', () => {
  test('ends below 4 GiB, and does not begin again', () => {
    const module = moduleOf();
    for (const end of [1.25, 2.5, 3.75]) {
      const at = module.reserve(1.25 * GIB);
      expect([at, module.usedBytes()].map((address) => Math.round((4 * address) / GIB) / 4)).toEqual([end - 1.25, end]);
    }
    expect(() => module.reserve(1.25 * GIB)).toThrow(MemoryFull);
    expect(() => module.reserve(4 * GIB - 1)).toThrow(MemoryFull);
    expect(module.reserve(MIB)).toBeGreaterThan(3.75 * GIB);
  });

  test('has no room for what is larger than any block', () => {
    expect(() => moduleOf().takeRoom(2 * GIB + 1)).toThrow(MemoryFull);
    expect(moduleOf().takeRoom(2 * GIB)).toBeGreaterThan(0);
  });

  test('what was given back does not count', () => {
    const module = moduleOf();
    const before = module.groupBytes();
    module.giveRoom(module.takeRoom(MIB), MIB);
    expect(module.groupBytes()).toBe(before);
    expect(module.usedBytes()).toBeGreaterThan(before + MIB);
  });
});
