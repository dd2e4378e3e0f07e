// Reads what a decision case expects of a request.
import type { Layer } from '../model/decision.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import type { Expectation } from './decision-case.ts';
import { listField, oneOf, stringField } from './form-field.ts';
import { checkKeys, type FormReader, missingKey, wrongType } from './form-reader.ts';

const KEYS: ReadonlySet<string> = new Set(['decision', 'kind', 'blockedBy', 'blockers', 'message']);
const DECISIONS = ['allow', 'deny'] as const;
const KINDS = ['allowed', 'explicitDeny', 'implicitDeny'] as const;
const LAYERS: readonly Layer[] = [
  'service',
  'scp',
  'rcp',
  'endpoint',
  'publicAccessBlock',
  'resource',
  'trust',
  'grant',
  'acl',
  'share',
  'identity',
  'boundary',
  'session',
];

/** `"allow"`, `"deny"`, or an object with at least one thing to check. */
export function readExpectation(reader: FormReader, request: JsonObject): Expectation | undefined {
  const node = findMember(request, 'expect');
  const hint = 'it is `"allow"`, `"deny"`, or an object with any of `decision`, `kind`, `blockedBy`, `blockers`, `message`';
  if (node === undefined) return missingKey(reader, request, 'expect', 'a request of a case', hint);
  if (node.kind !== 'object') {
    const decision = oneOf(reader, node, DECISIONS, '`expect`');
    return decision && { decision };
  }
  checkKeys(reader, node, KEYS, 'an expectation');
  if (node.members.length === 0) return wrongType(reader, node, 'something to check in `expect`', hint);
  const decision = field(reader, node, 'decision', DECISIONS);
  const kind = field(reader, node, 'kind', KINDS);
  const blockedBy = field(reader, node, 'blockedBy', LAYERS);
  const message = stringField(reader, node, 'message');
  return {
    ...(decision !== undefined && { decision }),
    ...(kind !== undefined && { kind }),
    ...(blockedBy !== undefined && { blockedBy }),
    ...(findMember(node, 'blockers') !== undefined && {
      blockers: listField(reader, node, 'blockers').flatMap((item) => oneOf(reader, item, LAYERS, 'an entry of `blockers`') ?? []),
    }),
    ...(message !== undefined && { message }),
  };
}

function field<T extends string>(reader: FormReader, form: JsonObject, key: string, values: readonly T[]): T | undefined {
  return oneOf(reader, findMember(form, key), values, `\`${key}\``);
}
