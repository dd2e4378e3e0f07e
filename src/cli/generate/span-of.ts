// The first and the last of several calls.

export interface Span {
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Instants as events have them, which sort as text; '' where none has one. */
export function spanOf(parts: readonly Span[]): Span {
  const span = { ...NEVER };
  for (const part of parts) widen(span, part);
  return span;
}

/** A span that grows; begins as `NEVER`. */
export interface Widening {
  firstSeen: string;
  lastSeen: string;
}

export const NEVER: Span = { firstSeen: '', lastSeen: '' };

/** Makes the span hold the other one too. */
export function widen(span: Widening, { firstSeen, lastSeen }: Span): void {
  if (firstSeen !== '' && (span.firstSeen === '' || firstSeen < span.firstSeen)) span.firstSeen = firstSeen;
  if (lastSeen > span.lastSeen) span.lastSeen = lastSeen;
}
