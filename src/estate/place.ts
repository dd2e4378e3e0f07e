// Where in the input something stands, and the diagnostics that point there.
import type { SourceText, Span } from '../policy/ast.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { positionAt } from '../policy/position-at.ts';

export interface Place {
  readonly source: SourceText;
  readonly span: Span;
}

/** A value with the place that defines it. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

export function errorAt(place: Place, code: string, message: string, hint?: string): Diagnostic {
  return { severity: 'error', code, message, ...(hint !== undefined && { hint }), source: place.source, span: place.span };
}

export function warningAt(place: Place, code: string, message: string, hint?: string): Diagnostic {
  return { severity: 'warning', code, message, ...(hint !== undefined && { hint }), source: place.source, span: place.span };
}

/** `accounts.json:12:5` */
export function showPlace(place: Place): string {
  const { file, line, column } = positionAt(place.source, place.span.start);
  return `${file}:${line}:${column}`;
}
