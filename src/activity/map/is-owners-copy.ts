// Calls across accounts, which both trails have.
import type { ActivityGroup } from '../activity-group.ts';

/** The copy that the owner of the resource has; the caller's trail has its own. Source: CloudTrail record contents, sharedEventID. */
export function isOwnersCopy({ identity, recipientAccount }: Pick<ActivityGroup, 'identity' | 'recipientAccount'>): boolean {
  return identity.account !== '' && recipientAccount !== '' && identity.account !== recipientAccount;
}
