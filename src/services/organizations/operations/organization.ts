// The organization itself: made, described, opened to all features, deleted; its one root.
import type { CallContext } from '../../../cloud/call-context.ts';
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { keyOf, type StateWriter, type Table } from '../../../cloud/state/table.ts';
import { leaveOrganization, joinOrganization } from '../change.ts';
import { demandsFor } from '../demands.ts';
import { failure, invalidInput } from '../errors.ts';
import { managedOrganization, ownOrganization } from '../membership.ts';
import { mintId } from '../mint-id.ts';
import { pageOf } from '../page.ts';
import { ACCOUNTS, ATTACHMENTS, CREATIONS, DELEGATIONS, ORGANIZATIONS, POLICIES, TAGS, UNITS } from '../rows.ts';
import { shownOrganization, shownRoot } from '../shown.ts';
import { snapshotOf } from '../snapshot.ts';

type Names = 'CreateOrganization' | 'DescribeOrganization' | 'DeleteOrganization' | 'ListRoots';

export const organizationOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  CreateOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'CreateOrganization'),
    handle: (_permit, { FeatureSet = 'ALL' }, cx) => {
      if (FeatureSet !== 'ALL' && FeatureSet !== 'CONSOLIDATED_BILLING')
        throw invalidInput('INVALID_ENUM', 'You specified an invalid value.');
      return { Organization: shownOrganization(snapshotOf(cx.state, create(cx, FeatureSet))) };
    },
  },
  DescribeOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'DescribeOrganization'),
    handle: (_permit, _input, cx) => ({ Organization: shownOrganization(ownOrganization(cx)) }),
  },
  DeleteOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'DeleteOrganization'),
    handle: (_permit, _input, cx) => {
      const { row, accounts } = managedOrganization(cx);
      if (accounts.size > 1) {
        throw failure('OrganizationNotEmpty', 'To delete an organization you must first remove all member accounts (except the master).');
      }
      const own = accounts.get(cx.account);
      if (own !== undefined) leaveOrganization(cx.state, own);
      const prefix = keyOf(row.id, '');
      clear(cx.state, UNITS, prefix);
      clear(cx.state, POLICIES, prefix);
      clear(cx.state, ATTACHMENTS, prefix);
      clear(cx.state, DELEGATIONS, prefix);
      clear(cx.state, CREATIONS, prefix);
      clear(cx.state, TAGS, prefix);
      cx.state.delete(ORGANIZATIONS, row.id);
      return undefined;
    },
  },
  ListRoots: {
    authorize: (_input, cx) => demandsFor(cx, 'ListRoots'),
    handle: (_permit, input, cx) => {
      const { items, next } = pageOf([shownRoot(ownOrganization(cx))], input, ({ Id }) => Id ?? '');
      return { Roots: items, ...next };
    },
  },
};

function clear<Row>(state: StateWriter, table: Table<Row>, prefix: string): void {
  for (const key of Array.from(state.scan(table, prefix), ([found]) => found)) state.delete(table, key);
}

/** No type of policy is enabled at first, whatever `AvailablePolicyTypes` says. Answers the id. */
function create(cx: CallContext, featureSet: 'ALL' | 'CONSOLIDATED_BILLING'): string {
  const { state, account, now, random, partition } = cx;
  const row = state.get(ACCOUNTS, account) ?? { id: account, name: account, email: `${account}@example.com`, status: 'ACTIVE' };
  if (row.membership !== undefined) throw failure('AlreadyInOrganization', 'The provided account is already a member of an organization.');
  const id = mintId('o-', 10, random);
  state.put(ORGANIZATIONS, id, {
    id,
    managementAccount: account,
    partition,
    featureSet,
    root: mintId('r-', 4, random),
    policyTypes: [],
    services: {},
    revision: 0,
  });
  joinOrganization(state, row, { organization: id, method: 'INVITED', since: now });
  return id;
}
