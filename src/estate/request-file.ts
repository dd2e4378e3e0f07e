// Reads a request written as JSON (docs/guides/estate-file.md, Requests).
import { fail, ok, type Result } from '../model/result.ts';
import type { SourceText } from '../policy/ast.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import {
  asDocument,
  asObject,
  asString,
  booleanField,
  listField,
  requiredString,
  stringField,
  stringMapField,
  stringsField,
} from './form-field.ts';
import { checkKeys, type FormReader, placeOf, wrongType } from './form-reader.ts';
import { errorAt } from './place.ts';
import { readAccountId } from './read-account-id.ts';
import { newReport } from './report.ts';
import type { RequestQuery, SessionQuery } from './request-query.ts';
import { SESSION_FIELDS } from './session-fields.ts';

const KEYS: readonly string[] = ['principal', 'action', 'resource', 'resourceAccount', 'context', 'via', 'vpcEndpoint', 'session'];
const SESSION_KEYS: ReadonlySet<string> = new Set(SESSION_FIELDS);

/** @returns the request, or every error in its form: unknown keys, missing keys, values of the wrong kind. */
export function readRequestQuery(source: SourceText, node: JsonNode): Result<RequestQuery, readonly Diagnostic[]> {
  const report = newReport();
  const query = readRequestForm({ source, report }, node, []);
  return query === undefined || report.errors.length > 0 ? fail(report.errors) : ok(query);
}

/** `alsoKnown`: keys that the file around has in its requests. Undefined, and reported, if it is no request. */
export function readRequestForm(reader: FormReader, node: JsonNode, alsoKnown: readonly string[]): RequestQuery | undefined {
  const form = asObject(reader, node, 'a request');
  if (form === undefined) return undefined;
  checkKeys(reader, form, new Set([...KEYS, ...alsoKnown]), 'a request');
  const principal = requiredString(reader, form, 'principal', 'a request');
  const action = requiredString(reader, form, 'action', 'a request');
  const resource = requiredString(reader, form, 'resource', 'a request');
  const ownerNode = findMember(form, 'resourceAccount');
  const resourceAccount = ownerNode === undefined ? undefined : readAccountId(reader, ownerNode);
  const context = readContext(reader, form);
  const via = findMember(form, 'via') === undefined ? undefined : stringsField(reader, form, 'via');
  const vpcEndpoint = stringField(reader, form, 'vpcEndpoint');
  const session = readSession(reader, form);
  if (principal === undefined || action === undefined || resource === undefined) return undefined;
  return {
    principal,
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(context !== undefined && { context }),
    ...(via !== undefined && { via }),
    ...(vpcEndpoint !== undefined && { vpcEndpoint }),
    ...(session !== undefined && { session }),
  };
}

/** A value is a string, or a list of strings for a multi-valued key. Keys differ by more than their case. */
function readContext(reader: FormReader, form: JsonObject): RequestQuery['context'] {
  const node = findMember(form, 'context');
  const context = node === undefined ? undefined : asObject(reader, node, '`context` to be an object');
  if (context === undefined) return undefined;
  const values = new Map<string, string | readonly string[]>();
  const seen = new Set<string>();
  for (const { key, value } of context.members) {
    const lower = key.value.toLowerCase();
    if (seen.has(lower)) {
      const message = `expected each condition key once, found ${quoteInput(key.value)} again: upper and lower case are the same`;
      reader.report.add(errorAt(placeOf(reader, key), 'duplicate-key', message, 'keep one of them'));
    }
    seen.add(lower);
    const read = readContextValue(reader, key.value, value);
    if (read !== undefined) values.set(key.value, read);
  }
  return values;
}

function readContextValue(reader: FormReader, key: string, value: JsonNode): string | readonly string[] | undefined {
  if (value.kind === 'string') return value.value;
  const expected = `the value of ${quoteInput(key)} to be a string, or a list of strings`;
  if (value.kind === 'array') return value.items.flatMap((item) => asString(reader, item, expected) ?? []);
  const scalar = value.kind === 'number' || value.kind === 'boolean';
  return wrongType(reader, value, expected, scalar ? 'put it in quotes: in a request every value is text' : undefined);
}

function readSession(reader: FormReader, form: JsonObject): SessionQuery | undefined {
  const node = findMember(form, 'session');
  const session = node === undefined ? undefined : asObject(reader, node, '`session` to be an object');
  if (session === undefined) return undefined;
  checkKeys(reader, session, SESSION_KEYS, 'a session');
  const tags = stringMapField(reader, session, 'tags');
  const mfa = booleanField(reader, session, 'mfa');
  return {
    ...(findMember(session, 'policies') !== undefined && {
      policies: listField(reader, session, 'policies').flatMap((item) => asDocument(reader, item) ?? []),
    }),
    ...strings(reader, session, 'policyArns'),
    ...strings(reader, session, 'transitiveTagKeys'),
    ...(tags !== undefined && { tags }),
    ...(mfa !== undefined && { mfa }),
    ...string(reader, session, 'name'),
    ...string(reader, session, 'sourceIdentity'),
    ...string(reader, session, 'issuedAt'),
    ...string(reader, session, 'federatedProvider'),
    ...string(reader, session, 'parent'),
    ...string(reader, session, 'taskPolicyArn'),
  };
}

type StringKey = 'name' | 'sourceIdentity' | 'issuedAt' | 'federatedProvider' | 'parent' | 'taskPolicyArn';

function string(reader: FormReader, session: JsonObject, key: StringKey): Pick<SessionQuery, StringKey> {
  const value = stringField(reader, session, key);
  return value === undefined ? {} : { [key]: value };
}

function strings(reader: FormReader, session: JsonObject, key: 'policyArns' | 'transitiveTagKeys'): Pick<SessionQuery, typeof key> {
  return findMember(session, key) === undefined ? {} : { [key]: stringsField(reader, session, key) };
}
