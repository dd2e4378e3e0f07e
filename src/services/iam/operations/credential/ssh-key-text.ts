// RSA public keys as they are uploaded for SSH: in OpenSSH's form or PEM.
import { createHash, createPublicKey } from 'node:crypto';
import { ServiceError } from '../../../../cloud/service-error.ts';

export interface SshKey {
  /** `ssh-rsa AAAA…`, without a comment. */
  readonly ssh: string;
  /** `-----BEGIN PUBLIC KEY-----…` */
  readonly pem: string;
  /** MD5 of the key in OpenSSH's binary form: `76:a9:…`. */
  readonly fingerprint: string;
}

/** Throws InvalidPublicKey for what is no RSA key, or one of less than 2048 bits. */
export function readSshKey(text: string): SshKey {
  const jwk = text.trim().startsWith('ssh-rsa ') ? fromSsh(text.trim().split(/\s+/)[1] ?? '') : fromPem(text);
  const bits = Buffer.from(jwk.n, 'base64url').length * 8;
  if (bits < 2048 || bits > 16_384) throw invalidKey();
  const blob = Buffer.concat([field(Buffer.from('ssh-rsa')), field(integer(jwk.e)), field(integer(jwk.n))]);
  const digest = createHash('md5').update(blob).digest('hex');
  return {
    ssh: `ssh-rsa ${blob.toString('base64')}`,
    pem: createPublicKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString(),
    fingerprint: digest.match(/../g)?.join(':') ?? digest,
  };
}

interface RsaNumbers {
  /** Base64url, without leading zeros. */
  readonly n: string;
  readonly e: string;
}

function fromPem(text: string): RsaNumbers {
  try {
    const { kty, n, e } = createPublicKey(text).export({ format: 'jwk' });
    if (kty === 'RSA' && n !== undefined && e !== undefined && !text.includes('PRIVATE KEY')) return { n, e };
  } catch {
    // Whatever is wrong with the text, AWS has one word for it.
  }
  throw invalidKey();
}

/** RFC 4253, section 6.6: three fields, each after its length. */
function fromSsh(base64: string): RsaNumbers {
  const blob = Buffer.from(base64, 'base64');
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) throw invalidKey();
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) throw invalidKey();
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  const [kind, e, n] = fields;
  if (fields.length !== 3 || kind?.toString() !== 'ssh-rsa' || e === undefined || n === undefined) throw invalidKey();
  return { n: withoutZeros(n).toString('base64url'), e: withoutZeros(e).toString('base64url') };
}

function withoutZeros(bytes: Buffer): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0);
  return from < 0 ? bytes.subarray(0, 0) : bytes.subarray(from);
}

/** Positive in two's complement. */
function integer(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function invalidKey(): ServiceError {
  return new ServiceError('InvalidPublicKey', 400, 'The SSH public key is not valid.');
}
