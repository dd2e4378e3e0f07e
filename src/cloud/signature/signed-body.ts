// The body of a request to S3, checked as it streams: framing removed, digests, lengths and signatures compared.
import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { ServiceError } from '../service-error.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';
import { ChunkFraming, incompleteBody, malformedTrailer } from './chunk-framing.ts';
import { ChunkSignatures } from './chunk-signatures.ts';
import type { PayloadMode } from './signature-input.ts';
import type { VerifiedSignature } from './verify-signature.ts';

export interface BodyExpectations {
  readonly payload: PayloadMode;
  /** Bytes on the wire; absent if it was not said. */
  readonly contentLength?: number;
  /** Bytes once the framing is off; aws-chunked needs it. */
  readonly decodedLength?: number;
  /** MD5 in base64, of the bytes without framing. */
  readonly contentMd5?: string;
  /** Names of the trailers that were announced, lower case. */
  readonly trailers: readonly string[];
}

function lengthHeader(request: Pick<WireRequest, 'headers'>, name: string): number | undefined {
  const text = headerOf(request, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new ServiceError('InvalidArgument', 400, `Invalid ${name}: ${text}`);
  return Number(text);
}

/** What the headers say about the body. Throws S3's InvalidDigest and MissingContentLength. */
function bodyExpectations(request: Pick<WireRequest, 'headers'>, payload: PayloadMode): BodyExpectations {
  const contentLength = lengthHeader(request, 'content-length');
  const decodedLength = lengthHeader(request, 'x-amz-decoded-content-length');
  if (payload.kind === 'chunked' && decodedLength === undefined) {
    throw new ServiceError('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.');
  }
  const contentMd5 = headerOf(request, 'content-md5');
  if (contentMd5 !== undefined && !/^[A-Za-z0-9+/]{21}[AQgw]==$/.test(contentMd5)) {
    throw new ServiceError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.', {
      members: { 'Content-MD5': contentMd5 },
    });
  }
  const announced = payload.kind === 'chunked' && payload.trailer ? (request.headers.get('x-amz-trailer') ?? []) : [];
  const trailers = announced.flatMap((value) => value.toLowerCase().split(',')).map((name) => name.trim());
  return {
    payload,
    trailers: trailers.filter((name) => name !== ''),
    ...(contentLength === undefined ? {} : { contentLength }),
    ...(decodedLength === undefined ? {} : { decodedLength }),
    ...(contentMd5 === undefined ? {} : { contentMd5 }),
  };
}

/** Write the bytes from the wire; read the bytes of the object. Destroyed with a ServiceError when something does not fit. */
export class SignedBody extends Transform {
  /** Name in lower case and value, without the signature; complete when the stream has ended. */
  readonly trailers: ReadonlyMap<string, string>;
  private readonly expected: BodyExpectations;
  private readonly arrived = new Map<string, string>();
  private readonly framing: ChunkFraming | undefined;
  private readonly signatures: ChunkSignatures | undefined;
  private readonly digest: Hash | undefined;
  private readonly md5: Hash | undefined;
  private trailerSignature: string | undefined;
  private received = 0;
  private decoded = 0;

  /** `signature`: that of the request; chunks that must be signed are refused without it. */
  constructor(expected: BodyExpectations, signature: VerifiedSignature | undefined) {
    super();
    this.expected = expected;
    this.trailers = this.arrived;
    const { payload } = expected;
    if (payload.kind === 'digest') this.digest = createHash('sha256');
    if (expected.contentMd5 !== undefined) this.md5 = createHash('md5');
    if (payload.kind !== 'chunked') return;
    if (payload.signed) {
      if (signature === undefined) throw new ServiceError('AccessDenied', 403, 'Access Denied');
      this.signatures = new ChunkSignatures(signature);
    }
    this.framing = new ChunkFraming({
      begin: (size, chunkSignature) => this.begin(size, chunkSignature),
      data: (bytes) => this.pass(bytes),
      end: () => this.signatures?.end(),
      trailer: (name, value) => this.trailer(name, value),
      finish: () => this.finishTrailers(),
    });
  }

  override _transform(bytes: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.received += bytes.length;
    try {
      if (this.framing) this.framing.write(bytes);
      else this.pass(bytes);
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    try {
      this.finish();
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  private begin(size: number, signature: string): void {
    if (this.decoded + size > (this.expected.decodedLength ?? 0)) throw incompleteBody();
    if (this.signatures !== undefined && signature === '') throw incompleteBody();
    this.signatures?.begin(signature);
  }

  private pass(bytes: Buffer): void {
    this.decoded += bytes.length;
    this.digest?.update(bytes);
    this.md5?.update(bytes);
    this.signatures?.data(bytes);
    this.push(bytes);
  }

  private trailer(name: string, value: string): void {
    if (name === 'x-amz-trailer-signature' && this.signatures !== undefined && this.trailerSignature === undefined) {
      this.trailerSignature = value.replace(/\*+$/, '');
    } else if (this.expected.trailers.includes(name) && !this.arrived.has(name)) this.arrived.set(name, value);
    else throw malformedTrailer();
  }

  private finishTrailers(): void {
    if (this.expected.trailers.some((name) => !this.arrived.has(name))) throw malformedTrailer();
    const { payload } = this.expected;
    if (this.signatures === undefined || payload.kind !== 'chunked' || !payload.trailer) return;
    if (this.trailerSignature === undefined) throw malformedTrailer();
    this.signatures.trailers(this.arrived, this.trailerSignature);
  }

  private finish(): void {
    const { payload, contentLength, decodedLength, contentMd5 } = this.expected;
    this.framing?.end();
    if (this.framing && this.decoded !== decodedLength) throw incompleteBody();
    if (contentLength !== undefined && this.received !== contentLength) {
      throw new ServiceError('IncompleteBody', 400, 'You did not provide the number of bytes specified by the Content-Length HTTP header', {
        members: { NumberBytesExpected: String(contentLength), NumberBytesProvided: String(this.received) },
      });
    }
    const computed = this.digest?.digest('hex');
    if (payload.kind === 'digest' && computed !== undefined && computed !== payload.text.toLowerCase()) {
      throw new ServiceError(
        'XAmzContentSHA256Mismatch',
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        { members: { ClientComputedContentSHA256: payload.text, S3ComputedContentSHA256: computed } },
      );
    }
    const md5 = this.md5?.digest('base64');
    if (md5 !== undefined && md5 !== contentMd5) {
      throw new ServiceError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.', {
        members: { ExpectedDigest: contentMd5, CalculatedDigest: md5 },
      });
    }
  }
}

/**
 * A stream to pipe a request's body through. `signature`: the request's, verified; undefined for anonymous requests.
 * Throws S3's errors about the headers; the stream fails with S3's errors about the bytes.
 */
export function signedBody(
  request: Pick<WireRequest, 'headers'>,
  payload: PayloadMode,
  signature: VerifiedSignature | undefined,
): SignedBody {
  return new SignedBody(bodyExpectations(request, payload), signature);
}
