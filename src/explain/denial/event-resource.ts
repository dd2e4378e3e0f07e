// The resource of a CloudTrail event: as the event lists it, or put together from the request's parameters.
import { findAction } from '../../catalog/action.ts';
import { wildcardOnly } from '../../catalog/action-resource.ts';
import { parseArn } from '../../model/arn.ts';
import { fillTemplate } from './fill-template.ts';
import { type JsonObject, listAt, objectAt, objectOf, stringAt } from './read-json-value.ts';

export interface EventResource {
  readonly arn: string;
  readonly account?: string;
}

/** Undefined when the event tells no resource; the caller then has to name it. */
export function eventResource(event: JsonObject, action: string): EventResource | undefined {
  const service = action.slice(0, action.indexOf(':'));
  const listed = listAt(event, 'resources').map(objectOf);
  const matching = listed.filter((one) => {
    const arn = parseArn(arnOf(one) ?? '');
    return arn !== undefined && (arn.service === service || (service === 'sts' && arn.service === 'iam'));
  });
  const [own] = matching;
  // S3 tells the owner of the bucket, and not of the object.
  const account = matching.map((one) => stringAt(one, 'accountId')).find((id) => id !== undefined);
  const built = fromParameters(event, service, action) ?? fromCatalog(event, service, action);
  // S3 lists both bucket and object; the parameters say which of them the action is on.
  const arn = service === 's3' ? (built ?? (own && arnOf(own))) : ((own && arnOf(own)) ?? built);
  if (arn === undefined) return undefined;
  // Most ARNs tell the owner themselves.
  return account === undefined || parseArn(arn)?.account !== '' ? { arn } : { arn, account };
}

/** Athena and others write all keys of an event in lower case. */
function arnOf(resource: JsonObject): string | undefined {
  return stringAt(resource, 'ARN') ?? stringAt(resource, 'arn');
}

/** The partition that the caller's ARN, or else the region, is of. */
function partitionOf(event: JsonObject): string {
  const caller = parseArn(stringAt(objectAt(event, 'userIdentity'), 'arn') ?? '');
  if (caller !== undefined) return caller.partition;
  const region = stringAt(event, 'awsRegion') ?? '';
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** `*` for actions that have no resource; else an ARN that a parameter is, or that parameters make up. */
function fromCatalog(event: JsonObject, service: string, action: string): string | undefined {
  const facts = findAction(service, action.slice(service.length + 1));
  if (facts === undefined) return undefined;
  if (wildcardOnly(facts)) return '*';
  const parameters = objectAt(event, 'requestParameters');
  const arns = Object.values(parameters).filter((value) => typeof value === 'string' && parseArn(value)?.service === service);
  const account = stringAt(event, 'recipientAccountId') ?? stringAt(objectAt(event, 'userIdentity'), 'accountId') ?? '';
  if (arns.length === 1) return String(arns[0]);
  return fillTemplate(facts, parameters, { partition: partitionOf(event), region: stringAt(event, 'awsRegion') ?? '', account });
}

function fromParameters(event: JsonObject, service: string, action: string): string | undefined {
  const parameters = objectAt(event, 'requestParameters');
  const region = stringAt(event, 'awsRegion') ?? '';
  const partition = partitionOf(event);
  const account = stringAt(event, 'recipientAccountId') ?? stringAt(objectAt(event, 'userIdentity'), 'accountId') ?? '';
  const of = (resource: string | undefined, owner = account): string | undefined =>
    resource === undefined
      ? undefined
      : resource.startsWith('arn:')
        ? resource
        : `arn:${partition}:${service}:${region}:${owner}:${resource}`;
  switch (service) {
    case 's3':
      return s3Resource(parameters, partition, action);
    case 'sts':
      return stringAt(parameters, 'roleArn');
    case 'ecr':
      return of(prefixed('repository/', stringAt(parameters, 'repositoryName')), stringAt(parameters, 'registryId') ?? account);
    case 'kms':
      return of(prefixed('key/', stringAt(parameters, 'keyId')));
    case 'sqs':
      return of(stringAt(parameters, 'queueUrl')?.split('/').at(-1), stringAt(parameters, 'queueUrl')?.split('/').at(-2) ?? account);
    case 'sns':
      return stringAt(parameters, 'topicArn');
    case 'lambda':
      return of(prefixed('function:', stringAt(parameters, 'functionName')));
    case 'secretsmanager':
      return of(prefixed('secret:', stringAt(parameters, 'secretId')));
    case 'iam':
      return iamResource(parameters, partition, account);
    default:
      return undefined;
  }
}

/** A bucket is named, or an access point by its ARN. */
function s3Resource(parameters: JsonObject, partition: string, action: string): string | undefined {
  const bucket = stringAt(parameters, 'bucketName');
  const key = stringAt(parameters, 'key');
  if (bucket === undefined) return action === 's3:ListAllMyBuckets' ? '*' : undefined;
  const isArn = bucket.startsWith('arn:');
  const carrier = isArn ? bucket : `arn:${partition}:s3:::${bucket}`;
  if (key === undefined || action.includes('Bucket')) return carrier;
  return isArn ? `${carrier}/object/${key}` : `${carrier}/${key}`;
}

function prefixed(prefix: string, name: string | undefined): string | undefined {
  return name === undefined || name.startsWith('arn:') || name.startsWith(prefix) ? name : prefix + name;
}

function iamResource(parameters: JsonObject, partition: string, account: string): string | undefined {
  for (const kind of ['role', 'user', 'group'] as const) {
    const name = stringAt(parameters, `${kind}Name`);
    if (name !== undefined) return `arn:${partition}:iam::${account}:${kind}/${name}`;
  }
  return stringAt(parameters, 'policyArn');
}
