// SQS queues: opened by their policy, but for what is not available across accounts.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

/** SQS Developer Guide, overview of managing access: cross-account permissions do not apply to these. */
const OWNER_ONLY: ReadonlySet<string> = new Set(
  ['AddPermission', 'RemovePermission', 'CreateQueue', 'DeleteQueue', 'ListQueueTags', 'SetQueueAttributes', 'TagQueue', 'UntagQueue'].map(
    (name) => `sqs:${name}`,
  ),
);

export const queueExposures: FindExposures = (record) => {
  const actions = resourceActions('sqs', 'queue').filter((action) => !OWNER_ONLY.has(action));
  return { ways: byPolicy(record, actions), notes: [] };
};
