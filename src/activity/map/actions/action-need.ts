// Making one needed action.
import { wildcardOnly } from '../../../catalog/action-resource.ts';
import type { ContextValue } from '../../../model/request.ts';
import type { ActionGrade } from '../../used-action.ts';
import { remembered } from '../remembered.ts';
import { catalogAction, spelled } from './catalog-action.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';

interface NeedDetails {
  readonly grade: ActionGrade;
  readonly because: string;
  /** Default: to be found. */
  readonly on?: ResourceHint;
  readonly context?: Iterable<readonly [string, ContextValue]>;
}

/**
 * In a list, so that lists of needs can be joined: empty when the catalog does not know the action. Actions without resource types are on
 * `*` whatever `on` says.
 */
export function need(action: string, details: NeedDetails): readonly NeededAction[] {
  const known = knownAction(action);
  if (known === undefined) return [];
  const { grade, because, on = FIND, context = NO_CONTEXT } = details;
  return [
    { action: known.action, grade, on: known.onAll ? NONE : on, context: context === NO_CONTEXT ? NO_CONTEXT : new Map(context), because },
  ];
}

const FIND: ResourceHint = { kind: 'find' };
const NONE: ResourceHint = { kind: 'none' };
const NO_CONTEXT: ReadonlyMap<string, ContextValue> = new Map();

const knownAction = remembered((text) => {
  const facts = catalogAction(text);
  return facts === undefined ? undefined : { action: spelled(facts), onAll: wildcardOnly(facts) };
});
