// The other operations on OpenID Connect providers.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { DemandResource } from '../../../../cloud/demand.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { findOidcProvider, oidcKey } from '../../provider-rows.ts';
import { OIDC_PROVIDERS, type OidcProviderRow } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { arnTarget, demand, demandOnAll } from '../../targets.ts';
import { checkClientIds, checkedThumbprints } from './create-oidc-provider.ts';

function target(cx: AuthorizeContext, arn: string): DemandResource {
  return arnTarget(cx, arn, findOidcProvider(cx.state, arn)?.tags);
}

function getRow(cx: { readonly state: StateReader; readonly account: string }, arn: string): OidcProviderRow {
  const row = findOidcProvider(cx.state, arn);
  if (row === undefined || row.account !== cx.account) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return row;
}

export const getOpenIdConnectProvider: IamOperation<'GetOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [demand('GetOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn))],
  handle: (_permit, { OpenIDConnectProviderArn }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    return {
      Url: row.url,
      ClientIDList: row.clientIds,
      ThumbprintList: row.thumbprints,
      CreateDate: new Date(row.createdAt),
      Tags: row.tags,
    };
  },
};

export const listOpenIdConnectProviders: IamOperation<'ListOpenIDConnectProviders'> = {
  authorize: () => demandOnAll('ListOpenIDConnectProviders'),
  handle: (_permit, _input, cx) => ({
    OpenIDConnectProviderList: [...cx.state.scan(OIDC_PROVIDERS, keyOf(cx.account, ''))].map(([, { arn }]) => ({ Arn: arn })),
  }),
};

export const deleteOpenIdConnectProvider: IamOperation<'DeleteOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [demand('DeleteOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn))],
  handle: (_permit, { OpenIDConnectProviderArn }, cx) => {
    const row = findOidcProvider(cx.state, OpenIDConnectProviderArn);
    if (row === undefined || row.account !== cx.account) {
      throw noSuchEntity(`OpenId connect Provider ${OpenIDConnectProviderArn} cannot be found.`);
    }
    cx.state.delete(OIDC_PROVIDERS, oidcKey(row.account, row.url));
  },
};

export const updateOpenIdConnectProviderThumbprint: IamOperation<'UpdateOpenIDConnectProviderThumbprint'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [demand('UpdateOpenIDConnectProviderThumbprint', target(cx, OpenIDConnectProviderArn))],
  handle: (_permit, { OpenIDConnectProviderArn, ThumbprintList }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    cx.state.put(OIDC_PROVIDERS, oidcKey(row.account, row.url), { ...row, thumbprints: checkedThumbprints(ThumbprintList) });
  },
};

export const addClientIdToOpenIdConnectProvider: IamOperation<'AddClientIDToOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [demand('AddClientIDToOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn))],
  handle: (_permit, { OpenIDConnectProviderArn, ClientID }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    const clientIds = [...new Set([...row.clientIds, ClientID])];
    checkClientIds(clientIds);
    cx.state.put(OIDC_PROVIDERS, oidcKey(row.account, row.url), { ...row, clientIds });
  },
};

export const removeClientIdFromOpenIdConnectProvider: IamOperation<'RemoveClientIDFromOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [
    demand('RemoveClientIDFromOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn)),
  ],
  handle: (_permit, { OpenIDConnectProviderArn, ClientID }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    const clientIds = row.clientIds.filter((id) => id !== ClientID);
    cx.state.put(OIDC_PROVIDERS, oidcKey(row.account, row.url), { ...row, clientIds });
  },
};

export const tagOpenIdConnectProvider: IamOperation<'TagOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn, Tags }, cx) => [
    demand('TagOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn), requestTagContext(Tags)),
  ],
  handle: (_permit, { OpenIDConnectProviderArn, Tags }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    cx.state.put(OIDC_PROVIDERS, oidcKey(row.account, row.url), { ...row, tags: withTags(row.tags, Tags, 'caseSensitive') });
  },
};

export const untagOpenIdConnectProvider: IamOperation<'UntagOpenIDConnectProvider'> = {
  authorize: ({ OpenIDConnectProviderArn, TagKeys }, cx) => [
    demand('UntagOpenIDConnectProvider', target(cx, OpenIDConnectProviderArn), tagKeyContext(TagKeys)),
  ],
  handle: (_permit, { OpenIDConnectProviderArn, TagKeys }, cx) => {
    const row = getRow(cx, OpenIDConnectProviderArn);
    cx.state.put(OIDC_PROVIDERS, oidcKey(row.account, row.url), { ...row, tags: withoutTags(row.tags, TagKeys, 'caseSensitive') });
  },
};

export const listOpenIdConnectProviderTags: IamOperation<'ListOpenIDConnectProviderTags'> = {
  authorize: ({ OpenIDConnectProviderArn }, cx) => [demand('ListOpenIDConnectProviderTags', target(cx, OpenIDConnectProviderArn))],
  handle: (_permit, input, cx) => tagPage(getRow(cx, input.OpenIDConnectProviderArn).tags, input),
};
