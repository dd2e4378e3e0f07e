// What a web identity token says, once it is verified against its provider.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { AccountId } from '../../../model/account.ts';
import { type JsonWebToken, keyFits, readJsonWebToken, verifyJsonWebToken } from './json-web-token.ts';
import { providerKeys } from './provider-keys.ts';

export interface WebIdentity {
  /** As trust policies name it: the ARN of the provider. */
  readonly provider: string;
  /** The issuer without its scheme: the prefix of condition keys. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Verifies a token for a role of `account`. Throws `InvalidIdentityToken`, `ExpiredTokenException`.
 * Source: AWS STS API Reference, AssumeRoleWithWebIdentity; IAM User Guide, Create an OpenID Connect (OIDC) identity provider in IAM.
 */
export function readWebIdentity(cx: AuthorizeContext, account: AccountId, text: string): WebIdentity {
  const token = readJsonWebToken(text);
  if (token === undefined) {
    throw invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
  }
  const { claims } = token;
  const issuer = stringClaim(claims, 'iss');
  const subject = stringClaim(claims, 'sub');
  const { provider, clientIds } = findProvider(cx, account, issuer);
  const audience = audienceOf(claims, clientIds);
  verifySignature(cx, provider, token);
  checkTimes(claims, Math.floor(cx.now / 1000));
  return { provider, issuer: withoutScheme(issuer), subject, audience, claims };
}

function findProvider(cx: AuthorizeContext, account: AccountId, issuer: string) {
  const arn = `arn:${cx.partition}:iam::${account}:oidc-provider/${withoutScheme(issuer)}`;
  const provider = cx.identities.provider?.(cx.state, arn);
  if (provider?.kind !== 'oidc') throw invalid(`No OpenIDConnect provider found in your account for ${issuer}`);
  return { provider: arn, clientIds: provider.clientIds };
}

function withoutScheme(issuer: string): string {
  const bare = issuer.startsWith('https://') ? issuer.slice('https://'.length) : issuer;
  return bare.endsWith('/') ? bare.slice(0, -1) : bare;
}

/** The authorized party stands for the audience where the token names one. */
function audienceOf(claims: Readonly<Record<string, unknown>>, clientIds: readonly string[]): string {
  const party = claims['azp'];
  const audiences = typeof party === 'string' ? [party] : listOf(claims['aud']);
  if (audiences.length === 0) throw invalid('Missing a required claim: aud');
  const known = audiences.find((audience) => clientIds.includes(audience));
  if (known === undefined) throw invalid('Incorrect token audience');
  return known;
}

function verifySignature(cx: AuthorizeContext, provider: string, token: JsonWebToken): void {
  const keys = providerKeys(cx.state, provider).filter((key) => keyFits(key, token));
  if (keys.length === 0) {
    throw invalid(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  if (!keys.some((key) => verifyJsonWebToken(token, key))) throw invalid('Token signature invalid');
}

/** Seconds. */
function checkTimes(claims: Readonly<Record<string, unknown>>, now: number): void {
  const expires = claims['exp'];
  if (typeof expires !== 'number') throw invalid('Missing a required claim: exp');
  if (typeof claims['iat'] !== 'number') throw invalid('Missing a required claim: iat');
  if (now >= expires) {
    const message = `Token expired: current date/time ${now} must be before the expiration date/time${Math.floor(expires)}`;
    throw new ServiceError('ExpiredTokenException', 400, message);
  }
  const begins = claims['nbf'];
  if (typeof begins === 'number' && now < begins) throw invalid('Token is not yet valid');
}

function stringClaim(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '') throw invalid(`Missing a required claim: ${name}`);
  return value;
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidIdentityToken', 400, message);
}
