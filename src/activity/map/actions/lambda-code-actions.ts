// What AWS Lambda reads with the caller's permissions: the layers of a function, and code in Amazon S3.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction } from './needed-action.ts';
import { textOf, valuesAt } from './read-member.ts';

const SETS_LAYERS: ReadonlySet<string> = new Set(['CreateFunction', 'UpdateFunctionConfiguration']);

/** Where the code stands: in a member, or among the parameters themselves. Lambda API Reference. */
const CODE: ReadonlyMap<string, string> = new Map([
  ['CreateFunction', 'code.'],
  ['UpdateFunctionCode', ''],
  ['PublishLayerVersion', 'content.'],
]);

export function lambdaCodeMembers(operation: string): readonly string[] {
  const prefix = CODE.get(operation);
  const code = prefix === undefined ? [] : prefix === '' ? ['s3Bucket', 's3Key', 's3ObjectVersion'] : [prefix.slice(0, -1)];
  return SETS_LAYERS.has(operation) ? [...code, 'layers'] : code;
}

/**
 * `lambda:GetLayerVersion` on each layer (Lambda Developer Guide, "Granting users access to a Lambda layer"), `s3:GetObject` on the code
 * (the same guide, troubleshooting deployments: the uploader needs permission to get the object).
 */
export function lambdaCodeActions(call: Call): readonly NeededAction[] {
  return [...layers(call), ...code(call)];
}

function layers(call: Call): readonly NeededAction[] {
  if (!SETS_LAYERS.has(call.operation)) return [];
  // The configuration of a function has layers as `{"arn": …}`.
  const named = valuesAt(call.event.parameters, 'layers').map((layer) => (typeof layer === 'string' ? layer : textOf(layer, 'arn')));
  const arns = named.filter((arn) => arn?.startsWith('arn:') === true).flatMap((arn) => arn ?? []);
  if (arns.length === 0) return [];
  return need('lambda:GetLayerVersion', { grade: 'conditional', because: 'requestParameters.layers', on: { kind: 'arns', arns } });
}

function code(call: Call): readonly NeededAction[] {
  const prefix = CODE.get(call.operation);
  if (prefix === undefined) return [];
  const [bucket] = valuesAt(call.event.parameters, `${prefix}s3Bucket`);
  const [key] = valuesAt(call.event.parameters, `${prefix}s3Key`);
  if (typeof bucket !== 'string' || bucket === '') return [];
  const versioned = valuesAt(call.event.parameters, `${prefix}s3ObjectVersion`).length > 0;
  const because = `requestParameters.${prefix}s3Bucket`;
  if (typeof key !== 'string' || key === '') return need('s3:GetObject', { grade: 'possible', because, on: { kind: 'unknown' } });
  const on = { kind: 'arns', arns: [`arn:${call.partition}:s3:::${bucket}/${key}`] } as const;
  return need(versioned ? 's3:GetObjectVersion' : 's3:GetObject', { grade: 'conditional', because, on });
}
