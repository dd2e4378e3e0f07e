// The change that lets the resource's side say yes: one Allow statement in its own policy, or in the role's trust policy.
import { callerOf, lastElement } from '../../evaluate/caller.ts';
import { resourcePolicyName } from '../../estate/policy-name.ts';
import { carrierOf } from '../../estate/resource-carrier.ts';
import type { PolicyDescription } from '../../model/decision.ts';
import { parseArn } from '../../model/arn.ts';
import type { State } from '../state.ts';
import { allowStatementFor } from './allow-statement.ts';
import { callerPrincipal } from './caller-principal.ts';
import { hasVariables, withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';
import { resourceElement } from './resource-element.ts';
import { canCarryPolicy, ownResourceElement } from './resource-policy-facts.ts';
import type { ConditionJson } from './statement-json.ts';

/** Adds the action for this caller; undefined when the resource cannot carry a policy. */
export function allowInResource(state: State): Step | undefined {
  const { request, policies } = state;
  const { arn, owner } = request.resource;
  const trust = isTrust(state);
  if (trust ? parseArn(arn)?.resource.startsWith('role/aws-service-role/') : policies.resource === undefined && !canCarryPolicy(arn))
    return undefined;
  const account = owner?.id ?? request.caller?.id ?? null;
  const description: PolicyDescription = policies.resource?.description ?? {
    type: trust ? 'trust' : 'resource',
    name: trust ? `trust policy of ${lastElement(arn)}` : resourcePolicyName(carrierOf(arn)),
    attachedTo: carrierOf(arn),
    ...(account === null ? {} : { account }),
  };
  const { element, condition, caution } = callerPrincipal(request);
  const own = trust ? undefined : ownResourceElement(arn);
  const resource = own && resourceElement(own, hasVariables(policies.resource));
  const statement = allowStatementFor(element, request.action, resource, { ...condition, ...viaService(state) });
  const verb = policies.resource === undefined ? 'create' : 'add to';
  const warning = callerOf(request.principal).kind === 'anonymous' ? publicWarning(state) : caution;
  return {
    change: {
      kind: 'addStatement',
      side: 'resource',
      layer: trust ? 'trust' : 'resource',
      account,
      policy: description,
      summary: `in account ${account ?? 'unknown'}, ${verb} the ${description.name}${warning === undefined ? '' : ` (${warning})`}`,
      statement,
    },
    after: { ...state, policies: { ...policies, resource: withStatement(policies.resource, description, statement) } },
  };
}

/** Whether it is a role that is being assumed, its trust policy known or not. */
function isTrust({ request, policies }: State): boolean {
  if (policies.resource !== undefined) return policies.resource.description.type === 'trust';
  const arn = parseArn(request.resource.arn);
  return arn?.service === 'iam' && arn.resource.startsWith('role/') && request.action.toLowerCase().startsWith('sts:');
}

/** KMS Developer Guide, kms:ViaService: a key that is used through a service need not be open to direct calls. */
function viaService({ request }: State): ConditionJson {
  const via = request.context.get('kms:viaservice');
  if (typeof via !== 'string' || !/^[a-z0-9.-]+$/.test(via) || parseArn(request.resource.arn)?.service !== 'kms') return {};
  return { StringEquals: { 'kms:ViaService': via } };
}

function publicWarning({ policies, request }: State): string {
  const base = callerPrincipal(request).caution ?? '';
  return policies.s3?.publicAccessBlock.blockPublicPolicy ? `${base}; BlockPublicPolicy has to be off` : base;
}
