// The CRC of two texts put together, from their CRCs: parts of an upload give the checksum of the whole without being read again.

interface CrcShape {
  readonly bits: number;
  /** Reflected polynomial, without its highest term. */
  readonly polynomial: bigint;
}

/** Source: S3 User Guide, Checking object integrity; the CRC catalogue's CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME. */
const SHAPES: ReadonlyMap<string, CrcShape> = new Map([
  ['CRC32', { bits: 32, polynomial: 0xedb88320n }],
  ['CRC32C', { bits: 32, polynomial: 0x82f63b78n }],
  ['CRC64NVME', { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n }],
]);

export interface PartCrc {
  /** Base64, most significant byte first, as in headers. */
  readonly checksum: string;
  /** Bytes. */
  readonly length: number;
}

/** Base64; undefined for an algorithm that cannot be combined. */
export function combineCrcs(algorithm: string, parts: readonly PartCrc[]): string | undefined {
  const shape = SHAPES.get(algorithm);
  if (shape === undefined) return undefined;
  const shifts = new Map<number, bigint>();
  let crc: bigint | undefined;
  for (const { checksum, length } of parts) {
    const own = BigInt(`0x${Buffer.from(checksum, 'base64').toString('hex') || '0'}`);
    if (crc === undefined) {
      crc = own;
      continue;
    }
    let shift = shifts.get(length);
    if (shift === undefined) {
      shift = shiftBy(shape, length);
      shifts.set(length, shift);
    }
    crc = multiply(shape, shift, crc) ^ own;
  }
  const hex = (crc ?? 0n).toString(16).padStart(shape.bits / 4, '0');
  return Buffer.from(hex, 'hex').toString('base64');
}

/** Product of two polynomials modulo the shape's, bits reflected: the highest bit is the constant term. */
function multiply({ bits, polynomial }: CrcShape, a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let mask = 1n << BigInt(bits - 1); mask > 0n; mask >>= 1n) {
    if ((a & mask) !== 0n) product ^= shifted;
    shifted = (shifted & 1n) === 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}

/** x to the power of eight times `length`, by squaring. */
function shiftBy(shape: CrcShape, length: number): bigint {
  const one = 1n << BigInt(shape.bits - 1);
  // x^8: one shifted by eight places towards the low end.
  let square = one >> 8n;
  let result = one;
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(shape, square, result);
    square = multiply(shape, square, square);
  }
  return result;
}
