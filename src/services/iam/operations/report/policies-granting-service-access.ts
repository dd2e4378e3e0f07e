// ListPoliciesGrantingServiceAccess.
import type { PolicyGrantingServiceAccess } from '../../../../cloud/model/generated/iam.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import { parseArn } from '../../../../model/arn.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByCount } from '../../paging.ts';
import { demand } from '../../targets.ts';
import { getSource, sourcePolicies, sourceTarget } from '../simulation/simulated-principal.ts';
import { grantsService } from './granted-services.ts';

export const listPoliciesGrantingServiceAccess: IamOperation<'ListPoliciesGrantingServiceAccess'> = {
  authorize: ({ Arn }, cx) => [demand('ListPoliciesGrantingServiceAccess', sourceTarget(cx, Arn))],
  handle: (_permit, input, cx) => {
    const policies = sourcePolicies(cx, getSource(cx, input.Arn));
    const { items, rest } = pageByCount(input.ServiceNamespaces, { Marker: input.Marker });
    const entries = items.map((namespace) => ({
      ServiceNamespace: namespace,
      Policies: policies.filter((policy) => grantsService(policy, namespace.toLowerCase())).map(shown),
    }));
    return { PoliciesGrantingServiceAccess: entries, ...rest };
  },
};

/** Who carries it is told of inline policies alone. */
function shown({ description }: CompiledPolicy): PolicyGrantingServiceAccess {
  if (description.arn !== undefined) return { PolicyName: description.name, PolicyType: 'MANAGED', PolicyArn: description.arn };
  const [kind = '', ...path] = (parseArn(description.attachedTo ?? '')?.resource ?? '').split('/');
  return { PolicyName: description.name, PolicyType: 'INLINE', EntityType: kind.toUpperCase(), EntityName: path.at(-1) ?? '' };
}
