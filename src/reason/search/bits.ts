// Sets of small numbers as words of bits, all of one length.

export type Bits = Int32Array;

export function noBits(count: number): Bits {
  return new Int32Array((count + 31) >>> 5);
}

export function bitsOf(numbers: Iterable<number>, count: number): Bits {
  const bits = noBits(count);
  for (const number of numbers) bits[number >>> 5] = (bits[number >>> 5] as number) | (1 << (number & 31));
  return bits;
}

export function intersect(a: Bits, b: Bits): Bits {
  const out = new Int32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] as number) & (b[i] as number);
  return out;
}

/** `a` without `b`. */
export function without(a: Bits, b: Bits): Bits {
  const out = new Int32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] as number) & ~(b[i] as number);
  return out;
}

export function meets(a: Bits, b: Bits): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true;
  return false;
}

export function keyOfBits(bits: Bits): string {
  return bits.length === 1 ? String(bits[0]) : bits.join(',');
}
