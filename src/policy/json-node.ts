// What a JSON text holds, with the place of every value; objects stay lists of members, so that no key is special.
import type { Span, Text } from './ast.ts';

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  /** In the order of the text; no two have the same key. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  /** Decoded; the span includes the quotes. */
  readonly key: Text;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  /** Includes the quotes. */
  readonly span: Span;
  /** Decoded. */
  readonly value: string;
}

export interface JsonNumber {
  readonly kind: 'number';
  readonly span: Span;
  /** As written: `1.0`, `1e3`. */
  readonly text: string;
}

export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly kind: 'null';
  readonly span: Span;
}
