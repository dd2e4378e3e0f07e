// What is known of one request so far; every step of the pipeline adds its part.
import type { AccountId } from '../../model/account.ts';
import type { AnswerDetails } from '../call-context.ts';
import type { Caller } from '../caller.ts';
import type { ReceivedBody } from '../model/streamed-body.ts';
import type { OperationModel, Protocol } from '../model/service-model.ts';
import type { LoadedService } from '../registry.ts';
import type { SignatureInput } from '../signature/signature-input.ts';
import type { VerifiedSignature } from '../signature/verify-signature.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';

export interface Exchange {
  readonly request: WireRequest;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  signature?: SignatureInput | 'unsigned';
  service?: LoadedService;
  protocol?: Protocol;
  /** The path to route by; differs from the request's for virtual-hosted buckets. */
  path?: string;
  /** The query to route and read by: encoded like the path. */
  query?: string;
  operation?: OperationModel;
  labels?: ReadonlyMap<string, string>;
  region?: string;
  caller?: Caller;
  /** The account that the call acts in; the empty string for callers without one. */
  account?: AccountId;
  verified?: VerifiedSignature;
  /** Time has passed since the caller was found: what was known of it may be wrong by now. */
  waited?: boolean;
  /** The whole body, of operations that do not stream it. */
  body?: Uint8Array;
  received?: ReceivedBody;
  input?: Record<string, unknown>;
  output?: unknown;
  /** How the answer differs from the model's. */
  details?: AnswerDetails;
  response?: WireResponse;
}

/** What an earlier step has found. A missing one is a step out of order. */
export function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the pipeline does not know the ${what} yet`);
  return value;
}
