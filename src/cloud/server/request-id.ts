// Ids of requests that the server answers by itself, in the form of AWS's.
import type { Random } from '../ports/random.ts';

/** `f47ac10b-58cc-4372-a567-0e02b2c3d479` (RFC 4122, version 4). */
export function newRequestId(random: Random): string {
  const bytes = Buffer.from(random.bytes(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
