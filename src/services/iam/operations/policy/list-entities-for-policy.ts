// ListEntitiesForPolicy.
import type { ListEntitiesForPolicyRequest } from '../../../../cloud/model/generated/iam.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByKey } from '../../paging.ts';
import { attachmentsOf, getPolicyRow } from '../../policy-rows.ts';
import { type AttachmentRow, GROUPS, IDENTITIES, nameKey, ROLES, USERS } from '../../state.ts';
import { demand, policyTarget } from '../../targets.ts';

export const listEntitiesForPolicy: IamOperation<'ListEntitiesForPolicy'> = {
  authorize: ({ PolicyArn }, cx) => [demand('ListEntitiesForPolicy', policyTarget(cx, PolicyArn))],
  handle: (_permit, input, cx) => {
    const arn = findAwsManagedPolicy(input.PolicyArn)?.arn ?? getPolicyRow(cx, input.PolicyArn).arn;
    const use = USES.get(input.PolicyUsageFilter ?? '');
    const carriers = new Map<string, Carrier>();
    for (const row of attachmentsOf(cx.state, cx.account, arn, use)) {
      const carrier = wanted(input, row) ? carrierOf(cx.state, row) : undefined;
      if (carrier?.path.startsWith(input.PathPrefix ?? '/') === true) carriers.set(carrier.key, carrier);
    }
    const sorted = [...carriers.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const { items, rest } = pageByKey(sorted, input, ({ key }) => key);
    const of = (kind: AttachmentRow['kind']): readonly Carrier[] => items.filter((each) => each.kind === kind);
    return {
      PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    };
  },
};

const USES: ReadonlyMap<string, AttachmentRow['use']> = new Map([
  ['PermissionsPolicy', 'policy'],
  ['PermissionsBoundary', 'boundary'],
]);

interface Carrier {
  readonly kind: AttachmentRow['kind'];
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
}

function wanted({ EntityFilter }: ListEntitiesForPolicyRequest, { kind }: AttachmentRow): boolean {
  return EntityFilter === undefined || EntityFilter.toLowerCase() === kind;
}

function carrierOf(state: StateReader, { kind, id }: AttachmentRow): Carrier | undefined {
  const identity = state.get(IDENTITIES, id);
  if (identity === undefined) return undefined;
  const key = nameKey(identity.account, identity.name);
  const row = kind === 'user' ? state.get(USERS, key) : kind === 'group' ? state.get(GROUPS, key) : state.get(ROLES, key);
  return row && { kind, key: `${kind}/${row.name.toLowerCase()}`, name: row.name, path: row.path, id };
}
