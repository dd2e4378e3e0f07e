// What an analysis answers: who outside can reach what, what of it has an effect, what closes it, and what is not known.
import type { AccessLevel } from '../catalog/facts.ts';
import type { AccountId } from '../model/account.ts';
import type { PolicyDescription, SourcePosition, StatementReference } from '../model/decision.ts';
import type { ExposureSource } from '../services/exposure.ts';
import type { AccessPath } from './path/access-path.ts';

/** A set of requests from outside of the zone that a resource's own side lets in. */
export interface Finding {
  /** Made of what the finding says: the same in every run, another one when its access changes. */
  readonly id: string;
  readonly resource: string;
  /** `AWS::S3::Bucket` */
  readonly resourceType: string;
  readonly account: AccountId;
  /** One key: `AWS`, `Federated` or `CanonicalUser`. */
  readonly principal: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
  readonly accessLevels: Readonly<Partial<Record<AccessLevel, readonly string[]>>>;
  readonly conditions: Readonly<Record<string, string>>;
  readonly isPublic: boolean;
  readonly source: ExposureSource;
  /** Statements that open it; none for lists, grants and shares. */
  readonly statements: readonly StatementReference[];
  /** One request of the set, written as estate files write requests. */
  readonly witness: FindingWitness;
  /** Access Analyzer reports what is granted, whether or not it has an effect. */
  readonly granted: true;
  readonly effective: Effect;
  /** Whether a resource control policy stands over the resource. */
  readonly resourceControlPolicyRestriction: 'APPLICABLE' | 'NOT_APPLICABLE';
  /** What takes the access away: all of them together. Null: not known. */
  readonly closing: readonly ClosingChange[] | null;
}

export interface FindingWitness {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: AccountId;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** What is left of a granted access when everything else has had its say. */
export interface Effect {
  readonly verdict: 'effective' | 'notEffective' | 'unknown';
  /** The actions that have an effect. */
  readonly actions: readonly string[];
  /** Why not, or why not all of them. Null: nothing stands in the way. */
  readonly reason: string | null;
}

/** One edit of the resource's side. */
export interface ClosingChange {
  readonly kind: 'removeStatement' | 'removePrincipal' | 'addCondition' | 'unshare' | 'removeListEntry' | 'retireGrant';
  readonly summary: string;
  readonly policy: PolicyDescription | null;
  readonly index: number | null;
  readonly position: SourcePosition | null;
  /** The statement as it should read; null: it goes, or there is none. */
  readonly statement: unknown;
  /** Whether the analysis was made again with the change, and the access was gone. */
  readonly verified: boolean;
}

/** Something about a resource that is worth knowing and is no finding. */
export interface AnalysisNote {
  readonly resource: string;
  readonly account: AccountId;
  readonly code: string;
  readonly message: string;
}

/** A question about a resource that could not be answered: never to be read as safe. */
export interface UnknownAccess {
  readonly resource: string;
  readonly account: AccountId;
  readonly reason: string;
}

/** What the analysis rests on. */
export interface Coverage {
  /** Names of the zones. */
  readonly zones: readonly string[];
  readonly accounts: number;
  /** Resources looked at, by type, and how many of each. */
  readonly resources: Readonly<Record<string, number>>;
  /** What could not be read: policies that were not given, documents that are none, accounts without principals. */
  readonly unread: readonly UnknownAccess[];
  /** What was read and could not be decided. */
  readonly unknown: readonly UnknownAccess[];
  /** Whether all paths were followed to their ends; null: paths were not asked for. */
  readonly pathsComplete: boolean | null;
  /** Resources of kinds that this analysis does not look at. */
  readonly ignored: number;
}

export interface Analysis {
  readonly findings: readonly Finding[];
  readonly paths: readonly AccessPath[];
  readonly notes: readonly AnalysisNote[];
  readonly coverage: Coverage;
}
