// Texts that only this cloud can read again: encoded authorization failure messages.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Random } from '../ports/random.ts';

const NONCE = 12;
const TAG = 16;
/** Bytes that a sealed text may open to. */
const LARGEST = 1 << 20;

export interface TextSealer {
  /** Base64url. */
  readonly close: (text: string) => string;
  /** Undefined when it is not one of ours. */
  readonly open: (sealed: string) => string | undefined;
}

export function textSealer(key: Uint8Array, random: Random): TextSealer {
  const own = createHmac('sha256', key).update('encoded messages').digest();
  return {
    close: (text) => {
      const nonce = random.bytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', own, nonce);
      const content = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= NONCE + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', own, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        const content = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
        return inflateRawSync(content, { maxOutputLength: LARGEST }).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
