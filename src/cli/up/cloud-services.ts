// The services that the local cloud serves. A test proves that no folder with a `service.ts` is left out.
import type { ServiceDefinition } from '../../cloud/service.ts';
import { cloudtrailService } from '../../services/cloudtrail/service.ts';
import { ec2Service } from '../../services/ec2/service.ts';
import { ecrService } from '../../services/ecr/service.ts';
import { iamService } from '../../services/iam/service.ts';
import { organizationsService } from '../../services/organizations/service.ts';
import { s3Service } from '../../services/s3/service.ts';
import { s3controlService } from '../../services/s3/control-service.ts';
import { stsService } from '../../services/sts/service.ts';

export const CLOUD_SERVICES: readonly ServiceDefinition<never>[] = [
  stsService,
  iamService,
  organizationsService,
  s3Service,
  s3controlService,
  ec2Service,
  ecrService,
  cloudtrailService,
] as readonly ServiceDefinition<never>[];
