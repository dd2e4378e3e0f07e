// What one recorded call needed of IAM.
import type { ContextValue } from '../model/request.ts';

/** `core`: always checked; `conditional`: its parameters say that it was checked; `possible`: may have been checked, the event does not tell. */
export type ActionGrade = 'core' | 'conditional' | 'possible';

export interface UsedAction {
  /** Spelled as in the catalog: `iam:PassRole`. */
  readonly action: string;
  readonly grade: ActionGrade;
  /** ARNs that it was authorized on, each for itself; `['*']` where the action has no resource types, or where the event does not tell (see `resourceKnown`). */
  readonly resources: readonly string[];
  /** False: the action has resource types, and which resource it was is not known. */
  readonly resourceKnown: boolean;
  /**
   * Present: each `*` in `resources` stands for what the event cannot tell or AWS decides only later (the id of what is being created: `arn:…:volume/*`,
   * as AWS's own denials have it; the suffix of a secret's ARN), so that a policy has them as wildcards. Absent: it is a character (of an object key).
   */
  readonly patterns?: true;
  /** Condition keys (lower case) that the request for this action certainly had, beyond those of the whole call: `iam:passedtoservice`, `kms:viaservice`, `s3:x-amz-acl`. */
  readonly context: ReadonlyMap<string, ContextValue>;
  /** Where it comes from, for people: `event name`, `requestParameters.roleArn`. */
  readonly because: string;
}

/** What an event says of permissions. */
export type CallMeaning =
  | { readonly kind: 'actions'; readonly actions: readonly UsedAction[] }
  /** A call that needs no permission: GetCallerIdentity. */
  | { readonly kind: 'free'; readonly because: string }
  /** No call of an API (a sign-in, a service event), or the same call recorded once more (network activity). */
  | { readonly kind: 'noCall'; readonly because: string }
  /** A call whose action is not known: listed, never guessed. */
  | { readonly kind: 'unmapped'; readonly because: string };
