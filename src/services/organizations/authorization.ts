// Organizations: asked from a member account it refuses nearly everything, and hides its reasons.
import type { Query } from '../../evaluate/query.ts';
import type { ServiceRules } from '../../evaluate/service-rules.ts';

/** What a member account may ask for by itself (AWS Organizations API Reference, per operation). */
export const FOR_MEMBERS: ReadonlySet<string> = new Set([
  'describeorganization',
  'describeeffectivepolicy',
  'leaveorganization',
  'accepthandshake',
  'declinehandshake',
  'describehandshake',
  'listhandshakesforaccount',
]);

export const organizationsRules: ServiceRules = {
  // The organization's own resource policy can open it to a member; without one only delegated administrators could call.
  preempt: (query, policies) =>
    isMember(query) && policies.resource === undefined && !FOR_MEMBERS.has(query.operation)
      ? {
          decision: 'deny',
          note: 'only the management account and delegated administrators may call it',
          instead: 'make the call in the management account, or as a delegated administrator',
        }
      : undefined,
  wording: {
    code: 'AccessDeniedException',
    httpStatus: 400,
    replace: (query) => (isMember(query) ? "You don't have permissions to access this resource." : undefined),
  },
};

function isMember({ callerAccount }: Query): boolean {
  const management = callerAccount?.organization?.managementAccount;
  return management !== undefined && management !== callerAccount?.id;
}
