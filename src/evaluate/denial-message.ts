// AWS's own sentence for a denial, to the character: code, status, who, what, and the reason as far as AWS tells it.
import type { Layer, LadderDecision } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { NO_RULES, serviceOf } from './decide.ts';
import { prepareQuery, type Query } from './query.ts';
import type { DenialWording, RulesLookup } from './service-rules.ts';

export interface Denial {
  readonly code: string;
  readonly httpStatus: number;
  readonly message: string;
}

const DEFAULT_WORDING: DenialWording = { code: 'AccessDeniedException', httpStatus: 403 };

/** The error that the caller sees; undefined when the request is allowed. Evidence: docs/semantics/error-messages.md. */
export function denialOf(
  request: AuthorizationRequest,
  policies: PolicySet<CompiledPolicy>,
  rules: RulesLookup,
  decision: LadderDecision,
): Denial | undefined {
  if (decision.decision === 'allow') return undefined;
  const own = rules(serviceOf(request.action)) ?? NO_RULES;
  const wording = own.wording ?? DEFAULT_WORDING;
  const query = prepareQuery(request, policies, own);
  const stated = own.preempt?.(query, policies)?.message;
  const replaced = stated ?? wording.replace?.(query, decision.blockedBy);
  if (typeof replaced === 'object') return replaced;
  return { code: wording.code, httpStatus: wording.httpStatus, message: replaced ?? sentence(query, wording, decision) };
}

function sentence(query: Query, wording: DenialWording, decision: LadderDecision): string {
  const { blockedBy } = decision;
  const { action } = query.request;
  const shownAction = wording.action?.(action) ?? action;
  const opening = `${wording.prefix ?? ''}User: ${query.caller.displayArn} is not authorized to perform: ${shownAction}`;
  const masked = wording.masked?.(query, blockedBy, decision.kind === 'explicitDeny');
  if (masked !== undefined) return opening + masked;
  const shown = wording.resource === undefined ? query.resource : wording.resource(query.resource, action);
  const on = shown === undefined ? '' : ` on resource: ${shown}`;
  const implicit = decision.kind === 'implicitDeny';
  const tail = implicit && wording.untailed?.(query) ? '' : tailOf(query, decision, shownAction);
  return opening + on + tail;
}

const KIND_OF_POLICY: Readonly<Record<Layer, string | undefined>> = {
  service: undefined,
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  publicAccessBlock: 'resource-based policy',
  resource: 'resource-based policy',
  trust: 'resource-based policy',
  grant: 'resource-based policy',
  acl: 'resource-based policy',
  share: undefined,
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
};

function tailOf(query: Query, decision: LadderDecision, action: string): string {
  const kind = decision.blockedBy && KIND_OF_POLICY[decision.blockedBy];
  if (kind === undefined) return '';
  if (decision.kind === 'implicitDeny') return ` because no ${kind} allows the ${action} action`;
  const article = kind.startsWith('identity') ? 'an' : 'a';
  return ` with an explicit deny in ${article} ${kind}${policyArn(query, decision)}`;
}

/** The ARN of the denying policy, for policies that have one, within the account or the organization. */
function policyArn(query: Query, decision: LadderDecision): string {
  if (decision.blockedBy === 'resource' || decision.blockedBy === 'endpoint') return '';
  const organization = query.callerAccount?.organization?.id;
  const acquainted = query.relation === 'same' || (organization !== undefined && organization === query.owner?.organization?.id);
  const arn = acquainted ? decision.determining.find((reference) => reference.policy.arn !== undefined)?.policy.arn : undefined;
  return arn === undefined ? '' : `: ${arn}`;
}
