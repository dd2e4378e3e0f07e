// A policy document as validation sees it: whatever is there, right or wrong, each part with its path and its place.
import type { ConditionKeyFacts } from '../../../../catalog/facts.ts';
import type { ConditionOperator, SourceText, Span } from '../../../../policy/ast.ts';
import type { PathElement } from '../finding.ts';

export interface Place {
  readonly path: readonly PathElement[];
  readonly span: Span;
}

/** A string, or a number or boolean as written. */
export interface Leaf extends Place {
  readonly kind: 'string' | 'number' | 'boolean';
  readonly text: string;
}

/** A value that may be one or a list of them. */
export interface Leaves extends Place {
  readonly isList: boolean;
  /** Of the list, values of a wrong type included. */
  readonly length: number;
  readonly values: readonly Leaf[];
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface DraftPatterns extends Leaves {
  readonly name: string;
  readonly negated: boolean;
  /** The key token. */
  readonly key: Place;
}

/** The principals of one kind. */
export interface DraftPrincipals extends Leaves {
  /** As written: `AWS`, `Service`. */
  readonly type: string;
  readonly key: Place;
}

/** `Principal` or `NotPrincipal`. */
export interface DraftPrincipal extends Place {
  readonly negated: boolean;
  readonly key: Place;
  /** The bare string `*`. */
  readonly anyone: boolean;
  readonly isObject: boolean;
  readonly entries: readonly DraftPrincipals[];
}

/** One operator with one key. */
export interface DraftClause extends Leaves {
  readonly operator: ConditionOperator;
  readonly operatorKey: Place;
  readonly key: Leaf;
  /** The key in lower case. */
  readonly name: string;
  /** Undefined for a key that the catalog does not know. */
  readonly facts: ConditionKeyFacts | undefined;
}

export interface DraftCondition extends Place {
  readonly clauses: readonly DraftClause[];
  /** The block itself or operators in it, when nothing stands there. */
  readonly empty: readonly Place[];
}

export interface DraftStatement extends Place {
  readonly index: number;
  readonly sid: Leaf | undefined;
  /** Undefined when it is absent or neither. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly principals: readonly DraftPrincipal[];
  readonly actions: readonly DraftPatterns[];
  readonly resources: readonly DraftPatterns[];
  readonly condition: DraftCondition | undefined;
}

export interface DraftPolicy extends Place {
  readonly source: SourceText;
  /** As written; undefined when there is none, or it is no string. */
  readonly version: Leaf | undefined;
  readonly statements: readonly DraftStatement[];
}
