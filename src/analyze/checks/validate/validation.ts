// One run of validation: what is asked about the policy, and what has been found so far.
import type { DraftPolicy, Place } from './draft/draft.ts';
import type { IssueCode } from './issue-codes.ts';
import type { PolicyKind, ValidatedResourceType } from './policy-kind.ts';

export interface RawFinding {
  readonly code: IssueCode;
  readonly details: string;
  readonly places: readonly Place[];
}

/** Takes a finding; the first place says where it is listed. */
export type Tell = (code: IssueCode, details: string, first: Place, ...more: readonly Place[]) => void;

export interface Validation {
  readonly policy: DraftPolicy;
  readonly kind: PolicyKind;
  readonly resourceType: ValidatedResourceType | undefined;
  /** Also what Access Analyzer's reference still lists although AWS Organizations has accepted it since September 2025. */
  readonly legacyScp: boolean;
  readonly tell: Tell;
  /** The known name that somebody most likely meant; after many answers there are no more, as comparing takes long. */
  readonly near: (text: string, names: Iterable<string>) => string | undefined;
}
