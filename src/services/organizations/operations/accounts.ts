// Accounts of an organization: made, described, listed, closed, removed.
import type { CallContext } from '../../../cloud/call-context.ts';
import type { CreateAccountRequest, OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { keyOf } from '../../../cloud/state/table.ts';
import { checkLength, checkPattern, withTags } from '../check-input.ts';
import { changeAccount, joinOrganization, leaveOrganization, putBelow } from '../change.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { failure, notFound, violation } from '../errors.ts';
import { managedOrganization, ownOrganization } from '../membership.ts';
import { mintAccountId, mintId } from '../mint-id.ts';
import { pageOf } from '../page.ts';
import { type AccountRow, ACCOUNTS, type CreationRow, CREATIONS, TAGS } from '../rows.ts';
import { shownAccount, shownCreation } from '../shown.ts';
import type { Snapshot } from '../snapshot.ts';

type Names =
  | 'CreateAccount'
  | 'DescribeCreateAccountStatus'
  | 'ListCreateAccountStatus'
  | 'DescribeAccount'
  | 'ListAccounts'
  | 'CloseAccount'
  | 'RemoveAccountFromOrganization'
  | 'LeaveOrganization';

const DEFAULT_ROLE = 'OrganizationAccountAccessRole';

export const accountOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  CreateAccount: {
    authorize: (input, cx) => demandsFor(cx, 'CreateAccount', { context: requestTagKeys(input.Tags) }),
    handle: (_permit, input, cx) => {
      const {
        State: _state,
        CompletedTimestamp: _completed,
        AccountId: _account,
        FailureReason: _reason,
        ...rest
      } = shownCreation(create(cx, input));
      // The account is there already, but callers must be ready to wait, as with AWS.
      return { CreateAccountStatus: { ...rest, State: 'IN_PROGRESS' } };
    },
  },
  DescribeCreateAccountStatus: {
    authorize: (_input, cx) => demandsFor(cx, 'DescribeCreateAccountStatus'),
    handle: (_permit, { CreateAccountRequestId }, cx) => {
      const { row } = ownOrganization(cx);
      checkPattern(CreateAccountRequestId, 'creation');
      const creation = cx.state.get(CREATIONS, keyOf(row.id, CreateAccountRequestId));
      if (creation === undefined)
        throw failure('CreateAccountStatusNotFound', "You specified a create account request that doesn't exist.");
      return { CreateAccountStatus: shownCreation(creation) };
    },
  },
  ListCreateAccountStatus: {
    authorize: (_input, cx) => demandsFor(cx, 'ListCreateAccountStatus'),
    handle: (_permit, input, cx) => {
      const { row } = ownOrganization(cx);
      const rows = Array.from(cx.state.scan(CREATIONS, keyOf(row.id, '')), ([, creation]) => shownCreation(creation));
      const wanted = rows.filter(
        ({ State = '' }) => input.States === undefined || input.States.length === 0 || input.States.includes(State),
      );
      const { items, next } = pageOf(wanted, input, ({ Id }) => Id ?? '');
      return { CreateAccountStatuses: items, ...next };
    },
  },
  DescribeAccount: {
    authorize: ({ AccountId }, cx) => demandsFor(cx, 'DescribeAccount', { on: [AccountId] }),
    handle: (_permit, { AccountId }, cx) => {
      const snapshot = ownOrganization(cx);
      return { Account: shownAccount(snapshot, memberOf(snapshot, AccountId)) };
    },
  },
  ListAccounts: {
    authorize: (_input, cx) => demandsFor(cx, 'ListAccounts'),
    handle: (_permit, input, cx) => {
      const snapshot = ownOrganization(cx);
      const { items, next } = pageOf([...snapshot.accounts.values()], input, ({ id }) => id);
      return { Accounts: items.map((row) => shownAccount(snapshot, row)), ...next };
    },
  },
  CloseAccount: {
    authorize: ({ AccountId }, cx) => demandsFor(cx, 'CloseAccount', { on: [AccountId] }),
    handle: (_permit, { AccountId }, cx) => {
      const snapshot = managedOrganization(cx);
      const row = memberOf(snapshot, AccountId);
      if (AccountId === snapshot.row.managementAccount) {
        throw violation('CANNOT_CLOSE_MANAGEMENT_ACCOUNT', 'You attempted to close the management account.');
      }
      if (row.status !== 'ACTIVE') throw failure('AccountAlreadyClosed', 'You attempted to close an account that is already closed.');
      changeAccount(cx.state, snapshot.row.id, { ...row, status: 'SUSPENDED' });
      return undefined;
    },
  },
  RemoveAccountFromOrganization: {
    authorize: ({ AccountId }, cx) => demandsFor(cx, 'RemoveAccountFromOrganization', { on: [AccountId] }),
    handle: (_permit, { AccountId }, cx) => {
      remove(cx, managedOrganization(cx), AccountId);
      return undefined;
    },
  },
  LeaveOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'LeaveOrganization'),
    handle: (_permit, _input, cx) => {
      remove(cx, ownOrganization(cx), cx.account);
      return undefined;
    },
  },
};

function memberOf({ accounts }: Snapshot, id: string): AccountRow {
  checkPattern(id, 'account');
  const row = accounts.get(id);
  if (row === undefined) throw notFound('Account');
  return row;
}

function remove(cx: CallContext, snapshot: Snapshot, id: string): void {
  const row = memberOf(snapshot, id);
  if (id === snapshot.row.managementAccount) {
    throw failure('MasterCannotLeaveOrganization', 'The master account cannot leave the organization.');
  }
  if (snapshot.delegations.has(id)) {
    throw violation('CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG', 'You cannot remove a delegated administrator from the organization.');
  }
  leaveOrganization(cx.state, row);
}

function create(cx: CallContext, input: CreateAccountRequest): CreationRow {
  const { state, now, random } = cx;
  const { row } = managedOrganization(cx);
  checkLength(input.AccountName, 1, 50);
  checkLength(input.Email, 6, 64);
  checkPattern(input.Email, 'email');
  if (input.RoleName !== undefined) checkPattern(input.RoleName, 'roleName');
  const tags = withTags({}, input.Tags ?? []);
  const request = { id: mintId('car-', 32, random), name: input.AccountName, requested: now, completed: now };
  const taken = Array.from(state.scan(ACCOUNTS, '')).some(([, { email }]) => email.toLowerCase() === input.Email.toLowerCase());
  const id = mintAccountId(random, (candidate) => state.get(ACCOUNTS, candidate) !== undefined);
  const creation: CreationRow = taken ? { ...request, failure: 'EMAIL_ALREADY_EXISTS' } : { ...request, account: id };
  putBelow(state, row.id, CREATIONS, [creation.id], creation);
  if (taken) return creation;
  const account = { id, name: input.AccountName, email: input.Email, status: 'ACTIVE' } as const;
  joinOrganization(state, account, { organization: row.id, method: 'CREATED', since: now });
  if (Object.keys(tags).length > 0) putBelow(state, row.id, TAGS, [id], tags);
  cx.createAccount({
    id,
    name: account.name,
    email: account.email,
    accessRoleName: input.RoleName ?? DEFAULT_ROLE,
    managementAccount: row.managementAccount,
  });
  return creation;
}
