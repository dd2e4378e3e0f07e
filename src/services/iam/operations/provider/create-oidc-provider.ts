// CreateOpenIDConnectProvider.
import { createHash } from 'node:crypto';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists, invalidInput, limitExceeded, validationError } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { oidcKey } from '../../provider-rows.ts';
import { QUOTAS } from '../../quotas.ts';
import { OIDC_PROVIDERS, type OidcProviderRow } from '../../state.ts';
import { checkedTags } from '../../tags.ts';
import { creationDemands } from '../../targets.ts';

export const createOpenIdConnectProvider: IamOperation<'CreateOpenIDConnectProvider'> = {
  authorize: ({ Url, Tags }, cx) => creationDemands('OpenIDConnectProvider', iamArn(cx, 'oidc-provider', withoutScheme(Url)), Tags),
  handle: (_permit, { Url, ClientIDList, ThumbprintList, Tags }, cx) => {
    const { state, account } = cx;
    const tags = checkedTags(Tags, 'caseSensitive');
    const url = withoutScheme(Url);
    const clientIds = [...new Set(ClientIDList ?? [])];
    checkClientIds(clientIds);
    const key = oidcKey(account, url);
    if (state.get(OIDC_PROVIDERS, key) !== undefined) throw entityAlreadyExists(`Provider with url ${Url} already exists.`);
    let count = 0;
    for (const _row of state.scan(OIDC_PROVIDERS, keyOf(account, ''))) count += 1;
    if (count >= QUOTAS.oidcProvidersPerAccount) throw limitExceeded('OpenIdConnectProvidersPerAccount', QUOTAS.oidcProvidersPerAccount);
    const row: OidcProviderRow = {
      account,
      arn: iamArn(cx, 'oidc-provider', url),
      url,
      clientIds,
      thumbprints: checkedThumbprints(ThumbprintList ?? [ownThumbprint(url)]),
      tags,
      createdAt: cx.now,
    };
    state.put(OIDC_PROVIDERS, key, row);
    return { OpenIDConnectProviderArn: row.arn, ...(tags.length > 0 && { Tags: tags }) };
  },
};

/** Throws ValidationError for what is not the URL of an issuer. */
function withoutScheme(url: string): string {
  if (!/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:\/[^?#\s]*)?$/i.test(url))
    throw validationError('Invalid Open ID Connect Provider URL');
  return url.slice('https://'.length).replace(/\/$/, '');
}

/** Throws LimitExceeded. */
export function checkClientIds(clientIds: readonly string[]): void {
  if (clientIds.length > QUOTAS.clientIdsPerOidcProvider) {
    throw limitExceeded('ClientIdsPerOpenIdConnectProvider', QUOTAS.clientIdsPerOidcProvider);
  }
}

/** Throws InvalidInput. */
export function checkedThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > QUOTAS.thumbprintsPerOidcProvider) throw invalidInput('Thumbprint list must contain fewer than 5 entries.');
  return thumbprints;
}

/** AWS fetches the certificate when no thumbprint is given; here nobody is called, and the URL stands in for it. */
function ownThumbprint(url: string): string {
  return createHash('sha1').update(url).digest('hex');
}
