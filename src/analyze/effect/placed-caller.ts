// A witness whose caller is where the estate says that it is: it may have been thought up to be in an organization that it is not in.
import { estateIndex } from '../../estate/estate-index.ts';
import type { Estate } from '../../estate/estate.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { OutsideAccess } from '../../reason/outside-access.ts';

/** Whether the caller's account is named by the finding: then it is that account and no other. */
export function isNamed(principal: OutsideAccess['principal'], { caller }: AuthorizationRequest): boolean {
  return caller !== undefined && Object.values(principal).some((name) => name.includes(caller.id));
}

/** The same request where nothing is to be corrected: a caller who stands for everybody may be anywhere. */
export function placedCaller(estate: Estate, principal: OutsideAccess['principal'], witness: AuthorizationRequest): AuthorizationRequest {
  const { caller } = witness;
  if (caller === undefined || !isNamed(principal, witness)) return witness;
  const known = estateIndex(estate).placements.get(caller.id)?.facts;
  const isHere = estate.organizations.some(({ id }) => id === caller.organization?.id);
  const placed = known ?? (isHere || estate.accounts.has(caller.id) ? { id: caller.id } : caller);
  return placed.organization?.path === caller.organization?.path ? witness : { ...witness, caller: placed };
}

/** Why nobody of the account meets what the finding asks of the organization; undefined where that is not certain. */
export function elsewhere(conditions: OutsideAccess['conditions'], { caller }: AuthorizationRequest): string | undefined {
  const [, asked] = [...conditions].find(([key]) => key.toLowerCase() === 'aws:principalorgid') ?? [];
  if (asked === undefined || /[*?$]/.test(asked) || caller === undefined) return undefined;
  const own = caller.organization?.id;
  if (own !== undefined && asked.split(', ').includes(own)) return undefined;
  return `account ${caller.id} is in ${own === undefined ? 'no organization' : `organization ${own}`}, and not in ${asked}`;
}
