// The first and the last of several calls.

export interface Span {
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Instants as events have them, which sort as text; '' where none has one. */
export function spanOf(parts: readonly Span[]): Span {
  const first = parts.map(({ firstSeen }) => firstSeen).filter((instant) => instant !== '');
  const last = parts.map(({ lastSeen }) => lastSeen);
  return { firstSeen: first.toSorted()[0] ?? '', lastSeen: last.toSorted().at(-1) ?? '' };
}
