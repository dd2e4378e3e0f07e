// Centralized root access: which of its features the organization has. Source: IAM User Guide, Centrally manage root access for member accounts.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { ACCOUNT_SETTINGS, type AccountSettingsRow } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

type Feature = NonNullable<AccountSettingsRow['organizationFeatures']>[number];

interface Features {
  readonly OrganizationId: string;
  readonly EnabledFeatures: readonly Feature[];
}

/** The organization that the caller may manage. Throws what AWS answers everybody else. */
function managedOrganization({ organization, state, account }: AuthorizeContext): {
  readonly id: string;
  readonly managementAccount: string;
} {
  const own = organization.facts(state, account).organization;
  if (own === undefined)
    throw new ServiceError(
      'OrganizationNotFoundException',
      400,
      'The request was rejected because no organization is associated with your account.',
    );
  if (own.managementAccount !== account && organization.delegates?.(state, account, 'iam.amazonaws.com') !== true) {
    throw new ServiceError(
      'AccountNotManagementOrDelegatedAdministratorException',
      400,
      'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
    );
  }
  return own;
}

function featuresOf(cx: CallContext): Features {
  const { id, managementAccount } = managedOrganization(cx);
  return { OrganizationId: id, EnabledFeatures: cx.state.get(ACCOUNT_SETTINGS, managementAccount)?.organizationFeatures ?? [] };
}

function change(cx: CallContext, feature: Feature, enabled: boolean): Features {
  const { managementAccount } = managedOrganization(cx);
  const settings = cx.state.get(ACCOUNT_SETTINGS, managementAccount);
  const others = (settings?.organizationFeatures ?? []).filter((each) => each !== feature);
  const organizationFeatures = enabled ? [...others, feature].toSorted() : others;
  cx.state.put(ACCOUNT_SETTINGS, managementAccount, { ...settings, organizationFeatures });
  return featuresOf(cx);
}

export const listOrganizationsFeatures: IamOperation<'ListOrganizationsFeatures'> = {
  authorize: () => demandOnAll('ListOrganizationsFeatures'),
  handle: (_permit, _input, cx) => featuresOf(cx),
};

export const enableOrganizationsRootCredentialsManagement: IamOperation<'EnableOrganizationsRootCredentialsManagement'> = {
  authorize: () => demandOnAll('EnableOrganizationsRootCredentialsManagement'),
  handle: (_permit, _input, cx) => change(cx, 'RootCredentialsManagement', true),
};

export const disableOrganizationsRootCredentialsManagement: IamOperation<'DisableOrganizationsRootCredentialsManagement'> = {
  authorize: () => demandOnAll('DisableOrganizationsRootCredentialsManagement'),
  handle: (_permit, _input, cx) => change(cx, 'RootCredentialsManagement', false),
};

export const enableOrganizationsRootSessions: IamOperation<'EnableOrganizationsRootSessions'> = {
  authorize: () => demandOnAll('EnableOrganizationsRootSessions'),
  handle: (_permit, _input, cx) => change(cx, 'RootSessions', true),
};

export const disableOrganizationsRootSessions: IamOperation<'DisableOrganizationsRootSessions'> = {
  authorize: () => demandOnAll('DisableOrganizationsRootSessions'),
  handle: (_permit, _input, cx) => change(cx, 'RootSessions', false),
};
