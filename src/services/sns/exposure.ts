// SNS topics: opened by their policy.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

export const topicExposures: FindExposures = (record) => ({ ways: byPolicy(record, resourceActions('sns', 'topic')), notes: [] });
