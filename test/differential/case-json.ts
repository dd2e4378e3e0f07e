// A request with its policies as JSON, and back: the form in which disagreements are printed, shrunk and replayed.
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import type { RawPolicy } from '../testkit/policy-json.ts';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** What an evaluator is asked. */
export interface Case {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<RawPolicy>;
}

/** Members that are maps in the model. */
const MAPS: ReadonlySet<string> = new Set(['context', 'tags', 'encryptionContextEquals', 'encryptionContextSubset']);

/** The case as plain JSON, sharing nothing with the case. */
export function caseToJson({ request, policies }: Case): JsonObject {
  return { request: toJson(request), policies: toJson(policies) };
}

/** The case that `caseToJson` wrote; fresh objects each time, so that nothing remembered about another case is met again. */
export function caseFromJson(json: JsonObject): Case {
  // The shape is the one that caseToJson, or a shrinking of its result, has.
  return fromJson(json, '') as unknown as Case;
}

function toJson(value: unknown): Json {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key), toJson(each)]));
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(each)]));
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`a case holds a value of type ${typeof value}`);
}

function fromJson(value: Json, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => fromJson(each, ''));
  if (typeof value !== 'object' || value === null) return value;
  // A policy document stays as it is, whatever its members are called.
  if (name === 'document') return structuredClone(value);
  if (MAPS.has(name)) return new Map(Object.entries(value));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromJson(each, key)]));
}
