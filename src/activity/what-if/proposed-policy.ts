// A policy document by itself, and what it is proposed to be.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';

export const PROPOSED_AS = ['scp', 'rcp', 'boundary', 'identity', 'resource'] as const;

export interface ProposedPolicy {
  readonly as: (typeof PROPOSED_AS)[number];
  readonly policy: CompiledPolicy;
  /**
   * Of an SCP or RCP: account ids; of a boundary or identity policy: ARNs of users and roles. None: all that were recorded.
   * Of a resource policy: the ARNs of what it is attached to, a role for a trust policy.
   */
  readonly targets: readonly string[];
}
