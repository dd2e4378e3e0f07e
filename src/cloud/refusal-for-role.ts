// Asks the engine for a role that a service acts with: a service-linked role, in the course of a call or by itself.
import { refusalOf } from './authorize.ts';
import type { RequestView, RoleInUse } from './call-context.ts';
import type { Caller } from './caller.ts';
import type { Demand } from './demand.ts';
import type { Kernel } from './kernel.ts';
import { requestContext } from './request-context.ts';
import { ServiceError } from './service-error.ts';
import type { StateReader } from './state/table.ts';

/** On which occasion the role is used. */
export interface RoleOccasion {
  /** Name of the service that acts. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly request: RequestView;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Decides for the role alone: whoever made the call that brought it about plays no part. Undefined: allowed. */
export function refusalForRole(
  kernel: Kernel,
  { service, operation, region, request, requestId, now }: RoleOccasion,
  role: RoleInUse,
  demand: Demand,
  state: StateReader,
): ServiceError | undefined {
  const caller = callerInRole(kernel, role, now, state);
  if (caller === undefined) return new ServiceError('AccessDeniedException', 400, `The role ${role.roleArn} does not exist.`);
  const context = requestContext({ caller, region, now, request });
  return refusalOf(kernel, { service, operation, caller, context, requestId, now, state }, demand);
}

function callerInRole({ identities, partition }: Kernel, role: RoleInUse, now: number, state: StateReader): Caller | undefined {
  const found = identities.role?.(state, role.roleArn);
  if (found === undefined) return undefined;
  const { id: roleId, account } = found;
  const subject = { kind: 'role', roleId, sessionName: role.sessionName } as const;
  return identities.callerOfSession(state, {
    accessKeyId: '',
    secretAccessKey: '',
    account,
    partition,
    subject,
    issuedAt: now,
    expiresAt: now + 3_600_000,
  });
}
