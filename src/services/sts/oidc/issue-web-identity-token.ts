// Tokens as an identity provider would issue them, for trying trust policies without the real issuer.
import type { Identities } from '../../../cloud/identities.ts';
import type { Random } from '../../../cloud/ports/random.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { StateWriter } from '../../../cloud/state/table.ts';
import { signJsonWebToken } from './json-web-token.ts';
import { ownKey } from './provider-keys.ts';

export interface WebIdentityScope {
  readonly state: StateWriter;
  readonly identities: Pick<Identities, 'provider'>;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface WebIdentityOrder {
  /** ARN of an OIDC provider in an account of the cloud. */
  readonly provider: string;
  readonly subject: string;
  /** Default: the first client id of the provider. */
  readonly audience?: string;
  /** Further claims; they win over those that are made up. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds; default 3600. */
  readonly ttl?: number;
}

/** A signed token that AssumeRoleWithWebIdentity takes. Throws `NoSuchEntity` if the account has no such OIDC provider. */
export function issueWebIdentityToken(scope: WebIdentityScope, order: WebIdentityOrder): string {
  const { state, identities, random, now } = scope;
  const provider = identities.provider?.(state, order.provider);
  if (provider?.kind !== 'oidc') throw new ServiceError('NoSuchEntity', 404, `No OpenIDConnect provider ${order.provider}`);
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: `https://${provider.url}`,
    sub: order.subject,
    aud: order.audience ?? provider.clientIds[0] ?? 'sts.amazonaws.com',
    iat: issued,
    nbf: issued,
    exp: issued + (order.ttl ?? 3600),
    jti: Buffer.from(random.bytes(16)).toString('hex'),
    ...order.claims,
  };
  return signJsonWebToken(claims, { ...ownKey(state, order.provider, random) });
}
