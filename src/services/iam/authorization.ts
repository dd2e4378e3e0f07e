// IAM: what AWS owns cannot be changed; sessions of users need MFA; some operations print the kind of resource before its name.
import { lastElement } from '../../evaluate/caller.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ServiceRules } from '../../evaluate/service-rules.ts';

const WRITES: readonly string[] = ['create', 'delete', 'update', 'put', 'attach', 'detach', 'add', 'remove', 'set', 'tag', 'untag'];
const OWNED_BY_AWS = 'is owned by AWS and cannot be changed';

export const iamRules: ServiceRules = {
  preempt: (query) => {
    const { arn, operation } = query;
    if (restrictedSession(query)) {
      return {
        decision: 'deny',
        note: 'IAM takes no federated users, and sessions of GetSessionToken only with MFA',
        instead: 'call with a role, with long-term credentials, or with a session that was made with MFA',
      };
    }
    if (arn === undefined || arn.service !== 'iam' || !WRITES.some((verb) => operation.startsWith(verb))) return undefined;
    if (arn.account === 'aws' && arn.resource.startsWith('policy/')) {
      return { decision: 'deny', note: `an AWS managed policy ${OWNED_BY_AWS}`, instead: 'change a copy of the policy that is your own' };
    }
    return arn.resource.startsWith('role/aws-reserved/')
      ? {
          decision: 'deny',
          note: `a role under /aws-reserved/ ${OWNED_BY_AWS}`,
          instead: 'change its permission set, in IAM Identity Center',
        }
      : undefined;
  },
  wording: {
    code: 'AccessDenied',
    httpStatus: 403,
    replace: (query) =>
      restrictedSession(query)
        ? { code: 'InvalidClientTokenId', httpStatus: 403, message: 'The security token included in the request is invalid' }
        : undefined,
    resource: (resource, action) => {
      switch (action) {
        case 'iam:GetRole':
          return `role ${lastElement(resource)}`;
        case 'iam:CreatePolicy':
          return `policy ${lastElement(resource)}`;
        case 'iam:CreatePolicyVersion':
          return `policy ${resource}`;
        default:
          return resource;
      }
    },
  },
};

/**
 * What the credentials of GetSessionToken and GetFederationToken cannot call. iam:PassRole is asked for by other services, not called.
 * AWS STS API Reference, GetSessionToken and GetFederationToken, "Permissions".
 */
function restrictedSession({ request: { principal }, operation, forwarded }: Query): boolean {
  if (forwarded || operation === 'passrole') return false;
  switch (principal.kind) {
    case 'federatedUser':
      return true;
    case 'user':
    case 'root':
      return principal.session !== undefined && principal.session.mfa !== true;
    default:
      return false;
  }
}
