// Row keys of what is in something: its own key first.

/** Unlike `keyOf`, takes a row key to begin with. The parts must not contain NUL, but for the last. */
export function inside(key: string, ...parts: readonly string[]): string {
  return [key, ...parts].join('\0');
}
