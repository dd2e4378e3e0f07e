// The question put to every layer: one request, its policies, and what follows from them at once.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicyDescription } from '../../src/model/decision.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { type Caller, callerOf } from './caller.ts';
import { splitArn } from './pattern.ts';
import type { Rules } from './rules.ts';

/** A policy as its JSON text says it, parsed and nothing more. */
export interface RawPolicy {
  readonly description: PolicyDescription;
  readonly document: unknown;
}

export interface Question {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<RawPolicy>;
  readonly rules: Rules;
  readonly caller: Caller;
  readonly action: string; // lower case, as the next two: `s3:getobject`, `s3`, `getobject`
  readonly service: string;
  readonly operation: string;
  /** The six parts of the resource's ARN; undefined for `*`, and for what is not an ARN. */
  readonly arn: readonly string[] | undefined;
  /** Absent: anonymous, a service, or an unsigned federated caller. */
  readonly callerAccount: AccountFacts | undefined;
  /** Whose the resource is; the caller's own where nobody is named. */
  readonly ownerAccount: AccountFacts | undefined;
  /** `none`: the caller has no account, so that there is only the resource's side. */
  readonly side: 'none' | 'same' | 'cross';
  readonly forwarded: boolean; // a service calls on behalf of the principal
}

export function ask(request: AuthorizationRequest, policies: PolicySet<RawPolicy>, rules: Rules): Question {
  const { principal, resource, via } = request;
  const action = request.action.toLowerCase();
  const colon = action.indexOf(':');
  const callerAccount = 'account' in principal ? (request.caller ?? { id: principal.account }) : undefined;
  const ownerAccount = resource.owner ?? callerAccount;
  // ECR User Guide, private registry authentication: the token is asked for in the caller's own account.
  const isSame = ownerAccount?.id === callerAccount?.id || action === 'ecr:getauthorizationtoken';
  return {
    request,
    policies,
    rules,
    caller: callerOf(principal),
    action,
    service: action.slice(0, Math.max(colon, 0)),
    operation: action.slice(colon + 1),
    arn: splitArn(resource.arn),
    callerAccount,
    ownerAccount,
    side: callerAccount === undefined ? 'none' : isSame ? 'same' : 'cross',
    forwarded: via !== undefined && via.length > 0,
  };
}
