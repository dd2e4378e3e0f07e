// Signatures of a body's chunks, each over the one before it, beginning with the request's own.
import { createHash, hash, type Hash } from 'node:crypto';
import { s3SignatureMismatch } from './s3-authentication-error.ts';
import type { VerifiedSignature } from './verify-signature.ts';

const nothing = hash('sha256', '', 'hex');

export class ChunkSignatures {
  private readonly accessKeyId: string;
  private readonly chunks: NonNullable<VerifiedSignature['chunks']>;
  private previous: string;
  private claimed = '';
  private digest: Hash = createHash('sha256');

  /** `seed`: the signature of the request that the body came with. */
  constructor(seed: VerifiedSignature) {
    if (seed.chunks === undefined) throw new Error('chunks are signed on top of Signature Version 4');
    this.accessKeyId = seed.accessKeyId;
    this.chunks = seed.chunks;
    this.previous = seed.signature;
  }

  begin(signature: string): void {
    this.claimed = signature;
    this.digest = createHash('sha256');
  }

  data(bytes: Uint8Array): void {
    this.digest.update(bytes);
  }

  /** Checks the chunk that has ended. Throws S3's SignatureDoesNotMatch. */
  end(): void {
    this.check('PAYLOAD', `${nothing}\n${this.digest.digest('hex')}`, this.claimed);
  }

  /** Checks the trailers' signature. Throws S3's SignatureDoesNotMatch. */
  trailers(trailers: ReadonlyMap<string, string>, signature: string): void {
    const text = [...trailers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}:${value}\n`)
      .join('');
    this.check('TRAILER', hash('sha256', Buffer.from(text, 'latin1'), 'hex'), signature);
  }

  private check(kind: 'PAYLOAD' | 'TRAILER', digests: string, signature: string): void {
    const { algorithm, timestamp, scope, holds, canonicalRequest } = this.chunks;
    const text = `${algorithm}-${kind}\n${timestamp}\n${scope}\n${this.previous}\n${digests}`;
    if (!holds(text, signature)) throw s3SignatureMismatch(this.accessKeyId, signature, text, canonicalRequest);
    this.previous = signature;
  }
}
