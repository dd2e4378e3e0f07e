// How long the sessions of users and of the root user may live.
import type { Principal } from '../../model/principal.ts';

const TWELVE_HOURS = 43_200;
const ROOT_MAX = 3600;

/** Twelve hours if the call does not say; for the root user an hour at most. AWS STS API Reference, GetSessionToken and GetFederationToken. */
export function sessionSeconds(principal: Principal, requested: number | undefined): number {
  const wanted = requested ?? TWELVE_HOURS;
  return principal.kind === 'root' ? Math.min(wanted, ROOT_MAX) : wanted;
}
