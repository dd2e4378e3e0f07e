// Services that the organization trusts, and the accounts that administer them.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import type { ContextValue } from '../../../model/request.ts';
import { changeOrganization, deleteBelow, putBelow } from '../change.ts';
import { checkPattern, PATTERNS } from '../check-input.ts';
import { demandsFor } from '../demands.ts';
import { failure, invalidInput, notFound, violation } from '../errors.ts';
import { managedOrganization, ownOrganization } from '../membership.ts';
import { pageOf } from '../page.ts';
import { DELEGATIONS } from '../rows.ts';
import { shownAccount } from '../shown.ts';
import type { Snapshot } from '../snapshot.ts';

type Names =
  | 'EnableAWSServiceAccess'
  | 'DisableAWSServiceAccess'
  | 'ListAWSServiceAccessForOrganization'
  | 'RegisterDelegatedAdministrator'
  | 'DeregisterDelegatedAdministrator'
  | 'ListDelegatedAdministrators'
  | 'ListDelegatedServicesForAccount';

export const delegationOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  EnableAWSServiceAccess: {
    authorize: ({ ServicePrincipal }, cx) => demandsFor(cx, 'EnableAWSServiceAccess', { context: serviceKey(ServicePrincipal) }),
    handle: (_permit, { ServicePrincipal }, cx) => {
      const { row } = managedOrganization(cx);
      checkService(ServicePrincipal);
      if (row.services[ServicePrincipal] === undefined) {
        changeOrganization(cx.state, row.id, { services: { ...row.services, [ServicePrincipal]: cx.now } });
      }
      return undefined;
    },
  },
  DisableAWSServiceAccess: {
    authorize: ({ ServicePrincipal }, cx) => demandsFor(cx, 'DisableAWSServiceAccess', { context: serviceKey(ServicePrincipal) }),
    handle: (_permit, { ServicePrincipal }, cx) => {
      const { row } = managedOrganization(cx);
      checkService(ServicePrincipal);
      const { [ServicePrincipal]: _gone, ...services } = row.services;
      changeOrganization(cx.state, row.id, { services });
      return undefined;
    },
  },
  ListAWSServiceAccessForOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'ListAWSServiceAccessForOrganization'),
    handle: (_permit, input, cx) => {
      const services = Object.entries(ownOrganization(cx).row.services).sort(([a], [b]) => (a < b ? -1 : 1));
      const { items, next } = pageOf(services, input, ([name]) => name);
      return {
        EnabledServicePrincipals: items.map(([name, since]) => ({ ServicePrincipal: name, DateEnabled: new Date(since) })),
        ...next,
      };
    },
  },
  RegisterDelegatedAdministrator: {
    authorize: ({ AccountId, ServicePrincipal }, cx) =>
      demandsFor(cx, 'RegisterDelegatedAdministrator', { on: [AccountId], context: serviceKey(ServicePrincipal) }),
    handle: (_permit, { AccountId, ServicePrincipal }, cx) => {
      const snapshot = managedOrganization(cx);
      checkMember(snapshot, AccountId);
      checkService(ServicePrincipal);
      if (AccountId === snapshot.row.managementAccount) {
        throw violation(
          'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
          'You cannot register master account/yourself as delegated administrator for your organization.',
        );
      }
      if (snapshot.accounts.get(AccountId)?.status !== 'ACTIVE') {
        throw violation(
          'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR',
          'You cannot register a suspended account as delegated administrator.',
        );
      }
      if (snapshot.row.services[ServicePrincipal] === undefined) {
        throw violation('SERVICE_ACCESS_NOT_ENABLED', 'You must enable service access before you register a delegated administrator.');
      }
      if (snapshot.delegations.get(AccountId)?.has(ServicePrincipal) === true) {
        throw failure('AccountAlreadyRegistered', 'The provided account is already a delegated administrator for your organization.');
      }
      putBelow(cx.state, snapshot.row.id, DELEGATIONS, [AccountId, ServicePrincipal], { since: cx.now });
      return undefined;
    },
  },
  DeregisterDelegatedAdministrator: {
    authorize: ({ AccountId, ServicePrincipal }, cx) =>
      demandsFor(cx, 'DeregisterDelegatedAdministrator', { on: [AccountId], context: serviceKey(ServicePrincipal) }),
    handle: (_permit, { AccountId, ServicePrincipal }, cx) => {
      const snapshot = managedOrganization(cx);
      checkMember(snapshot, AccountId);
      checkService(ServicePrincipal);
      if (snapshot.delegations.get(AccountId)?.has(ServicePrincipal) !== true) {
        throw failure('AccountNotRegistered', 'The provided account is not a registered delegated administrator for your organization.');
      }
      deleteBelow(cx.state, snapshot.row.id, DELEGATIONS, AccountId, ServicePrincipal);
      return undefined;
    },
  },
  ListDelegatedAdministrators: {
    authorize: ({ ServicePrincipal }, cx) =>
      demandsFor(cx, 'ListDelegatedAdministrators', ServicePrincipal === undefined ? {} : { context: serviceKey(ServicePrincipal) }),
    handle: (_permit, input, cx) => {
      const snapshot = ownOrganization(cx);
      const { ServicePrincipal: service } = input;
      const found = [...snapshot.delegations].filter(([, services]) => service === undefined || services.has(service));
      const { items, next } = pageOf(found, input, ([account]) => account);
      const DelegatedAdministrators = items.flatMap(([id, services]) => {
        const row = snapshot.accounts.get(id);
        if (row === undefined) return [];
        const { Paths: _paths, ...account } = shownAccount(snapshot, row);
        return [{ ...account, DelegationEnabledDate: new Date(Math.min(...services.values())) }];
      });
      return { DelegatedAdministrators, ...next };
    },
  },
  ListDelegatedServicesForAccount: {
    authorize: ({ AccountId }, cx) => demandsFor(cx, 'ListDelegatedServicesForAccount', { on: [AccountId] }),
    handle: (_permit, input, cx) => {
      const snapshot = ownOrganization(cx);
      checkMember(snapshot, input.AccountId);
      const services = snapshot.delegations.get(input.AccountId);
      if (services === undefined) {
        throw failure('AccountNotRegistered', 'The provided account is not a registered delegated administrator for your organization.');
      }
      const { items, next } = pageOf([...services], input, ([name]) => name);
      return {
        DelegatedServices: items.map(([name, since]) => ({ ServicePrincipal: name, DelegationEnabledDate: new Date(since) })),
        ...next,
      };
    },
  },
};

function serviceKey(service: string): readonly (readonly [string, ContextValue])[] {
  return [['organizations:serviceprincipal', service]];
}

function checkService(service: string): void {
  if (!PATTERNS.servicePrincipal.test(service) || !service.endsWith('.amazonaws.com')) {
    throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL', 'You specified an unrecognized service principal.');
  }
}

function checkMember({ accounts }: Snapshot, id: string): void {
  checkPattern(id, 'account');
  if (!accounts.has(id)) throw notFound('Account');
}
