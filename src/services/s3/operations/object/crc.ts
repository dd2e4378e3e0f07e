// CRC-32, CRC-32C and CRC-64/NVME of short texts: of copied parts, and of the checksums of parts.

interface Table {
  readonly bytes: number;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

const POLYNOMIALS: ReadonlyMap<string, readonly [bytes: number, high: number, low: number]> = new Map([
  ['CRC32', [4, 0, 0xedb88320]],
  ['CRC32C', [4, 0, 0x82f63b78]],
  ['CRC64NVME', [8, 0x9a6c9329, 0xac4bc9b5]],
]);

const tables = new Map<string, Table>();

function tableOf(algorithm: string): Table | undefined {
  const made = tables.get(algorithm);
  const polynomial = POLYNOMIALS.get(algorithm);
  if (made !== undefined || polynomial === undefined) return made;
  const [bytes, polynomialHigh, polynomialLow] = polynomial;
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let h = 0;
    let l = index;
    for (let bit = 0; bit < 8; bit++) {
      const odd = (l & 1) === 1;
      l = ((l >>> 1) | (h << 31)) >>> 0;
      h >>>= 1;
      if (odd) {
        h = (h ^ polynomialHigh) >>> 0;
        l = (l ^ polynomialLow) >>> 0;
      }
    }
    high[index] = h;
    low[index] = l;
  }
  const table = { bytes, high, low };
  tables.set(algorithm, table);
  return table;
}

export interface Crc {
  readonly update: (bytes: Uint8Array) => void;
  /** Base64, most significant byte first. */
  readonly digest: () => string;
}

/** Undefined for an algorithm that is none of the three. */
export function createCrc(algorithm: string): Crc | undefined {
  const table = tableOf(algorithm);
  if (table === undefined) return undefined;
  let h = table.bytes === 8 ? 0xffffffff : 0;
  let l = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const index = (l ^ byte) & 0xff;
        l = (((l >>> 8) | (h << 24)) ^ table.low[index]!) >>> 0;
        h = ((h >>> 8) ^ table.high[index]!) >>> 0;
      }
    },
    digest: () => {
      const out = Buffer.alloc(8);
      out.writeUInt32BE((table.bytes === 8 ? ~h : h) >>> 0, 0);
      out.writeUInt32BE(~l >>> 0, 4);
      return out.subarray(8 - table.bytes).toString('base64');
    },
  };
}

/** Base64; undefined for an algorithm that is none of the three. */
export function crcOf(algorithm: string, bytes: Uint8Array): string | undefined {
  const crc = createCrc(algorithm);
  crc?.update(bytes);
  return crc?.digest();
}
