// What a request says about its signature, before anything of it is believed.

/** How the body is covered. */
export type PayloadMode =
  /** The canonical request holds the digest of the body; nobody announced it. Every service but S3. */
  | { readonly kind: 'body' }
  /** S3: the digest is announced, 64 hex digits as sent, so the body can be checked while it streams. */
  | { readonly kind: 'digest'; readonly text: string }
  /** The body is not covered. `text` stands in the canonical request in place of a digest. */
  | { readonly kind: 'unsigned'; readonly text: string }
  /** aws-chunked: chunks with or without signatures, trailers or none. */
  | { readonly kind: 'chunked'; readonly text: string; readonly signed: boolean; readonly trailer: boolean };

/** Where the signature stands. */
export type SignaturePlace = 'header' | 'query';

interface SignatureBase {
  readonly place: SignaturePlace;
  readonly accessKeyId: string;
  /** The session token, if any. */
  readonly token?: string;
  readonly signature: string;
  /** Signing name: `sts`, `s3`. */
  readonly service: string;
  /** Absent: the signature names none, or a pattern (`*`) where it may name several. */
  readonly region?: string;
  /** When it was signed; milliseconds since 1970. Absent for presigned SigV2, which says only when it expires. */
  readonly time?: number;
  readonly payload: PayloadMode;
}

export interface SignatureV4Input extends SignatureBase {
  /** `v4a`: asymmetric, for several regions. */
  readonly version: 'v4' | 'v4a';
  /** As in the string to sign: `20150830T123600Z`. */
  readonly timestamp: string;
  readonly time: number;
  /** The credential without the access key id: `20150830/us-east-1/iam/aws4_request`. */
  readonly scope: string;
  /** Date of the scope: `20150830`. */
  readonly scopeDate: string;
  /** `aws4_request`, or what stands in its place. */
  readonly terminator: string;
  /** In the order sent. */
  readonly signedHeaders: readonly string[];
  /** Of a presigned request: seconds from `time`. */
  readonly expires?: number;
  /** Of SigV4A: `us-*`, `eu-west-1`. */
  readonly regionSet?: readonly string[];
}

export interface SignatureV2Input extends SignatureBase {
  readonly version: 'v2';
  /** Of a presigned request: milliseconds since 1970. */
  readonly expiresAt?: number;
}

export type SignatureInput = SignatureV4Input | SignatureV2Input;

/** S3 and its relatives canonicalise paths and announce payloads in their own way. */
export function signsLikeS3(service: string): boolean {
  return service === 's3' || service.startsWith('s3-') || service === 's3express';
}
