// KMS actions that a service does with the caller's permissions (forward access sessions): `kms:ViaService`.
import { remembered } from '../remembered.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { KMS_RULES } from './kms-rules.ts';
import type { KmsRule } from './kms-rules.ts';
import { isManagedAlias, kmsKeyArn } from './kms-key-arn.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { bothCases, firstMember, textMember, valuesAt } from './read-member.ts';
import { viaServiceName } from './via-service-name.ts';

const S3_KEY = 'x-amz-server-side-encryption-aws-kms-key-id';
const S3_ALGORITHM = 'x-amz-server-side-encryption';

/** Operations of S3 → KMS actions. Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)": permissions. */
const S3_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PutObject', ['kms:GenerateDataKey']],
  ['PostObject', ['kms:GenerateDataKey']],
  ['CopyObject', ['kms:GenerateDataKey']],
  ['CreateMultipartUpload', ['kms:GenerateDataKey', 'kms:Decrypt']],
  ['UploadPart', ['kms:Decrypt']],
  ['UploadPartCopy', ['kms:Decrypt']],
  ['CompleteMultipartUpload', ['kms:Decrypt']],
  ['GetObject', ['kms:Decrypt']],
  ['HeadObject', ['kms:Decrypt']],
]);

/** Where the key stands in calls of services that have no row of their own. */
const KEY_MEMBERS: readonly string[] = [
  'kmsKeyId',
  'kMSKeyId',
  'kmsKeyArn',
  'kMSKeyArn',
  'kmsKeyIdentifier',
  'kmsKey',
  'kMSKey',
  'encryptionKeyArn',
];

/** The members that this file reads, of the parameters and of the response. */
export function kmsMembers(
  prefix: string,
  operation: string,
): { readonly parameters: readonly string[]; readonly response: readonly string[] } {
  if (prefix === 's3') return S3_ACTIONS.has(operation) ? { parameters: [S3_KEY, S3_ALGORITHM], response: [S3_KEY] } : NOTHING;
  if (prefix === 'kms') return NOTHING;
  const rules = rulesFor(`${prefix}:${operation}`);
  if (rules.length === 0) return { parameters: KEY_MEMBERS.flatMap(bothCases), response: [] };
  const names = rules.flatMap((rule) => [...rule.keys.map((path) => path.split('.')[0] ?? ''), ...(rule.given ?? [])]);
  return { parameters: names.flatMap(bothCases), response: [] };
}

const RULES_BY_SERVICE: ReadonlyMap<string, readonly KmsRule[]> = new Map(
  [...new Set(KMS_RULES.map(({ service }) => service))].map((service) => [service, KMS_RULES.filter((rule) => rule.service === service)]),
);

const NOTHING = { parameters: [], response: [] };

/**
 * The KMS actions behind a call, on the key that the event shows. Without a key in the event there is nothing to say, or the grade is
 * `possible`: the AWS managed
 * key of a service needs no permission of the caller's. CloudTrail logs what the service asks of KMS as events of their own too, where the
 * trail has them.
 */
export function kmsThroughService(call: Call): readonly NeededAction[] {
  if (call.prefix === 'kms') return [];
  if (call.prefix === 's3') return s3Key(call);
  const rules = rulesFor(call.name);
  if (rules.length > 0) return rules.flatMap((rule) => byRule(rule, call));
  const member = firstMember(call.event.parameters, KEY_MEMBERS);
  if (member === undefined || typeof member.value !== 'string' || member.value === '' || isManagedAlias(member.value)) return [];
  const on = keyHint(member.value, call);
  return ['kms:DescribeKey', 'kms:CreateGrant'].flatMap((action) =>
    viaService(call, action, 'possible', `requestParameters.${member.name}`, on),
  );
}

function s3Key(call: Call): readonly NeededAction[] {
  const actions = S3_ACTIONS.get(call.operation) ?? [];
  const inRequest = textMember(call.event.parameters, S3_KEY);
  // The response has the ARN of the key behind it.
  if (inRequest !== undefined && isManagedAlias(inRequest)) return [];
  const key = inRequest ?? textMember(call.event.response, S3_KEY);
  if (key !== undefined) {
    const because = `${inRequest === undefined ? 'responseElements' : 'requestParameters'}.${S3_KEY}`;
    return actions.flatMap((action) => viaService(call, action, 'conditional', because, keyHint(key, call)));
  }
  const algorithm = textMember(call.event.parameters, S3_ALGORITHM) ?? '';
  if (!algorithm.startsWith('aws:kms')) return [];
  return actions.flatMap((action) => viaService(call, action, 'possible', `requestParameters.${S3_ALGORITHM}`, { kind: 'unknown' }));
}

/** By `prefix:Operation`. */
const rulesFor = remembered((name): readonly KmsRule[] => {
  const [prefix = '', operation = ''] = name.split(':');
  const rules = RULES_BY_SERVICE.get(prefix) ?? [];
  return rules.filter((rule) => rule.operations === undefined || rule.operations.includes(operation));
});

function byRule(rule: KmsRule, call: Call): readonly NeededAction[] {
  if (rule.given?.every((name) => isOff(firstMember(call.event.parameters, [name])?.value)) === true) return [];
  for (const path of rule.keys) {
    const keys = keysAt(path, call);
    if (keys.length === 0) continue;
    const because = `requestParameters.${path}`;
    return keys
      .filter((key) => !isManagedAlias(key))
      .flatMap((key) => [
        ...rule.certain.flatMap((action) => viaService(call, action, 'conditional', because, keyHint(key, call))),
        ...(rule.possible ?? []).flatMap((action) => viaService(call, action, 'possible', because, keyHint(key, call))),
      ]);
  }
  return (rule.withoutKey ?? []).flatMap((action) =>
    viaService(call, action, 'possible', 'where it is encrypted with a key of your own', { kind: 'unknown' }),
  );
}

function isOff(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === 'false';
}

/** `sSESpecification.kMSMasterKeyId`, `blockDeviceMapping.ebs.kmsKeyId`: each key once. */
function keysAt(path: string, call: Call): readonly string[] {
  return [...new Set(valuesAt(call.event.parameters, path).flatMap((key) => (typeof key === 'string' && key !== '' ? [key] : [])))];
}

function keyHint(key: string, call: Call): ResourceHint {
  const arn = kmsKeyArn(key, call);
  return arn === undefined ? { kind: 'unknown' } : { kind: 'arns', arns: [arn] };
}

function viaService(
  call: Call,
  action: string,
  grade: 'conditional' | 'possible',
  because: string,
  on: ResourceHint,
): readonly NeededAction[] {
  const via = ['kms:viaservice', viaServiceName(call.prefix, call.region, call.partition)] as const;
  const context = action === 'kms:CreateGrant' ? [via, ['kms:grantisforawsresource', 'true'] as const] : [via];
  return need(action, { grade, because, on, context });
}
