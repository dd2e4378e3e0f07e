// Reads the four switches of S3 Block Public Access.
import type { PublicAccessBlock } from '../model/policy-set.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { asObject, booleanField } from './form-field.ts';
import { checkKeys, type FormReader } from './form-reader.ts';

const BLOCK_KEYS: ReadonlySet<string> = new Set(['blockPublicAcls', 'ignorePublicAcls', 'blockPublicPolicy', 'restrictPublicBuckets']);

/** One that is absent is off, as in the S3 API. */
export function readPublicAccessBlock(reader: FormReader, node: JsonNode): PublicAccessBlock | undefined {
  const form = asObject(reader, node, 'the four switches of the public access block');
  if (form === undefined) return undefined;
  checkKeys(reader, form, BLOCK_KEYS, 'a public access block');
  return {
    blockPublicAcls: booleanField(reader, form, 'blockPublicAcls') ?? false,
    ignorePublicAcls: booleanField(reader, form, 'ignorePublicAcls') ?? false,
    blockPublicPolicy: booleanField(reader, form, 'blockPublicPolicy') ?? false,
    restrictPublicBuckets: booleanField(reader, form, 'restrictPublicBuckets') ?? false,
  };
}
