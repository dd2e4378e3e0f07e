// The keys that tokens of an identity provider are verified with. The cloud never fetches them: it has no way out.
import { createECDH, createHash, type JsonWebKey } from 'node:crypto';
import type { Random } from '../../../cloud/ports/random.ts';
import { defineTable, type StateReader, type StateWriter, type Table } from '../../../cloud/state/table.ts';

/** A P-256 key that the cloud made for a provider, so that tokens can be had without the real issuer. */
export interface OwnKey {
  readonly kid: string;
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

interface ProviderKeysRow {
  readonly own?: OwnKey;
  /** Members of a JWKS document, as given. */
  readonly given?: readonly Readonly<Record<string, unknown>>[];
}

/** By the provider's ARN. */
export const PROVIDER_KEYS: Table<ProviderKeysRow> = defineTable<ProviderKeysRow>('sts.providerKeys');

/** All keys that a provider's tokens may be signed with. */
export function providerKeys(state: StateReader, provider: string): readonly JsonWebKey[] {
  const row = state.get(PROVIDER_KEYS, provider);
  const own = row?.own;
  return [...(own === undefined ? [] : [{ ...own, alg: 'ES256' }]), ...((row?.given ?? []) as readonly JsonWebKey[])];
}

/** Puts the keys of a JWKS document (`keys`) in the place of those given before. `provider`: the ARN of an OIDC provider. */
export function setProviderKeys(state: StateWriter, provider: string, keys: readonly Readonly<Record<string, unknown>>[]): void {
  state.put(PROVIDER_KEYS, provider, { ...state.get(PROVIDER_KEYS, provider), given: keys });
}

/** The cloud's own key for a provider; made when first asked for. */
export function ownKey(state: StateWriter, provider: string, random: Random): OwnKey {
  const row = state.get(PROVIDER_KEYS, provider);
  if (row?.own !== undefined) return row.own;
  const own = makeKey(random);
  state.put(PROVIDER_KEYS, provider, { ...row, own });
  return own;
}

const SCALAR_BYTES = 32;

function makeKey(random: Random): OwnKey {
  const pair = createECDH('prime256v1');
  const scalar = Buffer.from(random.bytes(SCALAR_BYTES));
  // Below the order of the curve whatever the rest is; never zero.
  scalar[0] = (scalar[0] ?? 0) & 0x7f;
  scalar[SCALAR_BYTES - 1] = (scalar[SCALAR_BYTES - 1] ?? 0) | 1;
  pair.setPrivateKey(scalar);
  const point = pair.getPublicKey();
  return {
    kid: createHash('sha256').update(point).digest('hex').slice(0, 32),
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 1 + SCALAR_BYTES).toString('base64url'),
    y: point.subarray(1 + SCALAR_BYTES).toString('base64url'),
    d: scalar.toString('base64url'),
  };
}
