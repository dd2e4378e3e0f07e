// What is known of one request so far; every step of the pipeline adds its part.
import type { AccountId } from '../../model/account.ts';
import type { AnswerDetails } from '../call-context.ts';
import type { Caller } from '../caller.ts';
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
  signature: SignatureInput | 'unsigned' | undefined;
  service: LoadedService | undefined;
  protocol: Protocol | undefined;
  /** The path to route by; differs from the request's for virtual-hosted buckets. */
  path: string | undefined;
  /** The query to route and read by: encoded like the path. */
  query: string | undefined;
  operation: OperationModel | undefined;
  labels: ReadonlyMap<string, string> | undefined;
  region: string | undefined;
  caller: Caller | undefined;
  /** The account that the call acts in; the empty string for callers without one. */
  account: AccountId | undefined;
  verified: VerifiedSignature | undefined;
  /** Time has passed since the caller was found: what was known of it may be wrong by now. */
  waited: boolean | undefined;
  /** The whole body, of operations that do not stream it. */
  body: Uint8Array | undefined;
  /** Digests of blobs that this call holds until it ends. */
  held: string[] | undefined;
  input: Record<string, unknown> | undefined;
  output: unknown;
  /** How the answer differs from the model's. */
  details: AnswerDetails | undefined;
  response: WireResponse | undefined;
}

/** Nothing is known yet but the request. All members are there from the beginning, so that the steps meet objects of one form. */
export function beginExchange(request: WireRequest, requestId: string, now: number): Exchange {
  return {
    request,
    requestId,
    now,
    signature: undefined,
    service: undefined,
    protocol: undefined,
    path: undefined,
    query: undefined,
    operation: undefined,
    labels: undefined,
    region: undefined,
    caller: undefined,
    account: undefined,
    verified: undefined,
    waited: undefined,
    body: undefined,
    held: undefined,
    input: undefined,
    output: undefined,
    details: undefined,
    response: undefined,
  };
}

/** What an earlier step has found. A missing one is a step out of order. */
export function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the pipeline does not know the ${what} yet`);
  return value;
}
