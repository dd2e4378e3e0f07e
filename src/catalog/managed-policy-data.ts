// The form of the generated AWS managed policies: what scripts/build-catalog.ts writes and `managed-policy-lookup.ts` reads.

export const MANAGED_POLICY_FORMAT = 1;

export interface ManagedPolicyData {
  readonly format: number;
  /** Package and version that the policies come from. */
  readonly source: string;
  readonly count: number;
  readonly policies: readonly PackedManagedPolicy[];
}

/** The checksum is that of `arn`, `version`, `updated` and `document`, joined by line ends. */
export type PackedManagedPolicy = readonly [arn: string, version: string, updated: string, document: string, checksum: number];
