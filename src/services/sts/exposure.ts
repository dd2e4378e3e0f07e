// IAM roles: opened by their trust policy.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

export const roleExposures: FindExposures = (record) => ({ ways: byPolicy(record, resourceActions('sts', 'role')), notes: [] });
