// What generation gives: the statements, each with its evidence, and the documents that hold them.

/** How far resources are widened: the ARNs that were seen; their common prefixes; all of a resource type (`arn:…:role/*`); `*`. */
export type ResourceDetail = 'exact' | 'prefix' | 'type' | 'any';

export interface GeneratedStatement {
  readonly sid: string;
  /** Spelled as in the catalog, sorted. */
  readonly actions: readonly string[];
  /** Patterns as the policy has them (characters that are wildcards, escaped), sorted. */
  readonly resources: readonly string[];
  /** operator → key → values, as in a policy; absent: no conditions. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly evidence: StatementEvidence;
}

export interface StatementEvidence {
  /** Calls that need this statement. */
  readonly calls: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** At most 3 event ids. */
  readonly examples: readonly string[];
  /** For people: why a resource is `*`, what an action follows from. */
  readonly notes: readonly string[];
}

/** One document, within the size that its place allows. */
export interface GeneratedDocument {
  /** `app`, `app-2`, … */
  readonly name: string;
  readonly statements: readonly GeneratedStatement[];
  /** The policy as JSON text, indented by two spaces. */
  readonly json: string;
}

export interface GeneratedPolicy {
  readonly documents: readonly GeneratedDocument[];
  /** Kinds of call that no action is known for: the policy may lack something. */
  readonly unmapped: readonly {
    readonly eventSource: string;
    readonly eventName: string;
    readonly count: number;
    readonly because: string;
  }[];
  /** Actions that may have been needed and were not put in, with the call that they belong to. */
  readonly possible: readonly { readonly action: string; readonly because: string; readonly count: number }[];
  readonly warnings: readonly string[];
  /** Of the warnings, those of actions that are allowed on more than was used although nobody asked for it. */
  readonly wider: readonly string[];
  /** Where there are more documents than may be attached: how wide resources would have to be for fewer; absent where nothing is wide enough, too. */
  readonly fitting?: FittingDetail;
}

export interface FittingDetail {
  readonly resources: ResourceDetail;
  readonly documents: number;
}
