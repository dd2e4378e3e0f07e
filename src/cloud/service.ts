// How a service declares itself to the cloud. An operation without its authorization does not compile.
import type { AccountId } from '../model/account.ts';
import type { AuthorizeContext, CallContext, RoleInUse } from './call-context.ts';
import type { Caller } from './caller.ts';
import type { Demand } from './demand.ts';
import type { Gateway } from './gateway.ts';
import type { Identities } from './identities.ts';
import type { OperationModel, ServiceModel } from './model/service-model.ts';
import type { OrganizationDirectory } from './organization-directory.ts';
import type { LadderDecision } from '../model/decision.ts';
import type { Permit } from './permit.ts';
import type { StoredBlob } from './ports/blobs.ts';
import type { ServiceError } from './service-error.ts';
import type { AnyTable, StateReader, StateWriter } from './state/table.ts';

/** Types of a service's operations, as generated: `IamOperations`. */
export type OperationTypes = { readonly [Name: string]: { readonly input: unknown; readonly output: unknown } };

/** What can happen to one operation. Both parts are pure but for the state and the context that they are given. */
export interface Operation<Name extends string, Input, Output> {
  /**
   * What must be allowed. May throw what AWS answers before it looks at permissions (`NoSuchBucket`). Runs in the same turn as `handle`.
   * An empty list must be justified by `unauthorized`.
   */
  readonly authorize: (input: Input, cx: AuthorizeContext) => readonly Demand[];
  readonly handle: (permit: Permit<Name>, input: Input, cx: CallContext) => Output;
  /** Why nobody needs permission for it (`sts:GetSessionToken`). */
  readonly unauthorized?: string;
  /** Callers without credentials may try: `AssumeRoleWithWebIdentity`, S3. Default: no. */
  readonly anonymous?: boolean;
  /** A blob member that is stored before the turn, if the call is allowed: the handler finds a `ReceivedBody` in its place. */
  readonly stores?: keyof Input & string;
  /** Stored parts that are made one blob before the turn, if the call is allowed: the handler finds a `StoredBlob` in the input's `joined`. */
  readonly joins?: (input: Input, cx: AuthorizeContext) => readonly StoredBlob[] | undefined;
  /** CloudTrail: a data event (default: management), members to leave out, and what differs from input and output as they are. */
  readonly trail?: OperationTrail<Input, Output>;
}

export interface OperationTrail<Input, Output> {
  readonly category?: 'Management' | 'Data';
  /** Default: by the access level of the first action that is demanded. */
  readonly readOnly?: boolean;
  readonly eventName?: string;
  readonly requestParameters?: (input: Input) => unknown;
  readonly responseElements?: (output: Output) => unknown;
}

export type OperationTable<Types> = {
  readonly [Name in keyof Types & string]?: Types[Name] extends { readonly input: infer Input; readonly output: infer Output }
    ? Operation<Name, Input, Output>
    : never;
};

/** Limits that the SDK's model does not carry, by `Structure.Member`: `'CreateRoleRequest.RoleName'`. Lengths in characters (lists: items). */
export type Constraints = Readonly<Record<string, Constraint>>;

export interface Constraint {
  readonly length?: readonly [minimum: number, maximum: number];
  readonly range?: readonly [minimum: number, maximum: number];
  /** As AWS prints it; must match the whole text. */
  readonly pattern?: RegExp;
  /** The same pattern as AWS prints it, where it differs from the source of `pattern`. */
  readonly printed?: string;
  /** Of a list: what must hold for every item. */
  readonly each?: Constraint;
}

export interface ServiceDefinition<Types = OperationTypes> {
  /** Folder, and the name of its model. */
  readonly name: string;
  readonly operations: OperationTable<Types>;
  readonly tables: readonly AnyTable[];
  readonly constraints?: Constraints;
  /** How CloudTrail names it. Default: `<name>.amazonaws.com`. */
  readonly eventSource?: string;
  /** How the service words inputs that break its model or its constraints. Default by protocol. */
  readonly validation?: Validation;
  /** Adds to the error of a denied demand what only this service says (EC2's encoded message). */
  readonly denied?: (error: ServiceError, denial: Denied, seal: CallContext['seal']) => ServiceError;
  /** Runs once for each account, when it comes into being. */
  readonly accountCreated?: (account: NewAccount, cx: AccountContext) => void;
  readonly provides?: { readonly identities?: Identities; readonly organization?: OrganizationDirectory };
  /** Hosts and paths that the general rules do not route: virtual-hosted buckets. Answers the operation's labels, or undefined. */
  readonly rest?: RestRouting;
  /** A protocol that is not AWS's own, through which operations are called too: image registries. */
  readonly gateway?: Gateway;
  /**
   * Brings about what time alone does: expiry. Runs every few seconds, and whenever the clock was moved, in a transaction of its own;
   * must be cheap when there is nothing to do.
   */
  readonly periodic?: (cx: PeriodicContext) => void;
  readonly model?: ServiceModel;
}

export interface Validation {
  /** The sentence does not repeat the value. */
  readonly hidesValues?: boolean;
  /** Handlers check everything themselves, in their own words and order. */
  readonly byHandlers?: boolean;
  /** Words the first broken constraint in the service's own way; undefined for the sentence that all services have. */
  readonly worded?: (broken: BrokenConstraint, operation: OperationModel) => ServiceError | undefined;
}

export interface BrokenConstraint {
  /** As AWS prints it: `repositoryName`. */
  readonly path: string;
  /** `Member must not be null` */
  readonly rule: string;
}

export interface NewAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  /** Name of the role that the management account may assume; absent for management accounts. */
  readonly accessRoleName?: string;
  readonly managementAccount: AccountId;
}

export interface AccountContext {
  readonly state: StateWriter;
  readonly now: number;
  readonly random: { readonly bytes: (count: number) => Uint8Array };
  readonly partition: string;
}

/** What a service has when nobody calls it. */
export interface PeriodicContext {
  readonly state: StateWriter;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: { readonly bytes: (count: number) => Uint8Array };
  readonly partition: string;
  readonly identities: Identities;
  /** Asks for a role that the service acts with, as within a call; undefined: allowed. */
  readonly refusalFor: (as: RoleInUse, demand: Demand) => ServiceError | undefined;
}

/** Rewrites a request's path before it is routed: `bucket.s3.us-west-2.amazonaws.com/key` is routed as `/bucket/key`. */
export interface RestRouting {
  /** The path to route by, given the host without port; undefined: the host is not this service's. */
  readonly pathFor: (host: string, path: string) => string | undefined;
  /** What the addressed resource tells browsers; undefined: nothing, and a preflight (OPTIONS) is refused with 403. */
  readonly cors?: (question: CorsQuestion) => readonly (readonly [name: string, value: string])[] | undefined;
}

/** A request from a web page. */
export interface CorsQuestion {
  readonly state: StateReader;
  readonly partition: string;
  /** As routed: `/bucket/key`. */
  readonly path: string;
  readonly origin: string;
  /** Of a preflight: the method that it asks for. */
  readonly method: string;
  /** Of a preflight: the headers that it asks for. */
  readonly headers: readonly string[];
}

/** Checks a definition's types; answers it unchanged. */
export function defineService<Types>(definition: ServiceDefinition<Types>): ServiceDefinition<Types> {
  return definition;
}

/** A demand that was denied, with the decision. */
export interface Denied {
  readonly demand: Demand;
  readonly decision: LadderDecision;
  readonly caller: Caller;
}
