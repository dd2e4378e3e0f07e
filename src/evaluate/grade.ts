// Grades of a principal match as bits, so that the statements of a policy can be joined by OR.
import type { Grade } from '../model/decision.ts';

export const ANY = 1;
export const DIRECT = 2;
export const ROLE_OF_SESSION = 4;
export const USER_OF_FEDERATED_SESSION = 8;
export const ACCOUNT = 16;

/** Names the principal itself, or everybody: in the same account this needs no help from the caller's side. */
export const NAMED: number = ANY | DIRECT;
/** Names the identity behind the session: stands in for the identity policies, not for boundary and session policy. */
export const BEHIND_SESSION: number = ROLE_OF_SESSION | USER_OF_FEDERATED_SESSION;

/** The most direct grade among the bits; undefined for none. */
export function gradeOf(bits: number): Grade | undefined {
  if (bits & ANY) return 'any';
  if (bits & DIRECT) return 'direct';
  if (bits & ROLE_OF_SESSION) return 'roleOfSession';
  if (bits & USER_OF_FEDERATED_SESSION) return 'userOfFederatedSession';
  return bits & ACCOUNT ? 'account' : undefined;
}
