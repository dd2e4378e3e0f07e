// Starts the scanner's module. WebAssembly gives numbers with a sign: here addresses become what they are, also in the upper half of its memory.
import { startScanner } from './generated/scanner.js';
import { MemoryFull } from './memory-full.ts';
import type { ScannerHost, ScannerMemory, ScannerModule } from './scanner-module.ts';

/** Undefined where there is no WebAssembly with vectors. All of the memory has to be 0. */
export function openModule(host: Omit<ScannerHost, 'memoryIsFull'>, memory: ScannerMemory): ScannerModule | undefined {
  const module = startScanner(
    {
      seen: host.seen,
      decodeText: (at, length) => host.decodeText(at >>> 0, length),
      canonicalJson: (at, length) => host.canonicalJson(at >>> 0, length),
      wantedMembers: (source, name) => host.wantedMembers(source >>> 0, name >>> 0),
      textBefore: (text, other) => host.textBefore(text >>> 0, other >>> 0),
      isPrincipal: (arn) => host.isPrincipal(arn >>> 0),
      memoryIsFull: () => {
        throw new MemoryFull();
      },
    },
    memory,
  );
  if (module === undefined) return undefined;
  return {
    ...module,
    roomFor: (length) => module.roomFor(length) >>> 0,
    totalsAt: () => module.totalsAt() >>> 0,
    dataSourcesAt: () => module.dataSourcesAt() >>> 0,
    hold: () => module.hold() >>> 0,
    slotsAt: () => module.slotsAt() >>> 0,
    slotsEnd: () => module.slotsEnd() >>> 0,
    writeSpan: (record) => module.writeSpan(record) >>> 0,
    spanText: (record, which) => module.spanText(record, which) >>> 0,
    firstTime: () => module.firstTime() >>> 0,
    lastTime: () => module.lastTime() >>> 0,
    reserve: (size) => module.reserve(size) >>> 0,
    takeRoom: (size) => module.takeRoom(size) >>> 0,
    objectKind: (record) => module.objectKind(record) >>> 0,
    folderOf: (record, at, resources, parameters) => module.folderOf(record, at, resources, parameters) >>> 0,
    usedBytes: () => module.usedBytes() >>> 0,
    groupBytes: () => module.groupBytes() >>> 0,
    addText: (at, length) => module.addText(at, length) >>> 0,
  };
}
