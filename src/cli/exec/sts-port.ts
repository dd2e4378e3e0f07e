// What `exec` asks of STS.
import type { AssumeRequest } from './assume-request.ts';
import type { RoleCredentials } from './role-credentials.ts';

export interface StsPort {
  /** Absent: with the caller's own credentials. Rejects with the SDK's errors. */
  readonly assumeRole: (request: AssumeRequest, as?: RoleCredentials) => Promise<RoleCredentials>;
  /** ARN of the caller. */
  readonly whoAmI: () => Promise<string>;
  /** The region of the caller's settings; undefined if there is none. */
  readonly region: () => Promise<string | undefined>;
}
