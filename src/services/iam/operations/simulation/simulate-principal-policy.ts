// SimulatePrincipalPolicy.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { AccountFacts, AccountId } from '../../../../model/account.ts';
import { compileManaged } from '../../compiled-policies.ts';
import { invalidInput } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { demand } from '../../targets.ts';
import { inputPolicies } from './input-policies.ts';
import { simulate } from './simulate.ts';
import { callerPrincipal } from './simulate-custom-policy.ts';
import { getSource, sourcePolicies, sourcePrincipal, sourceTarget } from './simulated-principal.ts';

export const simulatePrincipalPolicy: IamOperation<'SimulatePrincipalPolicy'> = {
  authorize: ({ PolicySourceArn }, cx) => [demand('SimulatePrincipalPolicy', sourceTarget(cx, PolicySourceArn))],
  handle: (_permit, input, cx) => {
    const row = getSource(cx, input.PolicySourceArn);
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined && row.kind !== 'user') {
      throw invalidInput('CallerArn is required when a resource policy is included in the simulation.');
    }
    const [given] = inputPolicies('PermissionsBoundaryPolicyInputList', input.PermissionsBoundaryPolicyInputList, 'boundary');
    const own =
      row.kind === 'group' || row.boundary === undefined ? undefined : compileManaged(cx.state, row.boundary, 'boundary', row.arn);
    const boundary = given ?? own;
    const scp = cx.organization.scp(cx.state, cx.account);
    return simulate(input, {
      principal: input.CallerArn === undefined ? sourcePrincipal(row) : callerPrincipal(cx, input.CallerArn),
      account: cx.organization.facts(cx.state, cx.account),
      policies: {
        identity: [
          ...sourcePolicies(cx, row, input.PolicyExclusionList),
          ...inputPolicies('PolicyInputList', input.PolicyInputList, 'identity'),
        ],
        ...(boundary !== undefined && { boundary }),
        ...(scp !== undefined && { scp }),
      },
      factsOf: (id) => factsWithin(cx, id),
    });
  },
};

/** Where an account stands is told of the caller's own organization alone. */
function factsWithin({ organization, state, account }: CallContext, id: AccountId): AccountFacts {
  const own = organization.facts(state, account).organization;
  const facts = organization.facts(state, id);
  return own !== undefined && facts.organization?.id === own.id ? facts : { id };
}
