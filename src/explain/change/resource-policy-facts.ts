// Which services let a resource carry a policy, and how a statement in it names the resource.
import { parseArn } from '../../model/arn.ts';

/** Services with resource policies, by the prefix of their ARNs (IAM User Guide: services that work with IAM). */
const WITH_RESOURCE_POLICY: ReadonlySet<string> = new Set([
  'acm-pca',
  'apigateway',
  'execute-api',
  'backup',
  'codeartifact',
  'codebuild',
  'dynamodb',
  'ecr',
  'elasticfilesystem',
  'es',
  'events',
  'glacier',
  'glue',
  'iot',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  'mediastore',
  'rekognition',
  's3',
  's3-object-lambda',
  's3express',
  's3tables',
  's3vectors',
  'schemas',
  'secretsmanager',
  'ses',
  'sns',
  'sqs',
  'ssm',
  'ssm-contacts',
  'vpc-lattice',
]);

/** Resources of these services that carry none, though others of the service do. */
const WITHOUT: readonly (readonly [service: string, start: string])[] = [['kms', 'alias/']];

/** Whether a policy of the resource's own can let others in. Roles that are assumed are not asked here. */
export function canCarryPolicy(arn: string): boolean {
  const parts = parseArn(arn);
  if (parts === undefined || !WITH_RESOURCE_POLICY.has(parts.service)) return false;
  return !WITHOUT.some(([service, start]) => parts.service === service && parts.resource.startsWith(start));
}

/** The Resource element of a statement in the resource's own policy; undefined where the element is left out. */
export function ownResourceElement(arn: string): string | undefined {
  switch (parseArn(arn)?.service) {
    case 'ecr':
      return undefined;
    case 'kms':
    case 'secretsmanager':
      return '*';
    default:
      return arn;
  }
}
