// One action that a recorded call needed, before its resources are found.
import type { ContextValue } from '../../../model/request.ts';
import type { ActionGrade, CallMeaning } from '../../used-action.ts';

/**
 * What is known of an action's resources:
 * - `find`: to be found in `resources[]`, the parameters and the response, by the resource types of the action;
 * - `arns`: exactly these (the role of PassRole, the source of a copy, a key that a parameter names). `patterns`: each `*` in them is a
 *   wildcard, as in `UsedAction`; `unsure`: they cover what it may have been;
 * - `none`: the action has no resource types, so that `*` is right;
 * - `unknown`: the action has resource types, and the event does not tell which resource it was.
 */
export type ResourceHint =
  | { readonly kind: 'find' }
  | { readonly kind: 'arns'; readonly arns: readonly string[]; readonly patterns?: true; readonly unsure?: true }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

export interface NeededAction {
  /** Spelled as in the catalog, which has it. */
  readonly action: string;
  readonly grade: ActionGrade;
  readonly on: ResourceHint;
  /** As in `UsedAction`: keys (lower case) that the request for this action certainly had. */
  readonly context: ReadonlyMap<string, ContextValue>;
  /** For people: `event name`, `requestParameters.roleArn`. */
  readonly because: string;
}

/** What a call needed of IAM: its actions, or why there are none. At least one action; the first is the call's own. */
export type NeededActions =
  | { readonly kind: 'needed'; readonly actions: readonly NeededAction[] }
  | Exclude<CallMeaning, { readonly kind: 'actions' }>;
