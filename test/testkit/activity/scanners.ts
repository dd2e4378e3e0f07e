// The three scanners by name, and little objects for them.
import type { ActivityGroup } from '../../../src/activity/activity-group.ts';
import { byteScanner } from '../../../src/activity/scan/byte-scanner.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from '../../../src/activity/scan/object-scanner.ts';
import { parseScanner } from '../../../src/activity/scan/parse-scanner.ts';
import { wasmScanner } from '../../../src/activity/scan/wasm-scanner.ts';

const WANTED = { parameters: ['bucketName', 'key', 'tags'], response: ['id'] };
export const options: ScannerOptions = { wanted: () => WANTED };

export const SCANNERS: readonly (readonly [string, (options: ScannerOptions) => ObjectScanner])[] = [
  ['WebAssembly', mustStart],
  ['bytes', byteScanner],
  ['JSON.parse', parseScanner],
];

function mustStart(withOptions: ScannerOptions): ObjectScanner {
  const scanner = wasmScanner(withOptions);
  if (scanner === undefined) throw new Error('no WebAssembly here');
  return scanner;
}

export const event = (more: object = {}): object => ({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', ...more });

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One object by a new scanner. */
export function scanText(
  open: (options: ScannerOptions) => ObjectScanner,
  text: string | Uint8Array,
  withOptions: ScannerOptions = options,
): { readonly object: ScannedObject; readonly groups: readonly ActivityGroup[] } {
  const scanner = open(withOptions);
  const object = scanner.scan(typeof text === 'string' ? bytesOf(text) : text);
  return { object, groups: [...scanner.takeGroups()] };
}
