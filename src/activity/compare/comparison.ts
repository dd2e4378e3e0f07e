// What a comparison of granted policies with recorded calls gives.
import type { Policy } from '../../policy/ast.ts';

/** A policy that the principal has: identity policies, in the order in which they are reported. */
export interface GrantedPolicy {
  /** For people: a file name, `AdministratorAccess`. */
  readonly name: string;
  readonly policy: Policy;
}

/** What the logs could have shown. */
export interface LogCoverage {
  /** Event sources with data events, as in `ReadReport`. */
  readonly dataEventSources: readonly string[];
}

export interface Comparison {
  /** Actions of the catalog, counted: `granted` is the sum of the other three. */
  readonly granted: number;
  readonly used: number;
  readonly unused: number;
  readonly notShown: number;
  /** Services of which an action is granted, by prefix. */
  readonly services: readonly ServiceComparison[];
  /** Allow statements, in the order of the policies. */
  readonly statements: readonly StatementComparison[];
  /** Resource patterns that no call touched although their actions were used, and `*` where a few resources would do. */
  readonly resources: readonly ResourceComparison[];
  /** Actions that recorded calls needed and that these policies do not grant, or not on that resource and under those conditions: other policies do. */
  readonly elsewhere: readonly UsedCount[];
}

export interface ServiceComparison {
  /** Prefix: `s3`. */
  readonly service: string;
  /** `Amazon S3`. */
  readonly name: string;
  /** `unknown`: nothing of it was called, and the logs could not have shown all of it. */
  readonly use: Use;
  readonly granted: number;
  readonly used: readonly UsedCount[];
  /** Granted, never called in a way that the grant allows, and the logs would show it. */
  readonly unused: readonly string[];
  /** Granted and not seen, which does not mean that it was not used. */
  readonly notShown: readonly { readonly action: string; readonly because: string }[];
}

export type Use = 'used' | 'unused' | 'unknown';

export interface UsedCount {
  /** Spelled as in the catalog. */
  readonly action: string;
  readonly calls: number;
  readonly lastSeen: string;
  /** Present: why these calls need no permission, so that the grant could go although it was called. */
  readonly free?: string;
}

/** Where a statement stands; `index` counts from 0 in its policy. */
export interface StatementPlace {
  readonly policy: string;
  readonly index: number;
  readonly sid?: string;
}

export interface StatementComparison extends StatementPlace {
  /** Whether recorded calls rest on it. `unknown`: its conditions, or calls that the logs do not show, leave it open. */
  readonly use: Use;
  readonly calls: number;
  readonly because: string;
  /** Action patterns with wildcards: what they come to. */
  readonly wide: readonly WideActions[];
}

export interface WideActions {
  /** `*`, `s3:*`; `NotAction` for all but some. */
  readonly pattern: string;
  /** Services of which it grants something, and those among them that were used. */
  readonly services: number;
  readonly usedServices: readonly string[];
  readonly actions: number;
  readonly usedActions: number;
}

export interface ResourceComparison extends StatementPlace {
  readonly pattern: string;
  /** `untouched`: no call; `unknown`: calls of which the resource is not known, or not whole; `wide`: `*`, where these resources would do. */
  readonly use: 'untouched' | 'unknown' | 'wide';
  /** Actions of the statement that were used. */
  readonly actions: readonly string[];
  /** Of `wide`: how many different resources there were, and some of them. */
  readonly resources: number;
  readonly examples: readonly string[];
}
