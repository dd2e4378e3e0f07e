// Reads CBOR (RFC 8949) into plain values: objects without prototype, arrays, strings, bytes, dates, bigints.
import { dateOfSeconds } from '../timestamp-text.ts';

/** Thrown for bytes that are not one whole CBOR item, or nested too deep. */
export class CborError extends Error {
  override readonly name = 'CborError';
}

const DEEPEST = 128;
const BREAK = Symbol('break');

/** The one item that the bytes are. Throws CborError. Tagged times become dates, bignums bigints; other tags are dropped. */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new CborReader(bytes);
  const value = reader.item(0);
  if (value === BREAK || !reader.atEnd()) throw new CborError('there is more than one item');
  return value;
}

class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  item(depth: number): unknown {
    if (depth > DEEPEST) throw new CborError('the item is too deep');
    const first = this.#view.getUint8(this.#advance(1));
    const major = first >> 5;
    const info = first & 0x1f;
    if (major === 7) return this.#simple(info);
    const length = info === 31 ? undefined : this.#argument(info);
    switch (major) {
      case 0:
        return narrow(definite(length));
      case 1:
        return narrow(-1n - definite(length));
      case 2:
        return this.#byteString(length);
      case 3:
        return decodeText(this.#byteString(length, 3));
      case 4:
        return this.#array(length, depth);
      case 5:
        return this.#map(length, depth);
      default:
        return tagged(definite(length), this.#plain(depth));
    }
  }

  #advance(count: number): number {
    const at = this.#at;
    if (count > this.#bytes.length - at) throw new CborError('the item ends too early');
    this.#at = at + count;
    return at;
  }

  #argument(info: number): bigint {
    if (info < 24) return BigInt(info);
    if (info === 24) return BigInt(this.#view.getUint8(this.#advance(1)));
    if (info === 25) return BigInt(this.#view.getUint16(this.#advance(2)));
    if (info === 26) return BigInt(this.#view.getUint32(this.#advance(4)));
    if (info === 27) return this.#view.getBigUint64(this.#advance(8));
    throw new CborError('a length is reserved');
  }

  #simple(info: number): unknown {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return halfFloat(this.#view.getUint16(this.#advance(2)));
      case 26:
        return this.#view.getFloat32(this.#advance(4));
      case 27:
        return this.#view.getFloat64(this.#advance(8));
      case 31:
        return BREAK;
      default:
        throw new CborError('a simple value is not known');
    }
  }

  #byteString(length: bigint | undefined, major = 2): Uint8Array {
    if (length !== undefined) {
      const at = this.#advance(Number(length));
      return this.#bytes.slice(at, this.#at);
    }
    const chunks: Uint8Array[] = [];
    for (;;) {
      const first = this.#view.getUint8(this.#advance(1));
      if (first === 0xff) return new Uint8Array(Buffer.concat(chunks));
      if (first >> 5 !== major || (first & 0x1f) === 31) throw new CborError('a chunk is of another kind');
      const at = this.#advance(Number(this.#argument(first & 0x1f)));
      chunks.push(this.#bytes.subarray(at, this.#at));
    }
  }

  #array(length: bigint | undefined, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let count = 0n; length === undefined || count < length; count++) {
      const item = this.item(depth + 1);
      if (item === BREAK) {
        if (length === undefined) return items;
        throw new CborError('a break stands where an item should');
      }
      items.push(item);
    }
    return items;
  }

  #map(length: bigint | undefined, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = Object.create(null);
    for (let count = 0n; length === undefined || count < length; count++) {
      const key = this.item(depth + 1);
      if (key === BREAK && length === undefined) return result;
      if (typeof key !== 'string') throw new CborError('a key is no text');
      result[key] = this.#plain(depth);
    }
    return result;
  }

  #plain(depth: number): unknown {
    const item = this.item(depth + 1);
    if (item === BREAK) throw new CborError('a break stands where an item should');
    return item;
  }
}

function definite(length: bigint | undefined): bigint {
  if (length === undefined) throw new CborError('a number has no length');
  return length;
}

function narrow(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

function tagged(tag: bigint, value: unknown): unknown {
  if (tag === 1n && typeof value === 'number') {
    const date = dateOfSeconds(value);
    if (date === undefined) throw new CborError('a time is out of range');
    return date;
  }
  if ((tag === 2n || tag === 3n) && value instanceof Uint8Array) {
    const magnitude = BigInt(`0x0${Buffer.from(value).toString('hex')}`);
    return tag === 2n ? magnitude : -1n - magnitude;
  }
  return value;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CborError('a text is not UTF-8');
  }
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
