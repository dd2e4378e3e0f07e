// Lets bytes through and computes checksums of them.
import { Transform, type TransformCallback } from 'node:stream';
import { createChecksum, type Checksum, type ChecksumAlgorithm } from './checksum.ts';

export class ChecksumStream extends Transform {
  private readonly checksums: readonly (readonly [ChecksumAlgorithm, Checksum])[];
  private results: ReadonlyMap<ChecksumAlgorithm, string> | undefined;

  constructor(algorithms: Iterable<ChecksumAlgorithm>) {
    super();
    this.checksums = [...new Set(algorithms)].map((algorithm) => [algorithm, createChecksum(algorithm)]);
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    for (const [, checksum] of this.checksums) checksum.update(bytes);
    callback(null, bytes);
  }

  override _flush(callback: TransformCallback): void {
    this.results = new Map(this.checksums.map(([algorithm, checksum]) => [algorithm, checksum.digest().toString('base64')]));
    callback();
  }

  /** In base64, as AWS prints them. Only when the stream has ended. */
  get digests(): ReadonlyMap<ChecksumAlgorithm, string> {
    if (this.results === undefined) throw new Error('the stream has not ended');
    return this.results;
  }
}
