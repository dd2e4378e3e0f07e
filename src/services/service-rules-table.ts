// The rules of every service that has some of its own; a test proves that no folder is left out.
import type { RulesLookup, ServiceRules } from '../evaluate/service-rules.ts';
import { ec2Rules } from './ec2/authorization.ts';
import { ecrRules } from './ecr/authorization.ts';
import { elasticfilesystemRules } from './elasticfilesystem/authorization.ts';
import { iamRules } from './iam/authorization.ts';
import { kmsRules } from './kms/authorization.ts';
import { organizationsRules } from './organizations/authorization.ts';
import { plainWording } from './plain-wording.ts';
import { rdsRules } from './rds/authorization.ts';
import { s3Rules } from './s3/authorization.ts';
import { snsRules } from './sns/authorization.ts';
import { sqsRules } from './sqs/authorization.ts';
import { stsRules } from './sts/authorization.ts';

export const SERVICE_RULES: ReadonlyMap<string, ServiceRules> = new Map<string, ServiceRules>([
  ...plainWording,
  ['ec2', ec2Rules],
  ['ecr', ecrRules],
  ['elasticfilesystem', elasticfilesystemRules],
  ['iam', iamRules],
  ['kms', kmsRules],
  ['organizations', organizationsRules],
  ['rds', rdsRules],
  ['s3', s3Rules],
  ['sns', snsRules],
  ['sqs', sqsRules],
  ['sts', stsRules],
]);

/** The rules of a service by its lower-case prefix. */
export const serviceRules: RulesLookup = (service) => SERVICE_RULES.get(service);
