// Ids of requests and events, in the form of AWS's.
import type { Random } from '../ports/random.ts';

/** The first digit of the fourth group says the variant: two bits of it are chance. */
const VARIANT = '89ab';

/** `f47ac10b-58cc-4372-a567-0e02b2c3d479` (RFC 4122, version 4). */
export function newRequestId(random: Random): string {
  const bytes = random.bytes(16);
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  const variant = VARIANT.charAt(bytes[8]! & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
