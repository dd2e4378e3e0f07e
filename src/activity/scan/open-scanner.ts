// The scanner that suits the machine.
import { byteScanner } from './byte-scanner.ts';
import type { ObjectScanner, ScannerOptions } from './object-scanner.ts';
import { parseScanner } from './parse-scanner.ts';
import { wasmScanner } from './wasm-scanner.ts';

/** All engines give the same groups. */
export type ScannerEngine = 'wasm' | 'bytes' | 'parse';

/** Opens a scanner. Without `engine`: WebAssembly where the machine has its vector instructions, else plain JavaScript. */
export function openScanner(options: ScannerOptions, engine: ScannerEngine = 'wasm'): ObjectScanner {
  if (engine === 'parse') return parseScanner(options);
  return (engine === 'wasm' ? wasmScanner(options) : undefined) ?? byteScanner(options);
}
