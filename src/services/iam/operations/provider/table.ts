// Operations on identity providers.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { createOpenIdConnectProvider } from './create-oidc-provider.ts';
import { createSamlProvider } from './create-saml-provider.ts';
import {
  addClientIdToOpenIdConnectProvider,
  deleteOpenIdConnectProvider,
  getOpenIdConnectProvider,
  listOpenIdConnectProviders,
  listOpenIdConnectProviderTags,
  removeClientIdFromOpenIdConnectProvider,
  tagOpenIdConnectProvider,
  untagOpenIdConnectProvider,
  updateOpenIdConnectProviderThumbprint,
} from './oidc-provider.ts';
import {
  deleteSamlProvider,
  getSamlProvider,
  listSamlProviders,
  listSamlProviderTags,
  tagSamlProvider,
  untagSamlProvider,
  updateSamlProvider,
} from './saml-provider.ts';

export const iamProviderOperations: OperationTable<IamOperations> = {
  AddClientIDToOpenIDConnectProvider: addClientIdToOpenIdConnectProvider,
  CreateOpenIDConnectProvider: createOpenIdConnectProvider,
  CreateSAMLProvider: createSamlProvider,
  DeleteOpenIDConnectProvider: deleteOpenIdConnectProvider,
  DeleteSAMLProvider: deleteSamlProvider,
  GetOpenIDConnectProvider: getOpenIdConnectProvider,
  GetSAMLProvider: getSamlProvider,
  ListOpenIDConnectProviders: listOpenIdConnectProviders,
  ListOpenIDConnectProviderTags: listOpenIdConnectProviderTags,
  ListSAMLProviders: listSamlProviders,
  ListSAMLProviderTags: listSamlProviderTags,
  RemoveClientIDFromOpenIDConnectProvider: removeClientIdFromOpenIdConnectProvider,
  TagOpenIDConnectProvider: tagOpenIdConnectProvider,
  TagSAMLProvider: tagSamlProvider,
  UntagOpenIDConnectProvider: untagOpenIdConnectProvider,
  UntagSAMLProvider: untagSamlProvider,
  UpdateOpenIDConnectProviderThumbprint: updateOpenIdConnectProviderThumbprint,
  UpdateSAMLProvider: updateSamlProvider,
};
