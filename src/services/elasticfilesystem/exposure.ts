// EFS file systems: opened by their policy. Without one the network decides, which policies do not tell.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

export const fileSystemExposures: FindExposures = (record) => {
  const ways = byPolicy(record, resourceActions('elasticfilesystem', 'file-system'));
  if (record.policy !== undefined) return { ways, notes: [] };
  const message = 'it has no policy: every client that reaches one of its mount targets has full access';
  return { ways, notes: [{ code: 'network-decides', message }] };
};
