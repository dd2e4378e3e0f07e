// How a change looks from one recorded call: the request, and the policies that the change makes differ.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { Result } from '../../model/result.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import type { KnownFacts } from './told-keys.ts';

export interface TouchedRequest {
  readonly request: AuthorizationRequest;
  readonly known: KnownFacts;
  /** What stands in the place of the changed policies today; absent where it is not known. */
  readonly before?: PolicySet<CompiledPolicy>;
  /** The changed policies; all others allow. */
  readonly after: PolicySet<CompiledPolicy>;
  /** The resource is not known, and may be the one that a changed resource policy is attached to. */
  readonly resourceGuessed?: true;
}

/** Undefined: the change has no say on the request. Errors: policies that cannot be read. */
export type World = (call: UsedCall, action: UsedAction, resource: string) => Result<TouchedRequest | undefined, readonly Diagnostic[]>;
