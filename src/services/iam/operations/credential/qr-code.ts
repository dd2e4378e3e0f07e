// QR codes (ISO/IEC 18004) of texts: byte mode, error correction level L, versions 1 to 15.

/** Per version: codewords in all, error correction codewords per block, blocks. ISO/IEC 18004, table 9, level L. */
const VERSIONS: readonly (readonly [codewords: number, correction: number, blocks: number])[] = [
  [26, 7, 1],
  [44, 10, 1],
  [70, 15, 1],
  [100, 20, 1],
  [134, 26, 1],
  [172, 18, 2],
  [196, 20, 2],
  [242, 24, 2],
  [292, 30, 2],
  [346, 18, 4],
  [404, 20, 4],
  [466, 24, 4],
  [532, 26, 4],
  [581, 30, 4],
  [655, 22, 6],
];

/** Centres of alignment patterns per version from 2. ISO/IEC 18004, annex E. */
const ALIGNMENT: readonly (readonly number[])[] = [
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
  [6, 30, 54],
  [6, 32, 58],
  [6, 34, 62],
  [6, 26, 46, 66],
  [6, 26, 48, 70],
];

/** Rows of modules, true for dark, without the quiet zone. Throws if the text has more than 520 bytes of UTF-8. */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const bytes = Buffer.from(text);
  const version =
    1 +
    VERSIONS.findIndex(([codewords, correction, blocks], at) => {
      return bytes.length + (at < 9 ? 2 : 3) <= codewords - correction * blocks;
    });
  if (version === 0) throw new Error(`too long for a QR code: ${bytes.length} bytes`);
  const size = 17 + 4 * version;
  const symbol = drawFunctionPatterns(size, version);
  drawCodewords(symbol, codewordsOf(bytes, version));
  // Any of the eight masks makes a valid symbol; the first breaks up the runs that matter.
  return symbol.dark.map((row, y) => row.map((dark, x) => (symbol.fixed[y]?.[x] === true ? dark : dark !== ((x + y) % 2 === 0))));
}

interface Symbol {
  readonly dark: boolean[][];
  /** Modules that are no data. */
  readonly fixed: boolean[][];
}

function drawFunctionPatterns(size: number, version: number): Symbol {
  const grid = (): boolean[][] => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const symbol = { dark: grid(), fixed: grid() };
  for (let at = 0; at < size; at += 1) {
    set(symbol, at, 6, at % 2 === 0);
    set(symbol, 6, at, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    drawSquares(symbol, x, y, 4, (distance) => distance !== 2 && distance !== 4);
  }
  const centres = version === 1 ? [] : (ALIGNMENT[version - 2] ?? []);
  const last = size - 7;
  for (const x of centres) {
    for (const y of centres) {
      const onFinder = (x === 6 && (y === 6 || y === last)) || (x === last && y === 6);
      if (!onFinder) drawSquares(symbol, x, y, 2, (distance) => distance !== 1);
    }
  }
  drawFormat(symbol, size);
  if (version >= 7) drawVersion(symbol, size, version);
  return symbol;
}

function drawSquares(symbol: Symbol, x: number, y: number, radius: number, dark: (distance: number) => boolean): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) set(symbol, x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))));
  }
}

/** Level L and mask 0, protected by a BCH code (clause 7.9). */
function drawFormat(symbol: Symbol, size: number): void {
  const data = 0b01_000;
  const bits = ((data << 10) | remainder(data, 0x537, 10)) ^ 0x5412;
  const bit = (at: number): boolean => ((bits >> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) set(symbol, 8, at, bit(at));
  set(symbol, 8, 7, bit(6));
  set(symbol, 8, 8, bit(7));
  set(symbol, 7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) set(symbol, 14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) set(symbol, size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) set(symbol, 8, size - 15 + at, bit(at));
  set(symbol, 8, size - 8, true);
}

/** The version, protected by a BCH code (clause 7.10). */
function drawVersion(symbol: Symbol, size: number, version: number): void {
  const bits = (version << 12) | remainder(version, 0x1f25, 12);
  for (let at = 0; at < 18; at += 1) {
    const long = size - 11 + (at % 3);
    const short = Math.floor(at / 3);
    set(symbol, long, short, ((bits >> at) & 1) === 1);
    set(symbol, short, long, ((bits >> at) & 1) === 1);
  }
}

function remainder(data: number, generator: number, degree: number): number {
  let rest = data;
  for (let step = 0; step < degree; step += 1) rest = (rest << 1) ^ ((rest >> (degree - 1)) * generator);
  return rest;
}

/** Data in blocks with their error correction, interleaved. */
function codewordsOf(bytes: Uint8Array, version: number): Uint8Array {
  const [total, correction, blocks] = VERSIONS[version - 1] ?? [0, 0, 1];
  const data = dataCodewords(bytes, version, total - correction * blocks);
  const shortBlocks = blocks - (total % blocks);
  const shortLength = Math.floor(total / blocks) - correction;
  const parts: Uint8Array[] = [];
  const checks: Uint8Array[] = [];
  let from = 0;
  for (let block = 0; block < blocks; block += 1) {
    const part = data.subarray(from, from + shortLength + (block < shortBlocks ? 0 : 1));
    from += part.length;
    parts.push(part);
    checks.push(correctionOf(part, correction));
  }
  return Uint8Array.from([...interleave(parts), ...interleave(checks)]);
}

function interleave(parts: readonly Uint8Array[]): number[] {
  const longest = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: longest }, (_, at) => parts.flatMap((part) => part[at] ?? [])).flat();
}

/** Mode, length, bytes, terminator, and padding (clause 7.4). */
function dataCodewords(bytes: Uint8Array, version: number, capacity: number): Uint8Array {
  const nibbles = [4];
  for (let shift = version < 10 ? 4 : 12; shift >= 0; shift -= 4) nibbles.push((bytes.length >> shift) & 15);
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  nibbles.push(0);
  const filled = nibbles.length / 2;
  return Uint8Array.from({ length: capacity }, (_, at) => {
    if (at >= filled) return (at - filled) % 2 === 0 ? 0xec : 0x11;
    return ((nibbles[2 * at] ?? 0) << 4) | (nibbles[2 * at + 1] ?? 0);
  });
}

/** The Reed-Solomon remainder over GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function correctionOf(data: Uint8Array, degree: number): Uint8Array {
  const generator = new Uint8Array(degree);
  generator[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let at = 0; at < degree; at += 1) generator[at] = multiply(generator[at] ?? 0, root) ^ (generator[at + 1] ?? 0);
    root = multiply(root, 2);
  }
  const rest = new Uint8Array(degree);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    for (let at = 0; at < degree; at += 1) rest[at] = (rest[at + 1] ?? 0) ^ multiply(generator[at] ?? 0, factor);
  }
  return rest;
}

function multiply(left: number, right: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((right >> bit) & 1) * left);
  return product;
}

/** Up and down in columns two wide, from the right, past the modules that are no data (clause 7.7.3). */
function drawCodewords(symbol: Symbol, codewords: Uint8Array): void {
  const size = symbol.dark.length;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = symbol.dark[y];
        if (row === undefined || symbol.fixed[y]?.[x] === true) continue;
        row[x] = (((codewords[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1;
        at += 1;
      }
    }
  }
}

function set(symbol: Symbol, x: number, y: number, dark: boolean): void {
  const row = symbol.dark[y];
  const fixed = symbol.fixed[y];
  if (row === undefined || fixed === undefined || x < 0 || x >= row.length) return;
  row[x] = dark;
  fixed[x] = true;
}
