// CRC-64/NVME, eight bytes at a time, in two halves of 32 bits: BigInt would be a hundred times slower.

const polynomialHigh = 0x9a6c9329;
const polynomialLow = 0xac4bc9b5;

/** Tables for eight slices of 256 entries, one after the other. */
const high = new Uint32Array(8 * 256);
const low = new Uint32Array(8 * 256);

for (let byte = 0; byte < 256; byte++) {
  let [upper, lower] = [0, byte];
  for (let bit = 0; bit < 8; bit++) {
    const odd = lower & 1;
    lower = (lower >>> 1) | (upper << 31);
    upper >>>= 1;
    if (odd) {
      upper ^= polynomialHigh;
      lower ^= polynomialLow;
    }
  }
  high[byte] = upper;
  low[byte] = lower;
}
for (let entry = 256; entry < 8 * 256; entry++) {
  const [upper, lower] = [high[entry - 256]!, low[entry - 256]!];
  high[entry] = (upper >>> 8) ^ high[lower & 0xff]!;
  low[entry] = ((lower >>> 8) | (upper << 24)) ^ low[lower & 0xff]!;
}

/** A checksum in the making; begins at that of nothing. */
export class Crc64Nvme {
  private upper = -1;
  private lower = -1;

  update(bytes: Uint8Array): void {
    let { upper, lower } = this;
    let at = 0;
    for (const last = bytes.length - 8; at <= last; at += 8) {
      lower ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      upper ^= bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24);
      const a = 1792 + (lower & 0xff);
      const b = 1536 + ((lower >>> 8) & 0xff);
      const c = 1280 + ((lower >>> 16) & 0xff);
      const d = 1024 + (lower >>> 24);
      const e = 768 + (upper & 0xff);
      const f = 512 + ((upper >>> 8) & 0xff);
      const g = 256 + ((upper >>> 16) & 0xff);
      const h = upper >>> 24;
      upper = high[a]! ^ high[b]! ^ high[c]! ^ high[d]! ^ high[e]! ^ high[f]! ^ high[g]! ^ high[h]!;
      lower = low[a]! ^ low[b]! ^ low[c]! ^ low[d]! ^ low[e]! ^ low[f]! ^ low[g]! ^ low[h]!;
    }
    for (; at < bytes.length; at++) {
      const index = (lower ^ bytes[at]!) & 0xff;
      lower = ((lower >>> 8) | (upper << 24)) ^ low[index]!;
      upper = (upper >>> 8) ^ high[index]!;
    }
    this.upper = upper;
    this.lower = lower;
  }

  /** Eight bytes, the most significant first. */
  digest(): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(~this.upper >>> 0, 0);
    bytes.writeUInt32BE(~this.lower >>> 0, 4);
    return bytes;
  }
}
