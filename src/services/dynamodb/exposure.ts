// DynamoDB tables with their indexes, and streams: opened by their policies, for what crosses accounts.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

/** DynamoDB Developer Guide, cross-account access with resource-based policies: these are the caller's account's own affair. */
const OWNER_ONLY: ReadonlySet<string> = new Set(
  ['CreateTable', 'CreateTableReplica', 'AssociateTableReplica', 'CreateGlobalTable', 'RestoreTableFromBackup', 'ImportTable'].map(
    (name) => `dynamodb:${name}`,
  ),
);

export const tableExposures: FindExposures = (record) => {
  const actions = resourceActions('dynamodb', 'table', 'index').filter((action) => !OWNER_ONLY.has(action));
  return { ways: byPolicy(record, actions, ['/index/*']), notes: [] };
};

export const streamExposures: FindExposures = (record) => ({ ways: byPolicy(record, resourceActions('dynamodb', 'stream')), notes: [] });
