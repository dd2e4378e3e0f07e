// CloudTrail: the event history. Trails and their delivery are not served yet.
import type { CloudTrailOperations } from '../../cloud/model/generated/cloudtrail.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { lookupEvents } from './operations/lookup-events.ts';

export const cloudtrailService: ServiceDefinition<CloudTrailOperations> = defineService<CloudTrailOperations>({
  name: 'cloudtrail',
  operations: { LookupEvents: lookupEvents },
  tables: [],
});
