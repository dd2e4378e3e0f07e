// The ways in which a request's signature can be found wanting; `authentication-error.ts` says them in AWS's words.
import type { SignaturePlace } from './signature-input.ts';

/** What is malformed about the signature's form. */
export type MalformedProblem =
  /** An Authorization of another scheme (`Basic`), or of no known algorithm. `value`: the header. */
  | 'scheme'
  /** `X-Amz-Algorithm` is none that is known. `value`: it. */
  | 'algorithm'
  /** Credential, SignedHeaders or Signature is missing (`value`: their names, by comma), or their syntax is wrong (`value`: empty). */
  | 'components'
  /** A parameter of a presigned request is missing or given twice. `value`: its name. */
  | 'parameters'
  /** Not five elements (four in SigV4A). `value`: the credential. */
  | 'credential'
  /** The scope's date is not `YYYYMMDD`. `value`: it. */
  | 'scope-date'
  /** No date. */
  | 'no-date'
  /** `value`: the date. */
  | 'date'
  /** `X-Amz-Expires` (in SigV2 `Expires`) is no number. `value`: it. */
  | 'expires'
  | 'negative-expires'
  /** S3 without `x-amz-content-sha256`. */
  | 'no-content-sha256'
  /** S3; `value`: the header. */
  | 'content-sha256'
  /** Signed in the header and in the query. `value`: the header. */
  | 'two-mechanisms'
  /** SigV4A without its region set. */
  | 'no-region-set';

/** Times are milliseconds since 1970. */
export type SignatureFailure =
  | {
      readonly failure: 'malformed';
      readonly place: SignaturePlace;
      readonly version: 'v4' | 'v2';
      readonly problem: MalformedProblem;
      readonly value: string;
      /** The Authorization header as sent, if any. */
      readonly authorization?: string;
    }
  /** `X-Amz-Expires` is more than seven days. */
  | { readonly failure: 'presign-too-long' }
  | {
      readonly failure: 'scope-date-mismatch';
      readonly place: SignaturePlace;
      readonly scopeDate: string;
      readonly timestamp: string;
    }
  /** Signed too long ago, or in the future. `allowed` in milliseconds; `sent`: the date as the request has it. */
  | { readonly failure: 'skewed'; readonly time: number; readonly now: number; readonly allowed: number; readonly sent: string }
  /** `expires`: seconds, absent in SigV2. */
  | { readonly failure: 'expired-presign'; readonly expires?: number; readonly expiresAt: number; readonly now: number }
  | { readonly failure: 'not-yet'; readonly time: number; readonly expires: number; readonly now: number }
  /** Headers that have to be signed and are not. */
  | { readonly failure: 'unsigned-header'; readonly names: readonly string[] }
  | {
      readonly failure: 'bad-signature';
      readonly accessKeyId: string;
      readonly provided: string;
      readonly stringToSign: string;
      /** Absent in SigV2. */
      readonly canonicalRequest?: string;
    };

/** What else can be wrong with credentials: found by whoever knows scopes, keys and sessions. */
export type CredentialFailure =
  /** Nothing is signed where it must be. */
  | { readonly failure: 'unsigned' }
  /** Parts of the scope that are wrong; `expected` region absent: it is none at all. */
  | {
      readonly failure: 'wrong-scope';
      readonly place: SignaturePlace;
      readonly region?: { readonly given: string; readonly expected: string };
      readonly service?: { readonly given: string; readonly expected: string };
      readonly terminator?: string;
    }
  /** No such key, it is inactive, or its owner is gone. */
  | { readonly failure: 'unknown-key'; readonly accessKeyId: string }
  /** The token cannot be opened, belongs to another key (or comes with a long-term one), or is missing with a session's key. */
  | {
      readonly failure: 'invalid-token';
      readonly problem: 'malformed' | 'other-key' | 'missing';
      readonly accessKeyId: string;
      readonly token?: string;
    }
  | { readonly failure: 'expired-token'; readonly token: string };

export type AuthenticationFailure = SignatureFailure | CredentialFailure;

/** Distinguishes a failure from what would have been answered else. */
export function isFailure<Good extends object>(result: Good | SignatureFailure): result is SignatureFailure {
  return 'failure' in result;
}
