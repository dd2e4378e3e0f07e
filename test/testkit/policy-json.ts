// The JSON form of a policy document, as generators build it.
import type { PolicyDescription } from '../../src/model/decision.ts';

/** What JSON may put where IAM wants a text. */
export type ScalarJson = string | number | boolean;

export type OneOrMany = ScalarJson | ScalarJson[];

export type PrincipalJson = string | Record<string, string | string[]>;

export type ConditionJson = Record<string, Record<string, OneOrMany>>;

export interface StatementJson {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: PrincipalJson;
  NotPrincipal?: PrincipalJson;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: ConditionJson;
}

export interface DocumentJson {
  Version?: string;
  Id?: string;
  Statement: StatementJson | StatementJson[];
}

/** A policy that nobody has read yet: its description and its document as a JSON value. */
export interface RawPolicy {
  readonly description: PolicyDescription;
  readonly document: DocumentJson;
}

export function statementsOf(document: DocumentJson): StatementJson[] {
  return Array.isArray(document.Statement) ? document.Statement : [document.Statement];
}
