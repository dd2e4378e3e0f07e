// Actions as the catalog spells them.
import { findAction } from '../../../catalog/action.ts';
import type { ActionFacts } from '../../../catalog/facts.ts';
import { remembered } from '../remembered.ts';

/** The facts of `s3:getobject`; undefined when the catalog does not know it. */
export const catalogAction: (action: string) => ActionFacts | undefined = remembered((action) => {
  const colon = action.indexOf(':');
  return findAction(action.slice(0, colon), action.slice(colon + 1));
});

/** `s3:GetObject`. */
export function spelled(facts: ActionFacts): string {
  return `${facts.service}:${facts.name}`;
}
