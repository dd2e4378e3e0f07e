// The change that lets the policy of a VPC endpoint say yes.
import { callerOf } from '../../evaluate/caller.ts';
import type { State } from '../state.ts';
import { allowStatementFor } from './allow-statement.ts';
import { hasVariables, withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';
import { resourceElement } from './resource-element.ts';

/** Adds the action for this caller: `*` with a condition, as gateway endpoints take no other Principal. */
export function allowInEndpoint(state: State): Step | undefined {
  const { policies, request } = state;
  const { endpoint } = policies;
  if (endpoint === undefined) return undefined;
  const { principalArn } = callerOf(request.principal);
  const condition = principalArn === undefined ? {} : { ArnEquals: { 'aws:PrincipalArn': principalArn } };
  const resource = resourceElement(request.resource.arn, hasVariables(endpoint));
  const statement = allowStatementFor('*', request.action, resource, condition);
  const account = endpoint.description.account ?? null;
  return {
    change: {
      kind: 'addStatement',
      side: 'caller',
      layer: 'endpoint',
      account,
      policy: endpoint.description,
      summary: `in account ${account ?? 'unknown'}, add to the ${endpoint.description.name}`,
      statement,
    },
    after: { ...state, policies: { ...policies, endpoint: withStatement(endpoint, endpoint.description, statement) } },
  };
}
