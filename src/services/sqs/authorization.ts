// SQS: administration never crosses accounts; errors print the action in lower case.
import type { ServiceRules } from '../../evaluate/service-rules.ts';

/** Not available across accounts (SQS Developer Guide: overview of managing access). */
const OWNER_ONLY: ReadonlySet<string> = new Set([
  'addpermission',
  'removepermission',
  'createqueue',
  'deletequeue',
  'listqueues',
  'listqueuetags',
  'setqueueattributes',
  'tagqueue',
  'untagqueue',
]);

export const sqsRules: ServiceRules = {
  preempt: (query) =>
    query.relation === 'cross' && OWNER_ONLY.has(query.operation)
      ? { decision: 'deny', note: 'the operation does not reach queues of other accounts' }
      : undefined,
  wording: { code: 'AccessDenied', httpStatus: 403, action: (action) => action.toLowerCase() },
};
