// Another door to a service's operations: a protocol that is not AWS's own, on hosts of its own. What comes in by it is authorized, made and recorded as those operations.
import type { Readable } from 'node:stream';
import type { Caller } from './caller.ts';
import type { SendingBlobs } from './pipeline/send-stored.ts';
import type { BlobStore, StoredBlob } from './ports/blobs.ts';
import type { StateReader, StateWriter } from './state/table.ts';
import type { WireRequest } from './wire/wire-request.ts';
import type { WireResponse } from './wire/wire-response.ts';

export interface Gateway {
  /** Whether a request is for this door: by host and path alone. Asked of every request, before AWS's own rules find a service. */
  readonly takes: (request: Pick<WireRequest, 'host' | 'path'>) => boolean;
  /** What it throws, ServiceErrors too, it has failed to answer: it words refusals itself. */
  readonly answer: (request: WireRequest, cx: GatewayContext) => Promise<WireResponse>;
}

/** One call of an operation of the gateway's own service. */
export interface GatewayCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Looked up again by its credentials, as they are when the call is made. */
  readonly caller: Caller;
  readonly region: string;
}

/** Long-term or temporary credentials that were vouched for by other means than a signature. */
export interface KnownCredentials {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}

export interface GatewayContext {
  readonly requestId: string;
  /** Milliseconds since 1970, by the cloud's clock. */
  readonly now: number;
  readonly partition: string;
  /** Committed state. For looking up, never for deciding: what a caller may see, operations decide. */
  readonly state: StateReader;
  /**
   * The caller behind credentials as things are now: undefined if the key is gone or inactive, the principal deleted, the account closed.
   * Whether a session has expired is not asked: what carries it has its own time.
   */
  readonly callerOf: (credentials: KnownCredentials) => Caller | undefined;
  /** Sealed texts that nobody else can make or read. */
  readonly seal: { readonly close: (text: string) => string; readonly open: (sealed: string) => string | undefined };
  /** Whether the call may be made, without making it; throws the ServiceError of a refusal, which is recorded. For bodies that should not be read in vain. */
  readonly rehearse: (call: GatewayCall) => void;
  /**
   * Makes the call, with what its operation stores and joins; resolves with its output when what it wrote is durable.
   * Rejects with its ServiceError.
   */
  readonly call: (call: GatewayCall) => Promise<Readonly<Record<string, unknown>>>;
  /** Authorizes the call, and makes a change in its place: for what the protocol can do and the service's API cannot. Resolves when it is durable. */
  readonly instead: (call: GatewayCall, change: (state: StateWriter) => void) => Promise<void>;
  /**
   * Takes a stream into the blob store. What no row refers to when the answer is there goes again.
   * `keepPart`: a stream that breaks off leaves what came, marked `broken`.
   */
  readonly receive: (body: Readable, options?: { readonly keepPart?: boolean }) => Promise<StoredBlob & { readonly broken?: boolean }>;
  /** For answers; `sendStored` takes it. */
  readonly blobs: Pick<BlobStore, 'has' | 'peek' | 'read'> & SendingBlobs;
}
