// Reads what the estate form tells of a Lambda function beside its policy: its role, and who may call its URL.
import { findMember } from '../policy/find-member.ts';
import type { JsonNode } from '../policy/json-node.ts';
import type { EstateFunction } from './estate.ts';
import { asObject, oneOf, stringField } from './form-field.ts';
import { checkKeys, type FormReader } from './form-reader.ts';

const KEYS: ReadonlySet<string> = new Set(['role', 'urlAuth']);
const URL_AUTHS: readonly NonNullable<EstateFunction['urlAuth']>[] = ['NONE', 'AWS_IAM'];

export function readFunctionForm(reader: FormReader, node: JsonNode | undefined): EstateFunction | undefined {
  const form = node === undefined ? undefined : asObject(reader, node, '`lambda` to be an object');
  if (form === undefined) return undefined;
  checkKeys(reader, form, KEYS, 'the `lambda` part');
  const role = stringField(reader, form, 'role');
  const urlAuth = oneOf(reader, findMember(form, 'urlAuth'), URL_AUTHS, '`urlAuth`');
  return { ...(role !== undefined && { role }), ...(urlAuth !== undefined && { urlAuth }) };
}
