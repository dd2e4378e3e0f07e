// Who calls, with the policies that the caller carries.
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import type { AccountId } from '../model/account.ts';
import type { Principal } from '../model/principal.ts';
import type { Session } from './session.ts';

/** The policies on the caller's own side. */
export interface CallerPolicies {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary?: CompiledPolicy;
  readonly session?: readonly CompiledPolicy[];
}

export interface Caller {
  readonly principal: Principal;
  /** Absent for anonymous, service and unsigned federated callers. */
  readonly account?: AccountId;
  readonly policies: CallerPolicies;
  readonly accessKeyId?: string;
  /** Present for temporary credentials. */
  readonly session?: Session;
  /** As AWS prints it: the user's or the assumed-role session's ARN, `…:root`, a service's name, `anonymous`. */
  readonly arn: string;
  /** `AIDA…`, `AROA…:session`, the account's number for root. GetCallerIdentity's UserId. */
  readonly userId: string;
}
