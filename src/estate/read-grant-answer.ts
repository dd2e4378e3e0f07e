// Reads one grant as `aws kms list-grants` prints it.
import type { KmsGrant } from '../model/policy-set.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { presentField } from './form-field.ts';
import { type FormReader, missingKey, placeOf } from './form-reader.ts';
import type { Placed } from './place.ts';

export function readGrantAnswer(
  reader: FormReader,
  item: JsonObject,
): { readonly key: string; readonly grant: Placed<KmsGrant> } | undefined {
  const what = 'a grant';
  const key = answerString(reader, item, 'KeyId') ?? missingKey(reader, item, 'KeyId', what);
  const id = answerString(reader, item, 'GrantId') ?? missingKey(reader, item, 'GrantId', what);
  const granteePrincipal =
    answerString(reader, item, 'GranteePrincipal') ??
    answerString(reader, item, 'GranteeServicePrincipal') ??
    missingKey(reader, item, 'GranteePrincipal', what);
  if (key === undefined || id === undefined || granteePrincipal === undefined) return undefined;
  const retiringPrincipal = answerString(reader, item, 'RetiringPrincipal');
  const constraints = readConstraints(reader, item);
  const grant: KmsGrant = {
    id,
    granteePrincipal,
    ...(retiringPrincipal !== undefined && { retiringPrincipal }),
    operations: answerItems(reader, item, 'Operations').flatMap((node) => (node.kind === 'string' ? node.value : [])),
    ...(constraints !== undefined && { constraints }),
  };
  return { key, grant: { value: grant, place: placeOf(reader, item) } };
}

function readConstraints(reader: FormReader, item: JsonObject): KmsGrant['constraints'] {
  const node = presentField(item, 'Constraints');
  const constraints = node && objectValue(reader, node, 'the constraints of a grant');
  if (constraints === undefined || constraints.members.length === 0) return undefined;
  const equals = readPairs(reader, constraints, 'EncryptionContextEquals');
  const subset = readPairs(reader, constraints, 'EncryptionContextSubset');
  return {
    ...(equals !== undefined && { encryptionContextEquals: equals }),
    ...(subset !== undefined && { encryptionContextSubset: subset }),
  };
}

function readPairs(reader: FormReader, constraints: JsonObject, key: string): ReadonlyMap<string, string> | undefined {
  const node = presentField(constraints, key);
  const pairs = node && objectValue(reader, node, `\`${key}\` to be an object`);
  return (
    pairs && new Map(pairs.members.flatMap(({ key: name, value }) => (value.kind === 'string' ? [[name.value, value.value] as const] : [])))
  );
}
