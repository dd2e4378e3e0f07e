// Session tokens: the session itself, sealed, so that the cloud keeps no row for one and no token can be made up.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Random } from '../ports/random.ts';
import type { NewSession, Session, SessionCredentials } from '../session.ts';
import { mintAccessKeyId } from './access-key-id.ts';

// Decodes to the opening that AWS's own tokens have.
const opening = 'IQoJb3JpZ2luX2Vj';
const nonceLength = 12;
const tagLength = 16;
/** Session policies and tags make it long; a long one is worth deflating. */
const deflateFrom = 400;
const largest = 1 << 20;

type Form = 0 | 1;
const plain: Form = 0;
const deflated: Form = 1;

type Sealed = Omit<Session, 'secretAccessKey'>;

function subkey(key: Uint8Array, use: string): Buffer {
  return createHmac('sha256', key).update(use).digest();
}

function secretOf(accessKeyId: string, key: Uint8Array): string {
  return createHmac('sha256', subkey(key, 'secret access keys')).update(accessKeyId).digest('base64').slice(0, 40);
}

/**
 * Mints the credentials of a new session. `key` is the cloud's own secret, 32 bytes; the token opens only with it.
 * The secret is derived from the key and the access key id, so it is in no token.
 */
export function sealSession(session: NewSession, key: Uint8Array, random: Random): SessionCredentials {
  const accessKeyId = mintAccessKeyId('ASIA', session.account, random);
  const sealed: Sealed = { ...session, accessKeyId };
  const json = Buffer.from(JSON.stringify(sealed));
  const form = json.length < deflateFrom ? plain : deflated;
  const nonce = random.bytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', subkey(key, 'session tokens'), nonce);
  cipher.setAAD(Uint8Array.of(form));
  const content = Buffer.concat([cipher.update(form === plain ? json : deflateRawSync(json)), cipher.final()]);
  const token = Buffer.concat([Uint8Array.of(form), nonce, cipher.getAuthTag(), content]);
  return { accessKeyId, secretAccessKey: secretOf(accessKeyId, key), sessionToken: opening + token.toString('base64') };
}

/** The session of a token that `sealSession` made with this key, expired or not; undefined for any other text. */
export function openSessionToken(token: string, key: Uint8Array): Session | undefined {
  if (!token.startsWith(opening) || token.length > largest) return undefined;
  const text = token.slice(opening.length);
  const bytes = Buffer.from(text, 'base64');
  // The decoder forgives what the encoder never writes: other texts of the same bytes are not tokens.
  if (bytes.length <= 1 + nonceLength + tagLength || bytes.toString('base64') !== text) return undefined;
  const form = bytes[0];
  if (form !== plain && form !== deflated) return undefined;
  const tagFrom = 1 + nonceLength;
  const decipher = createDecipheriv('aes-256-gcm', subkey(key, 'session tokens'), bytes.subarray(1, tagFrom), { authTagLength: tagLength });
  decipher.setAAD(Uint8Array.of(form));
  decipher.setAuthTag(bytes.subarray(tagFrom, tagFrom + tagLength));
  let content: Buffer;
  try {
    content = Buffer.concat([decipher.update(bytes.subarray(tagFrom + tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
  const json = (form === plain ? content : inflateRawSync(content, { maxOutputLength: largest })).toString();
  // Authenticated: it is what `sealSession` wrote.
  const sealed = JSON.parse(json) as Sealed;
  return Object.freeze({ ...sealed, secretAccessKey: secretOf(sealed.accessKeyId, key) });
}
