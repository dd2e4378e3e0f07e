// Which callers have temporary credentials.
import type { Principal } from './principal.ts';

/** A user or root user calls with temporary credentials where it has a session. */
export function isTemporary(principal: Principal): boolean {
  switch (principal.kind) {
    case 'roleSession':
    case 'federatedUser':
    case 'assumedRoot':
      return true;
    case 'user':
    case 'root':
      return principal.session !== undefined;
    default:
      return false;
  }
}
