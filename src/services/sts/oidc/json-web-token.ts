// JSON Web Tokens: reading, verifying, signing. RFC 7519, RFC 7515; the algorithms that AWS takes.
import { createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from 'node:crypto';

export interface JsonWebToken {
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signedText: string;
  readonly signature: Buffer;
}

interface Algorithm {
  readonly keyType: 'RSA' | 'EC';
  readonly hash: string;
}

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['RS256', { keyType: 'RSA', hash: 'sha256' }],
  ['RS384', { keyType: 'RSA', hash: 'sha384' }],
  ['RS512', { keyType: 'RSA', hash: 'sha512' }],
  ['ES256', { keyType: 'EC', hash: 'sha256' }],
  ['ES384', { keyType: 'EC', hash: 'sha384' }],
]);

/** The parts of a compact token; undefined for any other text. Nothing is verified. */
export function readJsonWebToken(text: string): JsonWebToken | undefined {
  const parts = text.split('.');
  const [head, body, signature] = parts;
  if (parts.length !== 3 || head === undefined || body === undefined || signature === undefined) return undefined;
  const header = objectOf(head);
  const claims = objectOf(body);
  const algorithm = header?.['alg'];
  if (header === undefined || claims === undefined || typeof algorithm !== 'string') return undefined;
  const keyId = header['kid'];
  return {
    algorithm,
    keyId: typeof keyId === 'string' ? keyId : undefined,
    claims,
    signedText: `${head}.${body}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

function objectOf(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the key can have made tokens of this algorithm: an RSA key is never tried as anything else. */
export function keyFits(key: JsonWebKey, token: Pick<JsonWebToken, 'algorithm' | 'keyId'>): boolean {
  const algorithm = ALGORITHMS.get(token.algorithm);
  if (algorithm === undefined || key.kty !== algorithm.keyType) return false;
  const { kid, alg } = key as { readonly kid?: unknown; readonly alg?: unknown };
  if (alg !== undefined && alg !== token.algorithm) return false;
  return token.keyId === undefined || kid === undefined || kid === token.keyId;
}

/** Whether `key`, which fits, made the signature. */
export function verifyJsonWebToken(token: JsonWebToken, key: JsonWebKey): boolean {
  const hash = ALGORITHMS.get(token.algorithm)?.hash;
  if (hash === undefined) return false;
  try {
    const publicKey = createPublicKey({ key, format: 'jwk' });
    return verify(hash, Buffer.from(token.signedText), { key: publicKey, dsaEncoding: 'ieee-p1363' }, token.signature);
  } catch {
    return false; // A key that is none, as somebody registered it.
  }
}

/** A compact token signed with an EC key on P-256. */
export function signJsonWebToken(claims: Readonly<Record<string, unknown>>, key: JsonWebKey & { readonly kid: string }): string {
  const head = encode({ alg: 'ES256', typ: 'JWT', kid: key.kid });
  const signedText = `${head}.${encode(claims)}`;
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signedText), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signedText}.${signature.toString('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
