// A document that stands as a string inside another one, as AWS APIs return policies: its text, and the way back to the file.
import { fail, ok, type Result } from '../model/result.ts';
import type { SourceText } from './ast.ts';
import { escapeLength } from './decode-json-string.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { JsonString } from './json-node.ts';
import { percentDecode } from './percent-decode.ts';

/**
 * The text inside a string of `source`, such that `positionAt` and `renderDiagnostic` lead to the place in the outer file. A text that begins
 * with `%` is taken as URL-encoded (RFC 3986, as IAM returns policy documents; `+` stands for itself).
 *
 * @returns an error `url-encoding` if a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8.
 */
export function embeddedSource(source: SourceText, node: JsonString): Result<SourceText, Diagnostic> {
  const { value, span } = node;
  const inString = unescapedOffsets(source.text, span.start, span.end, value.length);
  if (!isUrlEncoded(value)) return ok({ name: source.name, text: value, outer: { source, offsetOf: inString } });
  const decoded = percentDecode(value);
  if (decoded.ok) {
    const { text, offsets } = decoded.value;
    const offsetOf = (offset: number): number => inString(offsets[clamp(offset, text.length)] ?? value.length);
    return ok({ name: source.name, text, outer: { source, offsetOf } });
  }
  return fail({
    severity: 'error',
    code: 'url-encoding',
    message: 'expected `%` and two hexadecimal digits for each byte of UTF-8 text',
    hint: 'store the document as plain JSON, or encode it again',
    source,
    span: { start: inString(decoded.error.start), end: inString(decoded.error.end) },
  });
}

function isUrlEncoded(text: string): boolean {
  return text.trimStart().startsWith('%');
}

/** From offsets in the decoded string to offsets in the text that it stands in. */
function unescapedOffsets(text: string, start: number, end: number, length: number): (offset: number) => number {
  const first = start + 1;
  if (end - start - 2 === length) return (offset) => first + clamp(offset, length);
  let offsets: Uint32Array | undefined;
  return (offset) => {
    offsets ??= escapedOffsets(text, first, length);
    return offsets[clamp(offset, length)] ?? end - 1;
  };
}

function escapedOffsets(text: string, first: number, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  let position = first;
  for (let index = 0; index < length; index++) {
    offsets[index] = position;
    position += text.charCodeAt(position) === 0x5c ? escapeLength(text, position) : 1;
  }
  offsets[length] = position;
  return offsets;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
