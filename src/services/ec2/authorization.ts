// EC2: snapshots and images are shared by attribute; its errors have their own code and opening.
import { lastElement } from '../../evaluate/caller.ts';
import type { ServiceRules } from '../../evaluate/service-rules.ts';
import { shareSide } from '../share-side.ts';

export const ec2Rules: ServiceRules = {
  resourceSide: shareSide,
  wording: {
    code: 'UnauthorizedOperation',
    httpStatus: 403,
    prefix: 'You are not authorized to perform this operation. ',
    // Describe operations have no resource, and the sentence names none.
    resource: (resource) => (resource === '*' ? undefined : resource),
    replace: (query, blockedBy) =>
      blockedBy === 'share' && query.arn?.resource.startsWith('snapshot/')
        ? { code: 'InvalidSnapshot.NotFound', httpStatus: 400, message: `The snapshot '${lastElement(query.resource)}' does not exist.` }
        : undefined,
  },
};
