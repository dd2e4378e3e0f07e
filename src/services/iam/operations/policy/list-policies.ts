// ListPolicies: the account's own policies and AWS's.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { ListPoliciesRequest, Policy } from '../../../../cloud/model/generated/iam.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { awsManagedPolicyArns, findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByKey } from '../../paging.ts';
import { countAttachments } from '../../policy-rows.ts';
import { awsPolicyListing, policyListing } from '../../policy-view.ts';
import { POLICIES } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const listPolicies: IamOperation<'ListPolicies'> = {
  authorize: () => demandOnAll('ListPolicies'),
  handle: (_permit, input, cx) => {
    const { items, rest } = pageByKey(entries(input, cx), input, ({ key }) => key);
    return { Policies: items.map(({ show }) => show()), ...rest };
  },
};

interface Entry {
  readonly key: string;
  readonly show: () => Policy;
}

/** Those that the request wants, own ones first. */
function* entries(
  { Scope, PathPrefix = '/', OnlyAttached, PolicyUsageFilter }: ListPoliciesRequest,
  cx: CallContext,
): IterableIterator<Entry> {
  const used = (arn: string): boolean => {
    if (PolicyUsageFilter === undefined && OnlyAttached !== true) return true;
    const uses =
      PolicyUsageFilter === 'PermissionsBoundary'
        ? ['boundary' as const]
        : PolicyUsageFilter === 'PermissionsPolicy'
          ? ['policy' as const]
          : (['policy', 'boundary'] as const);
    return uses.some((use) => countAttachments(cx.state, cx.account, arn, use) > 0);
  };
  if (Scope !== 'AWS') {
    const prefix = keyOf(cx.account, '');
    for (const [key, row] of cx.state.scan(POLICIES, prefix)) {
      if (row.path.startsWith(PathPrefix) && used(row.arn))
        yield { key: `0${key.slice(prefix.length)}`, show: () => policyListing(row, cx) };
    }
  }
  if (Scope === 'Local') return;
  for (const arn of awsManagedPolicyArns(cx.partition)) {
    const policy = pathOf(arn).startsWith(PathPrefix) && used(arn) ? findAwsManagedPolicy(arn) : undefined;
    if (policy !== undefined) yield { key: `1${arn}`, show: () => awsPolicyListing(policy, cx) };
  }
}

function pathOf(arn: string): string {
  return arn.slice(arn.indexOf(':policy/') + ':policy'.length, arn.lastIndexOf('/') + 1);
}
