// Opens session tokens, remembering those that were used lately.
import { BoundedCache } from '../signature/bounded-cache.ts';
import type { Session } from '../session.ts';
import { openSessionToken } from './session-token.ts';

/** As `openSessionToken` with this key. Keeps the sessions of up to `capacity` tokens; texts that are no token are not kept. */
export function sessionOpener(key: Uint8Array, capacity = 4096): (token: string) => Session | undefined {
  const opened = new BoundedCache<string, Session>(capacity);
  return (token) => {
    const known = opened.get(token);
    if (known !== undefined) return known;
    const session = openSessionToken(token, key);
    if (session !== undefined) opened.set(token, session);
    return session;
  };
}
