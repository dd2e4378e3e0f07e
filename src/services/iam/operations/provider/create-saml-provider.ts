// CreateSAMLProvider.
import { base32 } from '../../../../cloud/credential/base32.ts';
import type { Random } from '../../../../cloud/ports/random.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists, limitExceeded, validationError } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { QUOTAS } from '../../quotas.ts';
import { nameKey, SAML_PROVIDERS, type SamlPrivateKeyRow, type SamlProviderRow } from '../../state.ts';
import { checkedTags } from '../../tags.ts';
import { creationDemands } from '../../targets.ts';
import { samlValidUntil } from './saml-metadata.ts';

export const createSamlProvider: IamOperation<'CreateSAMLProvider'> = {
  authorize: ({ Name, Tags }, cx) => {
    if (!/^[\w._-]+$/.test(Name)) {
      throw validationError(
        'The specified value for name is invalid. It must contain only alphanumeric characters and/or the following: ._-',
      );
    }
    return creationDemands('SAMLProvider', iamArn(cx, 'saml-provider', Name), Tags);
  },
  handle: (_permit, { Name, SAMLMetadataDocument, Tags, AssertionEncryptionMode, AddPrivateKey }, cx) => {
    const { state, account, now } = cx;
    const tags = checkedTags(Tags, 'caseSensitive');
    const validUntil = samlValidUntil(SAMLMetadataDocument, now);
    const key = nameKey(account, Name);
    if (state.get(SAML_PROVIDERS, key) !== undefined) throw entityAlreadyExists(`SAMLProvider with name ${Name} already exists.`);
    let count = 0;
    for (const _row of state.scan(SAML_PROVIDERS, keyOf(account, ''))) count += 1;
    if (count >= QUOTAS.samlProvidersPerAccount) throw limitExceeded('SAMLProvidersPerAccount', QUOTAS.samlProvidersPerAccount);
    const row: SamlProviderRow = {
      account,
      arn: iamArn(cx, 'saml-provider', Name),
      name: Name,
      uuid: `SAMLP${base32(cx.random.bytes(10))}`,
      metadata: SAMLMetadataDocument,
      validUntil,
      encryption: encryptionMode(AssertionEncryptionMode),
      privateKeys: AddPrivateKey === undefined ? [] : [newPrivateKey(AddPrivateKey, now, cx.random)],
      tags,
      createdAt: now,
    };
    state.put(SAML_PROVIDERS, key, row);
    return { SAMLProviderArn: row.arn, ...(tags.length > 0 && { Tags: tags }) };
  },
};

/** Encrypted assertions are taken, and are not required, unless told otherwise. */
export function encryptionMode(mode: string | undefined): 'Required' | 'Allowed' {
  return mode === 'Required' ? 'Required' : 'Allowed';
}

export function newPrivateKey(pem: string, now: number, random: Random): SamlPrivateKeyRow {
  return { id: base32(random.bytes(13)).slice(0, 20), pem, createdAt: now };
}
