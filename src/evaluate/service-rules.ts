// What a service adds to the general rules. Each service states its own in `services/<service>/authorization.ts`.
import type { Layer } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { Query } from './query.ts';

/** A rule that decides before any policy is consulted. */
export interface Preemption {
  readonly decision: 'allow' | 'deny';
  /** For the ladder: why. */
  readonly note: string;
  /** The service's own sentence, where it does not use IAM's. */
  readonly message?: string;
  /** What to do instead of a denied request, as no policy can allow it; a short phrase. */
  readonly instead?: string;
}

/** Something beside the resource policy that speaks for the resource: a grant, an ACL, a share attribute. */
export interface StandIn {
  readonly layer: Layer;
  readonly note: string;
  /**
   * `direct`: names the principal and answers for both sides. `account`: as if the resource policy named the caller's account.
   * `side`: satisfies the resource's side across accounts and for callers without account.
   */
  readonly strength: 'direct' | 'account' | 'side';
  /** Beside one that is direct, another names the caller's account. */
  readonly accountToo?: boolean;
}

/** How a service reads the resource's side of a request. Every field has a default: see `DEFAULT_SIDE`. */
export interface ResourceSide {
  readonly standIn?: StandIn;
  /** The layer to name when the resource's side does not allow, if not the resource policy's. */
  readonly lackingLayer?: Layer;
  /** A switch that closes the resource to this caller whatever its policy allows, with the reason. */
  readonly closed?: string;
  /** Allow statements of the resource policy do not count (an S3 object that another account owns). */
  readonly allowsDiscounted?: boolean;
  /** Without the stand-in nobody has access, callers of the owner's account included. */
  readonly standInRequired?: boolean;
}

/** The error that a service gives in the place of a denial. */
export interface OtherError {
  readonly code: string;
  readonly httpStatus: number;
  readonly message: string;
}

/** How a service words its denials. */
export interface DenialWording {
  readonly code: string;
  readonly httpStatus: number;
  /** The action as the service prints it, given as `service:Name`. */
  readonly action?: (action: string) => string;
  /** The resource as printed; undefined leaves out ` on resource: …`. */
  readonly resource?: (resource: string, action: string) => string | undefined;
  /** Text before the sentence. */
  readonly prefix?: string;
  /** Whether the sentence ends after the resource: no reason is given. */
  readonly untailed?: (query: Query) => boolean;
  /** A text that takes the place of the whole sentence, with an error code of its own or not; undefined keeps the sentence. */
  readonly replace?: (query: Query, blockedBy: Layer | undefined) => string | OtherError | undefined;
  /** A tail that takes the place of ` on resource: … because …`. */
  readonly masked?: (query: Query, blockedBy: Layer | undefined, explicit: boolean) => string | undefined;
}

export interface ServiceRules {
  readonly preempt?: (query: Query, policies: PolicySet<CompiledPolicy>) => Preemption | undefined;
  /** Whether callers of the owner's account need nothing from the resource policy. Default: true, but for role trust policies. */
  readonly trustsAccount?: (query: Query) => boolean;
  /** Operations (lower case) that are the caller's account's own affair: the resource policy and RCPs have no say. */
  readonly callerAccountOnly?: ReadonlySet<string>;
  /** Deny statements of the resource policy do not bind this caller. */
  readonly ignoresResourceDeny?: (query: Query) => boolean;
  readonly rcpExempt?: (query: Query) => boolean;
  readonly resourceSide?: (query: Query, policies: PolicySet<CompiledPolicy>) => ResourceSide;
  /** Whether conditions see the resource's tags. Default: yes. */
  readonly tagsVisible?: (policies: PolicySet<CompiledPolicy>) => boolean;
  readonly wording?: DenialWording;
}

/** The rules of a service by its lower-case prefix (`s3`); undefined for services without any of their own. */
export type RulesLookup = (service: string) => ServiceRules | undefined;
