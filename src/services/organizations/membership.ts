// The organization that a call is about.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import { noAccess, notInUse } from './errors.ts';
import { organizationOf, type Snapshot } from './snapshot.ts';

/** The caller's organization. Throws `AWSOrganizationsNotInUseException`. */
export function ownOrganization(cx: AuthorizeContext): Snapshot {
  const snapshot = organizationOf(cx.state, cx.account);
  if (snapshot === undefined) throw notInUse();
  return snapshot;
}

/** The same, for what only the management account may do even where policies would let others. Throws `AccessDeniedException` too. */
export function managedOrganization(cx: AuthorizeContext): Snapshot {
  const snapshot = ownOrganization(cx);
  if (snapshot.row.managementAccount !== cx.account) throw noAccess();
  return snapshot;
}
