// Careful looks into JSON of unknown shape.

export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object; an empty one for anything else. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The own string under a key; undefined for an empty one, or for anything else. */
export function stringAt(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The own object under a key; an empty one for anything else. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  return objectOf(Object.hasOwn(object, key) ? object[key] : undefined);
}

/** The own list under a key; an empty one for anything else. */
export function listAt(object: JsonObject, key: string): readonly unknown[] {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return Array.isArray(value) ? value : [];
}
