// Reads fields of what AWS commands print: `null` counts as absent, unknown keys are nobody's mistake.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { listValue, stringValue } from './answer-value.ts';
import type { PolicyText } from './estate.ts';
import { asDocument, presentField } from './form-field.ts';
import type { FormReader } from './form-reader.ts';

export function answerString(reader: FormReader, object: JsonObject, key: string): string | undefined {
  return stringValue(reader, presentField(object, key), key);
}

/** The items of a list; none when it is absent. */
export function answerItems(reader: FormReader, object: JsonObject, key: string): readonly JsonNode[] {
  return listValue(reader, presentField(object, key), key);
}

/** A policy document: the command line decodes it to an object, the API's string is URL-encoded. */
export function answerDocument(reader: FormReader, object: JsonObject, key: string): PolicyText | undefined {
  const node = presentField(object, key);
  return node === undefined ? undefined : asDocument(reader, node);
}
