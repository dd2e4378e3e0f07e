// One request made ready for matching: names lower-cased, ARN split, relation of the two accounts settled.
import type { AccountFacts } from '../model/account.ts';
import { type Arn, parseArn } from '../model/arn.ts';
import type { AuthorizationRequest, RequestContext } from '../model/request.ts';
import type { PolicySet } from '../model/policy-set.ts';
import { type Caller, callerOf } from './caller.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { ServiceRules } from './service-rules.ts';

export interface Query {
  readonly request: AuthorizationRequest;
  readonly caller: Caller;
  readonly callerAccount: AccountFacts | undefined;
  /** Who owns the resource; the caller's account for resources that nobody in particular owns. */
  readonly owner: AccountFacts | undefined;
  /** `service:name`, lower case. */
  readonly action: string;
  /** Lower case, before the colon. */
  readonly service: string;
  /** Lower case, after the colon. */
  readonly operation: string;
  readonly context: RequestContext;
  /** Undefined for `*` and for what is not an ARN. First five parts in lower case. */
  readonly arn: Arn | undefined;
  readonly resource: string;
  /** `none`: the caller has no account (anonymous, service, unsigned federated caller). */
  readonly relation: 'same' | 'cross' | 'none';
  /** A service calls on behalf of the principal. */
  readonly forwarded: boolean;
  /** Whether tags of the resource are visible to conditions (S3: only when the bucket says so). */
  readonly tagsVisible: boolean;
  /** The call is the caller's account's own affair: the resource policy and RCPs have no say. */
  readonly ownAffair: boolean;
  /** Whether the caller is a user or role with a permissions boundary. */
  readonly bounded: boolean;
}

/** Prepares a request under the policies that apply to it and the rules of its service. */
export function prepareQuery(request: AuthorizationRequest, policies: PolicySet<CompiledPolicy>, rules: ServiceRules): Query {
  const caller = callerOf(request.principal);
  const action = request.action.toLowerCase();
  const colon = action.indexOf(':');
  const resource = request.resource.arn;
  const owner = request.resource.owner ?? request.caller;
  const callerId = request.caller?.id ?? caller.account;
  const operation = colon < 0 ? '' : action.slice(colon + 1);
  const ownAffair = rules.callerAccountOnly?.has(operation) === true;
  return {
    request,
    caller,
    callerAccount: request.caller,
    owner,
    action,
    service: colon < 0 ? action : action.slice(0, colon),
    operation,
    context: request.context,
    arn: resource === '*' ? undefined : splitArn(resource),
    resource,
    relation: callerId === undefined ? 'none' : ownAffair || owner === undefined || owner.id === callerId ? 'same' : 'cross',
    ownAffair,
    forwarded: request.via !== undefined && request.via.length > 0,
    tagsVisible: rules.tagsVisible === undefined || rules.tagsVisible(policies),
    bounded: policies.boundary !== undefined && (caller.kind === 'user' || caller.kind === 'roleSession'),
  };
}

const split = new Map<string, Arn | undefined>();
const SPLIT_CAP = 4096;

/** Splitting is remembered for the last few thousand ARNs: the same ones come again and again. */
function splitArn(text: string): Arn | undefined {
  let arn = split.get(text);
  if (arn === undefined && !split.has(text)) {
    const parsed = parseArn(text);
    arn = parsed && {
      partition: parsed.partition.toLowerCase(),
      service: parsed.service.toLowerCase(),
      region: parsed.region.toLowerCase(),
      account: parsed.account.toLowerCase(),
      resource: parsed.resource,
    };
    if (split.size >= SPLIT_CAP) split.clear();
    split.set(text, arn);
  }
  return arn;
}
