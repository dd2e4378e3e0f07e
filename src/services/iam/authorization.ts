// IAM: what AWS owns cannot be changed; some operations print the kind of resource before its name.
import { lastElement } from '../../evaluate/caller.ts';
import type { ServiceRules } from '../../evaluate/service-rules.ts';

const WRITES: readonly string[] = ['create', 'delete', 'update', 'put', 'attach', 'detach', 'add', 'remove', 'set', 'tag', 'untag'];
const OWNED_BY_AWS = 'is owned by AWS and cannot be changed';

export const iamRules: ServiceRules = {
  preempt: ({ arn, operation }) => {
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
