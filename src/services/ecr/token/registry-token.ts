// What `docker login` is given as password: who asked for it and when, sealed. It carries no secret, and no permission: those are looked up at each use.
// Whoever opens one uses the cloud's own seal (`GatewayContext.seal`, `CallContext.cloudSeal`), not an account's: a token is taken by every registry.
import type { KnownCredentials } from '../../../cloud/gateway.ts';

/** Amazon ECR User Guide, Private registry authentication: 12 hours. */
export const TOKEN_LIFETIME: number = 12 * 60 * 60 * 1000;

export interface RegistryToken extends KnownCredentials {
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

/** Begins every token: nothing else that is sealed for other ends can pass for one. */
const MARK = 'ecr-token\n';

/** `seal` is the cloud's own. */
export function sealRegistryToken(
  seal: { readonly close: (text: string) => string },
  { accessKeyId, sessionToken, issuedAt }: RegistryToken,
): string {
  return seal.close(`${MARK}${JSON.stringify([accessKeyId, issuedAt, sessionToken ?? null])}`);
}

/** Undefined for what this cloud has not sealed as a token. Whether it has expired, `registryTokenExpired` says. */
export function openRegistryToken(
  seal: { readonly open: (sealed: string) => string | undefined },
  password: string,
): RegistryToken | undefined {
  const text = seal.open(password);
  if (text?.startsWith(MARK) !== true) return undefined;
  const [accessKeyId, issuedAt, sessionToken] = JSON.parse(text.slice(MARK.length)) as [string, number, string | null];
  return { accessKeyId, issuedAt, ...(sessionToken !== null && { sessionToken }) };
}

/** `now` in milliseconds since 1970, by the cloud's clock. */
export function registryTokenExpired({ issuedAt }: RegistryToken, now: number): boolean {
  return now >= issuedAt + TOKEN_LIFETIME;
}
