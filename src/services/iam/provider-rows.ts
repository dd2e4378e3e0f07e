// Identity providers in the state, found by their ARNs.
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { nameKey, OIDC_PROVIDERS, type OidcProviderRow, SAML_PROVIDERS, type SamlProviderRow, textKey } from './state.ts';

const OIDC = 'oidc-provider/';
const SAML = 'saml-provider/';

/** The OIDC provider with this ARN, in whatever account. */
export function findOidcProvider(state: StateReader, arn: string): OidcProviderRow | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith(OIDC)) return undefined;
  const row = state.get(OIDC_PROVIDERS, oidcKey(parsed.account, parsed.resource.slice(OIDC.length)));
  return row?.arn === arn ? row : undefined;
}

/** The SAML provider with this ARN, in whatever account. */
export function findSamlProvider(state: StateReader, arn: string): SamlProviderRow | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith(SAML)) return undefined;
  const row = state.get(SAML_PROVIDERS, nameKey(parsed.account, parsed.resource.slice(SAML.length)));
  return row?.arn === arn ? row : undefined;
}

/** `url` without its scheme. */
export function oidcKey(account: AccountId, url: string): string {
  return textKey(account, url);
}
