// One file being read, and what is said where it is not of the form expected.
import type { SourceText } from '../policy/ast.ts';
import { describeKind } from '../policy/describe-kind.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { didYouMean } from './did-you-mean.ts';
import { errorAt, type Place } from './place.ts';
import type { Report } from './report.ts';

/** One file being read. */
export interface FormReader {
  readonly source: SourceText;
  readonly report: Report;
}

export function placeOf(reader: FormReader, node: { readonly span: Place['span'] }): Place {
  return { source: reader.source, span: node.span };
}

/** Reports every key that is not one of `keys`. `what` completes `a user has no …`. */
export function checkKeys(reader: FormReader, object: JsonObject, keys: ReadonlySet<string>, what: string): void {
  for (const { key } of object.members) {
    if (keys.has(key.value)) continue;
    const hint = didYouMean(key.value, keys) ?? `its keys are ${[...keys].map((name) => `\`${name}\``).join(', ')}`;
    reader.report.add(errorAt(placeOf(reader, key), 'unknown-key', `${what} has no key ${quoteInput(key.value)}`, hint));
  }
}

/** Reports that a value is of the wrong kind. */
export function wrongType(reader: FormReader, node: JsonNode, expected: string, hint?: string): undefined {
  reader.report.add(errorAt(placeOf(reader, node), 'wrong-type', `expected ${expected}, found ${describeKind(node)}`, hint));
  return undefined;
}

export function missingKey(reader: FormReader, object: JsonObject, key: string, what: string, hint?: string): undefined {
  const { start } = object.span;
  const place = { source: reader.source, span: { start, end: start + 1 } };
  reader.report.add(errorAt(place, 'missing-key', `${what} needs \`${key}\``, hint));
  return undefined;
}
