// The other operations on SAML providers.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { DemandResource } from '../../../../cloud/demand.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { limitExceeded, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { findSamlProvider } from '../../provider-rows.ts';
import { QUOTAS } from '../../quotas.ts';
import { nameKey, SAML_PROVIDERS, type SamlPrivateKeyRow, type SamlProviderRow } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { arnTarget, demand, demandOnAll } from '../../targets.ts';
import { encryptionMode, newPrivateKey } from './create-saml-provider.ts';
import { samlValidUntil } from './saml-metadata.ts';

function target(cx: AuthorizeContext, arn: string): DemandResource {
  return arnTarget(cx, arn, findSamlProvider(cx.state, arn)?.tags);
}

function getRow(cx: { readonly state: StateReader; readonly account: string }, arn: string): SamlProviderRow {
  const row = findSamlProvider(cx.state, arn);
  if (row === undefined || row.account !== cx.account) throw noSuchEntity(`Manifest not found for arn ${arn}`);
  return row;
}

export const getSamlProvider: IamOperation<'GetSAMLProvider'> = {
  authorize: ({ SAMLProviderArn }, cx) => [demand('GetSAMLProvider', target(cx, SAMLProviderArn))],
  handle: (_permit, { SAMLProviderArn }, cx) => {
    const row = getRow(cx, SAMLProviderArn);
    return {
      SAMLProviderUUID: row.uuid,
      SAMLMetadataDocument: row.metadata,
      CreateDate: new Date(row.createdAt),
      ValidUntil: new Date(row.validUntil),
      AssertionEncryptionMode: encryptionMode(row.encryption),
      PrivateKeyList: row.privateKeys.map(({ id, createdAt }) => ({ KeyId: id, Timestamp: new Date(createdAt) })),
      Tags: row.tags,
    };
  },
};

export const listSamlProviders: IamOperation<'ListSAMLProviders'> = {
  authorize: () => demandOnAll('ListSAMLProviders'),
  handle: (_permit, _input, cx) => ({
    SAMLProviderList: [...cx.state.scan(SAML_PROVIDERS, keyOf(cx.account, ''))].map(([, { arn, validUntil, createdAt }]) => ({
      Arn: arn,
      ValidUntil: new Date(validUntil),
      CreateDate: new Date(createdAt),
    })),
  }),
};

export const updateSamlProvider: IamOperation<'UpdateSAMLProvider'> = {
  authorize: ({ SAMLProviderArn }, cx) => [demand('UpdateSAMLProvider', target(cx, SAMLProviderArn))],
  handle: (_permit, { SAMLProviderArn, SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey }, cx) => {
    const row = getRow(cx, SAMLProviderArn);
    const kept = withoutKey(row.privateKeys, RemovePrivateKey);
    const privateKeys = AddPrivateKey === undefined ? kept : [...kept, newPrivateKey(AddPrivateKey, cx.now, cx.random)];
    if (privateKeys.length > QUOTAS.privateKeysPerSamlProvider) {
      throw limitExceeded('PrivateKeysPerSAMLProvider', QUOTAS.privateKeysPerSamlProvider);
    }
    cx.state.put(SAML_PROVIDERS, nameKey(row.account, row.name), {
      ...row,
      privateKeys,
      ...(SAMLMetadataDocument !== undefined && {
        metadata: SAMLMetadataDocument,
        validUntil: samlValidUntil(SAMLMetadataDocument, cx.now),
      }),
      ...(AssertionEncryptionMode !== undefined && { encryption: encryptionMode(AssertionEncryptionMode) }),
    });
    return { SAMLProviderArn: row.arn };
  },
};

function withoutKey(keys: readonly SamlPrivateKeyRow[], id: string | undefined): readonly SamlPrivateKeyRow[] {
  if (id === undefined) return keys;
  if (!keys.some((key) => key.id === id)) throw noSuchEntity(`Private key with id ${id} cannot be found.`);
  return keys.filter((key) => key.id !== id);
}

export const deleteSamlProvider: IamOperation<'DeleteSAMLProvider'> = {
  authorize: ({ SAMLProviderArn }, cx) => [demand('DeleteSAMLProvider', target(cx, SAMLProviderArn))],
  handle: (_permit, { SAMLProviderArn }, cx) => {
    const row = getRow(cx, SAMLProviderArn);
    cx.state.delete(SAML_PROVIDERS, nameKey(row.account, row.name));
  },
};

export const tagSamlProvider: IamOperation<'TagSAMLProvider'> = {
  authorize: ({ SAMLProviderArn, Tags }, cx) => [demand('TagSAMLProvider', target(cx, SAMLProviderArn), requestTagContext(Tags))],
  handle: (_permit, { SAMLProviderArn, Tags }, cx) => {
    const row = getRow(cx, SAMLProviderArn);
    cx.state.put(SAML_PROVIDERS, nameKey(row.account, row.name), { ...row, tags: withTags(row.tags, Tags, 'caseSensitive') });
  },
};

export const untagSamlProvider: IamOperation<'UntagSAMLProvider'> = {
  authorize: ({ SAMLProviderArn, TagKeys }, cx) => [demand('UntagSAMLProvider', target(cx, SAMLProviderArn), tagKeyContext(TagKeys))],
  handle: (_permit, { SAMLProviderArn, TagKeys }, cx) => {
    const row = getRow(cx, SAMLProviderArn);
    cx.state.put(SAML_PROVIDERS, nameKey(row.account, row.name), { ...row, tags: withoutTags(row.tags, TagKeys, 'caseSensitive') });
  },
};

export const listSamlProviderTags: IamOperation<'ListSAMLProviderTags'> = {
  authorize: ({ SAMLProviderArn }, cx) => [demand('ListSAMLProviderTags', target(cx, SAMLProviderArn))],
  handle: (_permit, input, cx) => tagPage(getRow(cx, input.SAMLProviderArn).tags, input),
};
