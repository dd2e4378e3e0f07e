// The P-256 key pair that SigV4A derives from a secret (AWS documentation: "AWS Signature Version 4A"; NIST SP 800-108 in counter mode).
import { createECDH, createHmac, createPublicKey, type KeyObject } from 'node:crypto';
import { BoundedCache } from './bounded-cache.ts';

const derived = new BoundedCache<string, KeyObject>(1024);
const order = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;
const label = 'AWS4-ECDSA-P256-SHA256';

/** The private key as 32 bytes, for tests and signers; `accessKeyId` belongs to the secret. */
export function asymmetricPrivateKey(secret: string, accessKeyId: string): Buffer {
  // One draw in four billion is out of range; the counter then goes on.
  for (let counter = 1; counter < 255; counter++) {
    const candidate = createHmac('sha256', `AWS4A${secret}`)
      .update(Uint8Array.of(0, 0, 0, 1))
      .update(label)
      .update(Uint8Array.of(0))
      .update(accessKeyId)
      .update(Uint8Array.of(counter))
      .update(Uint8Array.of(0, 0, 1, 0))
      .digest();
    const number = BigInt(`0x${candidate.toString('hex')}`);
    if (number <= order - 2n) return Buffer.from((number + 1n).toString(16).padStart(64, '0'), 'hex');
  }
  throw new Error('no key can be derived');
}

/** The public key that verifies this credential's SigV4A signatures. Remembered: deriving takes a fifth of a millisecond. */
export function asymmetricPublicKey(secret: string, accessKeyId: string): KeyObject {
  const name = `${accessKeyId}\n${secret}`;
  const known = derived.get(name);
  if (known !== undefined) return known;
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(asymmetricPrivateKey(secret, accessKeyId));
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } });
  derived.set(name, key);
  return key;
}
