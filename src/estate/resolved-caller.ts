// Who calls, once the estate has said what the name in the request is.
import type { AccountId } from '../model/account.ts';
import type { Principal } from '../model/principal.ts';
import type { CarriedPolicies } from './carried-policies.ts';
import type { EstatePolicy } from './estate.ts';

export interface ResolvedCaller extends CarriedPolicies {
  readonly principal: Principal;
  /** Absent for anonymous, service and unsigned federated callers. */
  readonly account?: AccountId;
  readonly session?: readonly EstatePolicy[];
}
