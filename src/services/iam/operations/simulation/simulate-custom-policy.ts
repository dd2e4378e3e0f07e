// SimulateCustomPolicy.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { SimulateCustomPolicyRequest } from '../../../../cloud/model/generated/iam.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import { parseArn } from '../../../../model/arn.ts';
import type { PolicyLevel } from '../../../../model/policy-set.ts';
import type { Principal } from '../../../../model/principal.ts';
import { invalidInput } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { principalByArn } from '../../principal-rows.ts';
import { demandOnAll } from '../../targets.ts';
import { inputPolicies } from './input-policies.ts';
import { simulate } from './simulate.ts';
import { anyUser, sourcePrincipal } from './simulated-principal.ts';

export const simulateCustomPolicy: IamOperation<'SimulateCustomPolicy'> = {
  authorize: () => demandOnAll('SimulateCustomPolicy'),
  handle: (_permit, input, cx) => {
    const account = cx.account;
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined) {
      throw invalidInput('CallerArn is required when a resource policy is included in the simulation.');
    }
    const principal = input.CallerArn === undefined ? anyUser(account, cx.partition) : callerPrincipal(cx, input.CallerArn);
    const [boundary] = inputPolicies('PermissionsBoundaryPolicyInputList', input.PermissionsBoundaryPolicyInputList, 'boundary');
    const scp = organizationLevels(input, account);
    return simulate(input, {
      principal,
      // The organization of the simulation is the one that is passed: without any, none.
      account: { id: 'account' in principal ? principal.account : account, ...(scp && { organization: SIMULATED_ORGANIZATION }) },
      policies: {
        identity: inputPolicies('PolicyInputList', input.PolicyInputList, 'identity'),
        ...(boundary !== undefined && { boundary }),
        ...(scp !== undefined && { scp }),
      },
      factsOf: (id) => ({ id }),
    });
  },
};

const SIMULATED_ORGANIZATION = { id: 'o-simulation', managementAccount: '', path: 'o-simulation/r-simulation/' } as const;

function organizationLevels(
  { OrderedOrganizationPolicyInputList: levels }: SimulateCustomPolicyRequest,
  account: string,
): readonly PolicyLevel<CompiledPolicy>[] | undefined {
  if (levels === undefined || levels.length === 0) return undefined;
  return levels.map(({ ServiceControlPolicyInputList }, index) => ({
    kind: index === 0 ? 'root' : index === levels.length - 1 ? 'account' : 'ou',
    id: index === levels.length - 1 ? account : `level-${index + 1}`,
    policies: inputPolicies(
      `OrderedOrganizationPolicyInputList.${index + 1}.ServiceControlPolicyInputList`,
      ServiceControlPolicyInputList,
      'scp',
    ),
  }));
}

/** A user of an account; AWS takes no other callers here. Of other accounts' users nothing is known but the ARN. Throws InvalidInput. */
export function callerPrincipal(cx: Pick<AuthorizeContext, 'state' | 'account'>, arn: string): Principal {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith('user/'))
    throw invalidInput(`Invalid CallerArn: ${arn} is not the ARN of a user.`);
  const row = parsed.account === cx.account ? principalByArn(cx.state, arn) : undefined;
  return row === undefined ? { kind: 'user', arn, account: parsed.account } : sourcePrincipal(row);
}
