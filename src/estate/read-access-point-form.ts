// Reads what the estate form tells of an access point of S3 beside its policy.
import { findMember } from '../policy/find-member.ts';
import type { JsonNode } from '../policy/json-node.ts';
import type { EstateAccessPoint } from './estate.ts';
import { asObject, stringField, stringsField } from './form-field.ts';
import { checkKeys, type FormReader, missingKey } from './form-reader.ts';
import { readPublicAccessBlock } from './read-public-access-block.ts';

const KEYS: ReadonlySet<string> = new Set(['buckets', 'vpc', 'publicAccessBlock']);

export function readAccessPointForm(reader: FormReader, node: JsonNode | undefined): EstateAccessPoint | undefined {
  const form = node === undefined ? undefined : asObject(reader, node, '`accessPoint` to be an object');
  if (form === undefined) return undefined;
  checkKeys(reader, form, KEYS, 'the `accessPoint` part');
  if (findMember(form, 'buckets') === undefined) return missingKey(reader, form, 'buckets', 'the `accessPoint` part');
  const vpc = stringField(reader, form, 'vpc');
  const blockNode = findMember(form, 'publicAccessBlock');
  const publicAccessBlock = blockNode === undefined ? undefined : readPublicAccessBlock(reader, blockNode);
  return {
    buckets: stringsField(reader, form, 'buckets'),
    ...(vpc !== undefined && { vpc }),
    ...(publicAccessBlock !== undefined && { publicAccessBlock }),
  };
}
