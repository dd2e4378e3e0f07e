// What temporary credentials remember, taken from the request.
import type { SessionFacts } from '../model/principal.ts';
import type { SessionQuery } from './request-query.ts';

/** Absent if the request tells none of it: then a user calls with a long-term access key. */
export function sessionFacts({ issuedAt, mfa, sourceIdentity }: SessionQuery): { readonly session?: SessionFacts } {
  if (issuedAt === undefined && mfa === undefined && sourceIdentity === undefined) return {};
  return {
    session: {
      ...(issuedAt !== undefined && { issuedAt }),
      ...(mfa !== undefined && { mfa }),
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    },
  };
}
