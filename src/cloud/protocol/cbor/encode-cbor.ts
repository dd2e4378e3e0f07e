// Writes plain values as CBOR (RFC 8949): definite lengths, shortest heads, dates as tagged seconds.

/** Objects become maps without their undefined members. Throws for functions and symbols. */
export function encodeCbor(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  write(value, parts);
  return new Uint8Array(Buffer.concat(parts));
}

function write(value: unknown, parts: Uint8Array[]): void {
  if (value === null || value === undefined) parts.push(Uint8Array.of(0xf6));
  else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? 0xf5 : 0xf4));
  else if (typeof value === 'number') writeNumber(value, parts);
  else if (typeof value === 'bigint') writeBigInt(value, parts);
  else if (typeof value === 'string') {
    const bytes = Buffer.from(value, 'utf8');
    parts.push(head(3, BigInt(bytes.length)), bytes);
  } else if (value instanceof Uint8Array) parts.push(head(2, BigInt(value.length)), value);
  else if (value instanceof Date) {
    parts.push(head(6, 1n));
    writeNumber(value.getTime() / 1000, parts);
  } else if (Array.isArray(value)) {
    parts.push(head(4, BigInt(value.length)));
    for (const item of value) write(item, parts);
  } else if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    parts.push(head(5, BigInt(entries.length)));
    for (const [key, item] of entries) {
      write(key, parts);
      write(item, parts);
    }
  } else throw new Error(`CBOR has no ${typeof value}`);
}

function writeNumber(value: number, parts: Uint8Array[]): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
    parts.push(value < 0 ? head(1, BigInt(-1 - value)) : head(0, BigInt(value)));
    return;
  }
  const bytes = new Uint8Array(9);
  bytes[0] = 0xfb;
  new DataView(bytes.buffer).setFloat64(1, value);
  parts.push(bytes);
}

function writeBigInt(value: bigint, parts: Uint8Array[]): void {
  const magnitude = value < 0n ? -1n - value : value;
  if (magnitude < 1n << 64n) {
    parts.push(head(value < 0n ? 1 : 0, magnitude));
    return;
  }
  const hex = magnitude.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  parts.push(head(6, value < 0n ? 3n : 2n), head(2, BigInt(bytes.length)), bytes);
}

function head(major: number, argument: bigint): Uint8Array {
  const kind = major << 5;
  if (argument < 24n) return Uint8Array.of(kind | Number(argument));
  if (argument < 0x100n) return Uint8Array.of(kind | 24, Number(argument));
  const bytes = new Uint8Array(argument < 0x10000n ? 3 : argument < 0x100000000n ? 5 : 9);
  const view = new DataView(bytes.buffer);
  if (bytes.length === 3) view.setUint16(1, Number(argument));
  else if (bytes.length === 5) view.setUint32(1, Number(argument));
  else view.setBigUint64(1, argument);
  bytes[0] = kind | (bytes.length === 3 ? 25 : bytes.length === 5 ? 26 : 27);
  return bytes;
}
