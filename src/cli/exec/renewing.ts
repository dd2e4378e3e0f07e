// Credentials that are made anew before they expire.
import type { RoleCredentials } from './role-credentials.ts';

export interface Renewing {
  /** The present ones; new ones when these are near their end. Rejects with what `make` rejects with, once no others are left. */
  readonly current: () => Promise<RoleCredentials>;
}

/** SDKs begin to ask for new credentials a quarter of an hour before the end. */
const EARLY_MS = 20 * 60_000;

/**
 * `first` is served until 20 minutes, or half of its life, before its end; then `make` is called, once for all who ask meanwhile.
 * If that fails the old ones serve as long as they last, and `report` is told.
 */
export function renewing(
  first: RoleCredentials,
  make: () => Promise<RoleCredentials>,
  now: () => number,
  report: (error: unknown) => void,
): Renewing {
  let held = first;
  let renewAt = dueTime(first, now());
  let pending: Promise<RoleCredentials> | undefined;
  const renew = async (): Promise<RoleCredentials> => {
    try {
      held = await make();
      renewAt = dueTime(held, now());
    } catch (error) {
      if (now() >= held.expiresAt) throw error;
      report(error);
    }
    return held;
  };
  return {
    current: async () => {
      if (now() < renewAt) return held;
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return pending;
    },
  };
}

function dueTime({ expiresAt }: RoleCredentials, now: number): number {
  return expiresAt - Math.min(EARLY_MS, Math.max(0, expiresAt - now) / 2);
}
