// Making one needed action.
import { wildcardOnly } from '../../../catalog/action-resource.ts';
import type { ContextValue } from '../../../model/request.ts';
import type { ActionGrade } from '../../used-action.ts';
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
  const facts = catalogAction(action);
  if (facts === undefined) return [];
  const on: ResourceHint = wildcardOnly(facts) ? { kind: 'none' } : (details.on ?? { kind: 'find' });
  return [{ action: spelled(facts), grade: details.grade, on, context: new Map(details.context ?? []), because: details.because }];
}
