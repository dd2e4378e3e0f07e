// What a pasted denial tells: as much of the request as it names, and the reason that AWS gave.
import type { Layer } from '../../model/decision.ts';
import type { SessionQuery } from '../../estate/request-query.ts';

export interface DeniedRequest {
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly context: ReadonlyMap<string, string | readonly string[]>;
  readonly via?: readonly string[];
  readonly vpcEndpoint?: string;
  readonly session?: SessionQuery;
  /** The reason that the message states, when it states one. */
  readonly stated?: StatedReason;
  /** What the text was taken for: `an AccessDenied message`, `a CloudTrail event`. */
  readonly form: string;
}

export interface StatedReason {
  readonly layer: Layer;
  readonly kind: 'explicitDeny' | 'implicitDeny';
}
