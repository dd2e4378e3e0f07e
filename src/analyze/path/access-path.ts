// A chain that begins outside of the zone and ends at a role inside, with what that role reaches.
import type { FindingWitness } from '../finding.ts';

export interface AccessPath {
  readonly id: string;
  /** The finding by which the chain begins. */
  readonly finding: string;
  /** As in the finding. */
  readonly from: Readonly<Record<string, string>>;
  readonly hops: readonly PathHop[];
  /** Resources of the zone that the last role reaches, with actions that were tried, sorted. */
  readonly reaches: readonly ReachedResource[];
}

/** One step; its proof is a request that is allowed. */
export interface PathHop {
  /** `assume`: a role is assumed. `invoke`: a function is called, and runs as its role. */
  readonly kind: 'assume' | 'invoke';
  /** ARN of the role or function. */
  readonly to: string;
  /** ARN of the role that one acts as after the step. */
  readonly role: string;
  readonly proof: FindingWitness;
}

export interface ReachedResource {
  readonly resource: string;
  readonly actions: readonly string[];
}

export interface AccessPaths {
  readonly paths: readonly AccessPath[];
  /** False: the estate is too large to try everything; some paths or resources may be missing. */
  readonly complete: boolean;
}
