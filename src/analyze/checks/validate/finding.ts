// A finding of policy validation: which check, what it says, and every place that it is about.

export type FindingType = 'ERROR' | 'WARNING' | 'SECURITY_WARNING' | 'SUGGESTION';

/** A step into a document. `value`: to the value of a key; `key`: to the key itself; `substring`: within the text reached so far. */
export type PathElement =
  | { readonly value: string }
  | { readonly key: string }
  | { readonly index: number }
  | { readonly substring: { readonly start: number; readonly length: number } };

/** `line` counts from 1, `column` and `offset` from 0, both in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface FindingLocation {
  readonly path: readonly PathElement[];
  /** `end` is exclusive; strings include their quotes. */
  readonly span: { readonly start: TextPosition; readonly end: TextPosition };
}

export interface PolicyFinding {
  readonly findingType: FindingType;
  /** As IAM Access Analyzer names the check: `MISSING_EFFECT`. */
  readonly issueCode: string;
  readonly findingDetails: string;
  readonly locations: readonly FindingLocation[];
}
