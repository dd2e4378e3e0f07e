// The say of every layer on one request, reduced to what the decision needs.
import type { Layer } from '../model/decision.ts';
import type { StandIn } from './service-rules.ts';

/** Says of the layers that are either silent, allow, or deny. */
export interface Say {
  readonly deny: boolean;
  readonly allow: boolean;
}

export interface Verdicts {
  readonly relation: 'same' | 'cross' | 'none';
  /** Set when a rule of the service decides alone. */
  readonly preempted: 'allow' | 'deny' | undefined;
  readonly scp: Say;
  readonly rcpDeny: boolean;
  readonly endpoint: Say;
  /** Public access is blocked for this caller. */
  readonly closed: boolean;
  /** `resource`, or `trust` for a role's trust policy. */
  readonly resourceLayer: 'resource' | 'trust';
  /** The layer to name when the resource's side lacks an Allow. */
  readonly lackingLayer: Layer;
  readonly resourceDeny: boolean;
  /** Grade bits of the Allow statements that count. */
  readonly grades: number;
  readonly standIn: StandIn['strength'] | undefined;
  readonly standInRequired: boolean;
  /** Beside a direct stand-in another one names the caller's account. */
  readonly standInAccountToo: boolean;
  readonly trustsAccount: boolean;
  readonly identity: Say;
  readonly boundary: Say;
  readonly session: Say;
}
