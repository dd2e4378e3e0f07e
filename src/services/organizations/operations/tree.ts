// Moving along the tree, and listing what stands where.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { changeAccount } from '../change.ts';
import { checkPattern } from '../check-input.ts';
import { demandsFor } from '../demands.ts';
import { failure, invalidInput, notFound } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { pageOf } from '../page.ts';
import type { AccountRow, UnitRow } from '../rows.ts';
import { shownAccount, shownUnit } from '../shown.ts';
import type { Snapshot } from '../snapshot.ts';

type Names = 'MoveAccount' | 'ListAccountsForParent' | 'ListOrganizationalUnitsForParent' | 'ListChildren' | 'ListParents';

export const treeOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  MoveAccount: {
    authorize: (input, cx) => demandsFor(cx, 'MoveAccount', { on: [input.AccountId, input.SourceParentId, input.DestinationParentId] }),
    handle: (_permit, { AccountId, SourceParentId, DestinationParentId }, cx) => {
      const snapshot = ownOrganization(cx);
      checkPattern(AccountId, 'account');
      checkPattern(SourceParentId, 'parent');
      checkPattern(DestinationParentId, 'parent');
      const account = snapshot.accounts.get(AccountId);
      if (account?.membership === undefined) throw notFound('Account');
      if (!isParent(snapshot, DestinationParentId)) throw notFound('DestinationParent');
      if (!isParent(snapshot, SourceParentId) || account.membership.parent !== SourceParentId) throw notFound('SourceParent');
      if (SourceParentId === DestinationParentId) {
        throw failure('DuplicateAccount', 'The account is already present in the specified destination.');
      }
      changeAccount(cx.state, snapshot.row.id, { ...account, membership: { ...account.membership, parent: DestinationParentId } });
      return undefined;
    },
  },
  ListAccountsForParent: {
    authorize: ({ ParentId }, cx) => demandsFor(cx, 'ListAccountsForParent', { on: [ParentId] }),
    handle: (_permit, input, cx) => {
      const snapshot = parentIn(ownOrganization(cx), input.ParentId);
      const { items, next } = pageOf(accountsUnder(snapshot, input.ParentId), input, ({ id }) => id);
      return { Accounts: items.map((row) => shownAccount(snapshot, row)), ...next };
    },
  },
  ListOrganizationalUnitsForParent: {
    authorize: ({ ParentId }, cx) => demandsFor(cx, 'ListOrganizationalUnitsForParent', { on: [ParentId] }),
    handle: (_permit, input, cx) => {
      const snapshot = parentIn(ownOrganization(cx), input.ParentId);
      const { items, next } = pageOf(unitsUnder(snapshot, input.ParentId), input, ({ id }) => id);
      return { OrganizationalUnits: items.map((unit) => shownUnit(snapshot, unit)), ...next };
    },
  },
  ListChildren: {
    authorize: ({ ParentId }, cx) => demandsFor(cx, 'ListChildren', { on: [ParentId] }),
    handle: (_permit, input, cx) => {
      const { ParentId, ChildType } = input;
      const snapshot = parentIn(ownOrganization(cx), ParentId);
      if (ChildType !== 'ACCOUNT' && ChildType !== 'ORGANIZATIONAL_UNIT')
        throw invalidInput('INVALID_ENUM', 'You specified an invalid value.');
      const found = ChildType === 'ACCOUNT' ? accountsUnder(snapshot, ParentId) : unitsUnder(snapshot, ParentId);
      const { items, next } = pageOf(
        found.map(({ id }) => id),
        input,
        (id) => id,
      );
      return { Children: items.map((Id) => ({ Id, Type: ChildType })), ...next };
    },
  },
  ListParents: {
    authorize: ({ ChildId }, cx) => demandsFor(cx, 'ListParents', { on: [ChildId] }),
    handle: (_permit, { ChildId }, cx) => {
      const { row, units, accounts } = ownOrganization(cx);
      checkPattern(ChildId, 'child');
      const parent = units.get(ChildId)?.parent ?? accounts.get(ChildId)?.membership?.parent;
      if (parent === undefined) throw notFound('Child');
      return { Parents: [{ Id: parent, Type: parent === row.root ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
    },
  },
};

function isParent({ row, units }: Snapshot, id: string): boolean {
  return id === row.root || units.has(id);
}

function parentIn(snapshot: Snapshot, id: string): Snapshot {
  checkPattern(id, 'parent');
  if (!isParent(snapshot, id)) throw notFound('Parent');
  return snapshot;
}

function accountsUnder({ accounts }: Snapshot, parent: string): readonly AccountRow[] {
  return [...accounts.values()].filter(({ membership }) => membership?.parent === parent);
}

function unitsUnder({ units }: Snapshot, parent: string): readonly UnitRow[] {
  return [...units.values()].filter((unit) => unit.parent === parent);
}
