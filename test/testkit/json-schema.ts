// A validator for the part of JSON Schema 2020-12 that our schemas use; any other keyword is an error, so that nothing goes unchecked.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** Keywords that say something to people only. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['$schema', '$id', 'title', 'description', '$defs', 'examples', 'default', '$comment']);

/** What is wrong, one line each with the path; empty when the value is as the schema says. */
export function schemaViolations(schema: unknown, value: unknown): readonly string[] {
  const root = schema as Json;
  return check(root, JSON.parse(JSON.stringify(value)) as Json, '$', root);
}

function check(schema: Json, value: Json, path: string, root: Json): readonly string[] {
  if (typeof schema === 'boolean') return schema ? [] : [`${path}: nothing is allowed here`];
  const rules = asObject(schema, `the schema for ${path}`);
  return Object.entries(rules).flatMap(([keyword, rule]) =>
    ANNOTATIONS.has(keyword) ? [] : apply(keyword, rule, rules, value, path, root),
  );
}

function apply(keyword: string, rule: Json, rules: JsonObject, value: Json, path: string, root: Json): readonly string[] {
  const wrong = (holds: boolean, what: string): readonly string[] => (holds ? [] : [`${path}: ${what}`]);
  switch (keyword) {
    case '$ref':
      return check(resolve(String(rule), root), value, path, root);
    case 'type':
      return wrong(
        [rule].flat().some((type) => isOfType(value, String(type))),
        `is ${typeOf(value)}, not ${[rule].flat().join(' or ')}`,
      );
    case 'const':
      return wrong(same(rule, value), `is not ${JSON.stringify(rule)}`);
    case 'enum':
      return wrong(
        asList(rule).some((one) => same(one, value)),
        `is none of ${JSON.stringify(rule)}`,
      );
    case 'pattern':
      return wrong(typeof value !== 'string' || new RegExp(String(rule), 'u').test(value), `does not match ${String(rule)}`);
    case 'minimum':
      return wrong(typeof value !== 'number' || value >= Number(rule), `is below ${String(rule)}`);
    case 'minItems':
      return wrong(!Array.isArray(value) || value.length >= Number(rule), `has fewer than ${String(rule)} items`);
    case 'minLength':
      return wrong(typeof value !== 'string' || value.length >= Number(rule), `is shorter than ${String(rule)}`);
    case 'items':
      return Array.isArray(value) ? value.flatMap((item: Json, index) => check(rule, item, `${path}[${index}]`, root)) : [];
    case 'required':
      return isObject(value) ? asList(rule).flatMap((key) => wrong(Object.hasOwn(value, String(key)), `has no ${String(key)}`)) : [];
    case 'properties':
      return isObject(value)
        ? Object.entries(asObject(rule, path)).flatMap(([key, sub]) =>
            Object.hasOwn(value, key) ? check(sub, value[key] ?? null, `${path}.${key}`, root) : [],
          )
        : [];
    case 'additionalProperties':
      return isObject(value)
        ? Object.keys(value).flatMap((key) =>
            Object.hasOwn(asObject(rules['properties'] ?? {}, path), key) ? [] : check(rule, value[key] ?? null, `${path}.${key}`, root),
          )
        : [];
    case 'anyOf':
      return anyOf(asList(rule), value, path, root);
    default:
      throw new Error(`test/testkit/json-schema.ts does not know the keyword \`${keyword}\``);
  }
}

/** No violation if one alternative holds; else those of the alternative that comes nearest. */
function anyOf(alternatives: readonly Json[], value: Json, path: string, root: Json): readonly string[] {
  const results = alternatives.map((one) => check(one, value, path, root));
  return results.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function resolve(reference: string, root: Json): Json {
  let place: Json | undefined = root;
  for (const part of reference.replace(/^#\/?/, '').split('/')) if (part !== '') place = asObject(place ?? null, reference)[part];
  if (place === undefined) throw new Error(`\`${reference}\` leads nowhere`);
  return place;
}

function isOfType(value: Json, type: string): boolean {
  return typeOf(value) === type || (type === 'number' && typeof value === 'number');
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function same(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asObject(value: Json, what: string): JsonObject {
  if (!isObject(value)) throw new Error(`${what} is no object`);
  return value;
}

function asList(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Error('a list was expected');
  return value;
}
