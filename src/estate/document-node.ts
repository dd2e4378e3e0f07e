// The JSON value of a policy document that was kept as text: as an object, or as a string that holds one.
import { embeddedSource } from '../policy/embedded-source.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { estateLimits } from '../policy/limits.ts';
import { readJson } from '../policy/read-json.ts';
import type { PolicyText } from './estate.ts';

/** Undefined for what is not JSON. Spans count in the decoded text where the document stands in a string. */
export function documentNode(document: PolicyText): JsonNode | undefined {
  const read = readJson(document.source, estateLimits, document.span);
  if (!read.ok) return undefined;
  if (read.value.kind !== 'string') return read.value;
  const inner = embeddedSource(document.source, read.value);
  const decoded = inner.ok ? readJson(inner.value, estateLimits) : inner;
  return decoded.ok ? decoded.value : undefined;
}
