// Raw findings in the order of the text, with lines and columns.
import type { SourceText, Span } from '../../../policy/ast.ts';
import { outermostOffset, positionAt } from '../../../policy/position-at.ts';
import type { FindingLocation, PolicyFinding, TextPosition } from './finding.ts';
import { ISSUE_TYPES } from './issue-codes.ts';
import type { RawFinding } from './validation.ts';

/** Input stands in details; what is longer than this is input. */
const LONGEST = 1_000;

/** Of two findings at one place the one about more text comes first, then by issue code. */
export function toFindings(source: SourceText, raw: readonly RawFinding[]): readonly PolicyFinding[] {
  const sorted = raw.toSorted((a, b) => {
    const [left, right] = [spanOf(a), spanOf(b)];
    return left.start - right.start || right.end - left.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });
  return sorted.map(({ code, details, places }) => ({
    findingType: ISSUE_TYPES.get(code) ?? 'ERROR',
    issueCode: code,
    findingDetails: details.length > LONGEST ? `${details.slice(0, LONGEST)}…` : details,
    locations: places.map(({ path, span }) => locationAt(source, span, path)),
  }));
}

function spanOf({ places }: RawFinding): Span {
  return places[0]?.span ?? { start: 0, end: 0 };
}

/** A place of a document; one in an embedded document is given in the file around it. */
export function locationAt(source: SourceText, span: Span, path: FindingLocation['path'] = []): FindingLocation {
  return { path, span: { start: textPosition(source, span.start), end: textPosition(source, span.end) } };
}

function textPosition(source: SourceText, offset: number): TextPosition {
  const { line, column } = positionAt(source, offset);
  return { line, column: column - 1, offset: outermostOffset(source, offset).offset };
}
