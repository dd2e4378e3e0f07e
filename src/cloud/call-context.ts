// What a service sees of one call beside its input.
import type { AccountId } from '../model/account.ts';
import type { BlobStore } from './ports/blobs.ts';
import type { Random } from './ports/random.ts';
import type { Caller } from './caller.ts';
import type { Demand } from './demand.ts';
import type { Identities } from './identities.ts';
import type { OrganizationDirectory } from './organization-directory.ts';
import type { ServiceError } from './service-error.ts';
import type { NewSession, SessionCredentials } from './session.ts';
import type { NewAccount } from './service.ts';
import type { EventLog } from './state/event-log.ts';
import type { StateReader, StateWriter } from './state/table.ts';

/** A call that one service makes in the course of another: authorised and recorded like any. */
export interface InnerCall {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** In the service's own name (`ec2.amazonaws.com`), acting in an account; or for the present caller, as a forward access session through that service. */
  readonly as: { readonly service: string; readonly account: AccountId } | { readonly via: string };
  readonly region?: string;
  /** More condition keys, lower case. */
  readonly context?: readonly (readonly [key: string, value: string])[];
  readonly serviceSession?: ServiceSession;
}

/** A role that a service has taken. Without such a role, everything is refused. */
export interface RoleInUse {
  readonly roleArn: string;
  readonly sessionName: string;
}

/** How the session of a role that a service takes for what it runs differs from one that anybody may ask for. */
export interface ServiceSession {
  /** Whatever the role's own limit. */
  readonly seconds: number;
  /** Condition keys that stay with the session, lower case: `ec2:sourceinstancearn`. */
  readonly context: Readonly<Record<string, string>>;
}

/** How the request came in. */
export interface RequestView {
  /** `Host` as sent. */
  readonly host: string;
  readonly secure: boolean;
  readonly sourceAddress: string;
  readonly userAgent: string;
  /** A header by lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** How it was signed; absent when it was not. */
  readonly signature?: RequestSignature;
  /** `1.2`, `1.3`; of requests over TLS. */
  readonly tlsVersion?: string;
  /** It came by the service's gateway, not in a protocol of AWS's. */
  readonly gateway?: true;
}

export interface RequestSignature {
  readonly place: 'REST-HEADER' | 'REST-QUERY-STRING' | 'POST';
  readonly version: 'AWS4-HMAC-SHA256' | 'AWS4-ECDSA-P256-SHA256' | 'AWS';
  /** Milliseconds since 1970. */
  readonly signedAt: number;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
}

/** How an answer differs from what the model says of the operation. */
export interface AnswerDetails {
  /** HTTP status. */
  readonly status?: number;
  /** Further headers. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

export interface AuthorizeContext {
  readonly state: StateReader;
  readonly caller: Caller;
  /** The account that the call acts in: the caller's; for callers without one, the empty string. */
  readonly account: AccountId;
  readonly region: string;
  readonly partition: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly requestId: string;
  readonly request: RequestView;
  readonly identities: Identities;
  readonly organization: OrganizationDirectory;
  /** Asks about one more thing within the call (a batch item, whether a missing key may be told of). Undefined: allowed; else the error to show. */
  readonly refusal: (demand: Demand) => ServiceError | undefined;
}

export interface CallContext extends AuthorizeContext {
  readonly state: StateWriter;
  readonly random: Random;
  /** For reading stored bodies; receiving is the pipeline's. */
  readonly blobs: Pick<BlobStore, 'peek' | 'has' | 'readNow'>;
  /** States how the answer differs from the model's (206 for a range). The last word counts. */
  readonly answer?: (details: AnswerDetails) => void;
  /** Present in calls that a service makes in its own name, for sts:AssumeRole. */
  readonly serviceSession?: ServiceSession;
  /** Mints temporary credentials. */
  readonly issue: (session: NewSession) => SessionCredentials;
  /** Answers the output of the inner call, or throws its ServiceError. */
  readonly invoke: (call: InnerCall) => Readonly<Record<string, unknown>>;
  /** As `refusal`, but asks for a role that a service acts with in the course of the call (its service-linked role). Undefined: allowed. */
  readonly refusalFor: (as: RoleInUse, demand: Demand) => ServiceError | undefined;
  /** Lets every service prepare an account that comes into being: its first role, its defaults. */
  readonly createAccount: (account: NewAccount) => void;
  /** The events recorded so far. */
  readonly events: Pick<EventLog, 'query'>;
  /** Seals a text for DecodeAuthorizationMessage, and opens one; undefined when it is not one of ours. */
  readonly seal: { readonly close: (text: string) => string; readonly open: (sealed: string) => string | undefined };
  /** As `seal`, but whatever account asks can open it, and gateways can: for tokens. Who seals marks what it is. */
  readonly cloudSeal: CallContext['seal'];
}
