// Reads a grant on a KMS key in the estate form.
import type { KmsGrant } from '../model/policy-set.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { asObject, requiredString, stringField, stringMapField, stringsField } from './form-field.ts';
import { checkKeys, type FormReader, placeOf } from './form-reader.ts';
import type { Placed } from './place.ts';

const KEYS: ReadonlySet<string> = new Set(['id', 'granteePrincipal', 'retiringPrincipal', 'operations', 'constraints']);
const CONSTRAINT_KEYS: ReadonlySet<string> = new Set(['encryptionContextEquals', 'encryptionContextSubset']);

export function readGrantForm(reader: FormReader, node: JsonNode): Placed<KmsGrant> | undefined {
  const form = asObject(reader, node, 'a grant');
  if (form === undefined) return undefined;
  checkKeys(reader, form, KEYS, 'a grant');
  const id = requiredString(reader, form, 'id', 'a grant');
  const granteePrincipal = requiredString(reader, form, 'granteePrincipal', 'a grant');
  const retiringPrincipal = stringField(reader, form, 'retiringPrincipal');
  const operations = stringsField(reader, form, 'operations');
  const constraints = readConstraints(reader, findMember(form, 'constraints'));
  if (id === undefined || granteePrincipal === undefined) return undefined;
  const grant = {
    id,
    granteePrincipal,
    ...(retiringPrincipal !== undefined && { retiringPrincipal }),
    operations,
    ...(constraints !== undefined && { constraints }),
  };
  return { value: grant, place: placeOf(reader, form) };
}

function readConstraints(reader: FormReader, node: JsonNode | undefined): KmsGrant['constraints'] {
  const form = node === undefined ? undefined : asObject(reader, node, '`constraints` to be an object');
  if (form === undefined) return undefined;
  checkKeys(reader, form, CONSTRAINT_KEYS, 'the constraints of a grant');
  const equals = stringMapField(reader, form, 'encryptionContextEquals');
  const subset = stringMapField(reader, form, 'encryptionContextSubset');
  return {
    ...(equals !== undefined && { encryptionContextEquals: equals }),
    ...(subset !== undefined && { encryptionContextSubset: subset }),
  };
}
