// A request out of the values that a search has found.
import type { ContextValue } from '../model/request.ts';
import type { WitnessRequest } from './answer.ts';
import { spelledAction } from './actions/known-actions.ts';
import { isCoin } from './compile/cases.ts';
import type { Assignment } from './search/search.ts';

/** What nobody asked about is chosen: any action, no resource in particular, no further keys. */
export function toRequest(assignment: Assignment): WitnessRequest {
  const context = new Map<string, ContextValue>();
  for (const [name, value] of assignment) {
    if (value !== undefined && name !== 'action' && name !== 'resource' && !isCoin(name)) context.set(name, value);
  }
  const action = assignment.get('action');
  const resource = assignment.get('resource');
  return {
    action: typeof action === 'string' ? spelledAction(action) : 'a:a',
    resource: typeof resource === 'string' ? resource : '*',
    context,
  };
}
