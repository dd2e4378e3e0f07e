// The tree of a policy document: frozen, every node with the span of text that it came from.

/** Offsets in UTF-16 code units, `end` exclusive, into the text of the policy's `SourceText`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text that spans point into, and what to call it. */
export interface SourceText {
  /** A path as the user typed it, or a phrase such as `standard input`. */
  readonly name: string;
  readonly text: string;
  /** For a document that stands as a string inside another text: that text, and where in it an offset of this one stands. */
  readonly outer?: { readonly source: SourceText; offsetOf(offset: number): number };
}

/** A string of the document, decoded, with its place, quotes included. Numbers and booleans keep their text as written. */
export interface Text {
  readonly value: string;
  readonly span: Span;
}

export interface Policy {
  readonly kind: 'policy';
  readonly source: SourceText;
  readonly span: Span;
  /** `2008-10-17` when the document states none: then `${…}` is literal text. */
  readonly version: '2008-10-17' | '2012-10-17';
  /** Where the document states its version; absent when it does not. */
  readonly versionSpan?: Span;
  readonly id?: Text;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly kind: 'statement';
  readonly span: Span;
  /** Place in the document, from 0. */
  readonly index: number;
  readonly sid?: Text;
  readonly effect: 'Allow' | 'Deny';
  readonly principal?: PrincipalElement;
  readonly action: PatternElement;
  readonly resource?: PatternElement;
  readonly condition: readonly ConditionClause[];
  /** Span of the whole Condition block, when there is one. */
  readonly conditionSpan?: Span;
}

/** `Action`/`NotAction`, `Resource`/`NotResource`. */
export interface PatternElement {
  readonly negated: boolean;
  readonly span: Span;
  readonly patterns: readonly Text[];
}

/** `Principal`/`NotPrincipal`. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly span: Span;
  readonly entries: readonly PrincipalEntry[];
}

/** `any` is the bare string `"*"`; `{"AWS": "*"}` is an `AWS` entry whose value is `*`. */
export interface PrincipalEntry {
  readonly type: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly value: Text;
}

/** One operator with one key: `"StringEquals": { "aws:SourceVpc": [ … ] }`. */
export interface ConditionClause {
  readonly operator: ConditionOperator;
  readonly key: Text;
  readonly values: readonly Text[];
  readonly span: Span;
}

export interface ConditionOperator {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly text: Text;
  /** Canonical spelling of the base operator (`StringLike`), or undefined if it is not one that IAM has. */
  readonly name: OperatorName | undefined;
  readonly set?: 'ForAllValues' | 'ForAnyValue';
  readonly ifExists: boolean;
}

export type OperatorName =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnLike'
  | 'ArnNotEquals'
  | 'ArnNotLike'
  | 'Null';
