// Reads JSON and keeps the place of every value: strict, bounded in depth and length, and fast enough for estates of 50 MB.
import { fail, ok, type Result } from '../model/result.ts';
import type { SourceText, Span } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type JsonCursor, type JsonProblem, skipSpace } from './json-cursor.ts';
import type { JsonNode } from './json-node.ts';
import { jsonSyntaxProblem } from './json-syntax-problem.ts';
import { makeTape } from './json-tape.ts';
import { nodeAt } from './json-tree.ts';
import { type JsonLimits, policyLimits } from './limits.ts';
import { positionAt } from './position-at.ts';
import { scanJson } from './scan-json.ts';

/**
 * Reads the JSON value of a text, or of the part of it that `span` names. The whole value is checked; the nodes below it are made when
 * `members` and `items` are first asked for, so that what nobody looks at (the policies of an estate) costs nothing.
 *
 * RFC 8259 and nothing beyond it: comments, trailing commas, single quotes, `NaN`, NUL and other control characters are
 * errors that say what was expected. A byte order mark at the very start is skipped. Escapes may spell any code unit, `\u0000` and lone
 * surrogates included; both are kept. Keys such as `__proto__` are keys like any other. A key that stands twice in one object, compared after
 * decoding, is an error (IAM User Guide, Grammar of the IAM JSON policy language), where `JSON.parse` would keep the last.
 *
 * @param limits bounds of depth and length; those of one policy document when absent.
 * @param span the part to read; spans of the nodes are offsets into the whole text all the same.
 * @returns the value, or the first error: `json-syntax`, `duplicate-key`, `too-deep` or `too-long`.
 */
export function readJson(source: SourceText, limits: JsonLimits = policyLimits, span?: Span): Result<JsonNode, Diagnostic> {
  const { text } = source;
  const position = span?.start ?? 0;
  const end = span?.end ?? text.length;
  if (end - position > limits.maxLength) return fail(tooLong(source, { start: position, end }, limits.maxLength));
  const cursor: JsonCursor = { text, end, maxDepth: limits.maxDepth, tape: makeTape(end - position), position, problem: undefined };
  if (position < end && text.charCodeAt(position) === 0xfeff) cursor.position++;
  if (scanJson(cursor) && skipSpace(cursor) >= 0) jsonSyntaxProblem(cursor, 'the end of the text');
  if (cursor.problem !== undefined) return fail(toDiagnostic(source, cursor.problem));
  return ok(nodeAt({ text, words: cursor.tape.words }, 0));
}

function toDiagnostic(source: SourceText, problem: JsonProblem): Diagnostic {
  const { code, hint, start, end, first } = problem;
  let message = problem.message;
  if (first !== undefined) {
    const again = positionAt(source, start);
    const position = positionAt(source, first);
    message += ` at ${again.line}:${again.column}, first at ${position.line}:${position.column}`;
  }
  return { severity: 'error', code, message, hint, source, span: { start, end } };
}

function tooLong(source: SourceText, span: Span, maxLength: number): Diagnostic {
  return {
    severity: 'error',
    code: 'too-long',
    message: `expected at most ${maxLength} characters, found ${span.end - span.start}`,
    hint: 'split the document; AWS stores no policy that is longer than 256 KB',
    source,
    span: { start: span.start, end: span.start },
  };
}
