// One request to authorize: who, what, on what, and the context that it carries.
import type { AccountFacts } from './account.ts';
import type { Principal } from './principal.ts';

/** One value, or the values of a multi-valued key. A key that is absent from the request is absent from the map. */
export type ContextValue = string | readonly string[];

/** Condition keys of the request; the map's keys are lower case (`aws:sourceip`, `aws:requesttag/env`). */
export type RequestContext = ReadonlyMap<string, ContextValue>;

/** What the request acts on. */
export interface RequestResource {
  /** The ARN as authorized, or `*` where the action has no resource type. */
  readonly arn: string;
  /** Who owns it. Absent: nobody's in particular (`*`): the caller's own account is taken. */
  readonly owner?: AccountFacts;
  /** Tags of the resource that authorization sees (`aws:ResourceTag/…`, and `SERVICE:ResourceTag/…` where the service has it). */
  readonly tags?: ReadonlyMap<string, string>;
}

/**
 * One (principal, action, resource) with its context. Keys that follow from the other fields (`aws:PrincipalArn`,
 * `aws:ResourceAccount`, …) need not be in `context`; where they are, `context` wins.
 */
export interface AuthorizationRequest {
  readonly principal: Principal;
  /** The caller's account. Absent for anonymous, service and unsigned federated callers. */
  readonly caller?: AccountFacts;
  /** `service:Name`, in any case. */
  readonly action: string;
  readonly resource: RequestResource;
  readonly context: RequestContext;
  /** Services that call on behalf of the principal (a forward access session), first to last: `['athena.amazonaws.com']`. */
  readonly via?: readonly string[];
}
