// Actions in another service that a call needs because of what its parameters name, for services with few of them.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { commandTargetMembers, commandTargets } from './command-targets.ts';
import { lambdaCodeActions, lambdaCodeMembers } from './lambda-code-actions.ts';
import { modelsOfProfile, PROFILE_MEMBERS } from './models-of-profile.ts';
import type { NeededAction } from './needed-action.ts';
import { firstMember } from './read-member.ts';

const ROTATION = ['rotationLambdaARN', 'externalSecretRotationRoleArn'];
const EXPORT = ['s3Bucket', 's3Prefix'];

export function otherServiceMembers(prefix: string, operation: string): readonly string[] {
  switch (prefix) {
    case 'bedrock':
      return PROFILE_MEMBERS;
    case 'lambda':
      return lambdaCodeMembers(operation);
    case 'secretsmanager':
      return operation === 'RotateSecret' ? ROTATION : [];
    case 'dynamodb':
      return operation === 'ExportTableToPointInTime' ? EXPORT : [];
    case 'ssm':
      return commandTargetMembers(operation);
    default:
      return [];
  }
}

/** `own`: the actions of the call itself. */
export function otherServiceActions(call: Call, own: readonly NeededAction[]): readonly NeededAction[] {
  switch (call.prefix) {
    case 'bedrock':
      return modelsOfProfile(call, own);
    case 'lambda':
      return lambdaCodeActions(call);
    case 'secretsmanager':
      return call.operation === 'RotateSecret' ? rotation(call) : [];
    case 'dynamodb':
      return call.operation === 'ExportTableToPointInTime' ? tableExport(call) : [];
    case 'ssm':
      return commandTargets(call);
    case 's3':
      return missingObject(call);
    default:
      return [];
  }
}

/**
 * AWS Secrets Manager API Reference, RotateSecret: `lambda:InvokeFunction` on the function that rotates. One that was set before the
 * event does not name, and rotation by the service that owns the secret has none.
 */
function rotation(call: Call): readonly NeededAction[] {
  const member = firstMember(call.event.parameters, ROTATION);
  if (member === undefined) {
    return need('lambda:InvokeFunction', { grade: 'possible', because: 'the rotation function of the secret', on: { kind: 'unknown' } });
  }
  const { name, value } = member;
  if (typeof value !== 'string' || !/^arn:[a-z-]+:lambda:/.test(value)) return [];
  return need('lambda:InvokeFunction', {
    grade: 'conditional',
    because: `requestParameters.${name}`,
    on: { kind: 'arns', arns: [value] },
  });
}

/**
 * Amazon DynamoDB Developer Guide, "Requesting a table export": the caller writes to the bucket; "DynamoDB table export output format":
 * below which prefix.
 */
function tableExport(call: Call): readonly NeededAction[] {
  const bucket = firstMember(call.event.parameters, ['s3Bucket'])?.value;
  if (typeof bucket !== 'string' || !/^[a-z0-9.-]+$/i.test(bucket)) return [];
  const prefix = firstMember(call.event.parameters, ['s3Prefix'])?.value;
  const given = typeof prefix === 'string' && prefix !== '' ? `${prefix.replace(/\/$/, '')}/` : '';
  // Characters that a pattern would read as its own: all of the bucket then.
  const folder = /[*?$]/.test(given) ? '' : `${given}AWSDynamoDB/`;
  const on = { kind: 'arns', arns: [`arn:${call.partition}:s3:::${bucket}/${folder}*`], patterns: true } as const;
  return ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'].flatMap((action) =>
    need(action, { grade: 'conditional', because: 'requestParameters.s3Bucket', on }),
  );
}

const READS: ReadonlySet<string> = new Set(['GetObject', 'HeadObject', 'GetObjectAttributes']);

/**
 * Amazon S3 API Reference, GetObject: that an object does not exist is said to who may list the bucket (404); others get 403. Nothing was
 * read, and the right to list is more than the call asked for: it stays with the person who takes over the policy.
 */
function missingObject(call: Call): readonly NeededAction[] {
  if (!READS.has(call.operation) || call.event.errorCode !== 'NoSuchKey') return [];
  return need('s3:ListBucket', { grade: 'possible', because: 'the answer was that there is no such object (404): without it, 403' });
}
