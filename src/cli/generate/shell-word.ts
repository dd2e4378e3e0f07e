// A word as a POSIX shell takes it.

/** In single quotes, unless it needs none. Undefined for what could do something to the terminal that it is pasted into. */
export function shellWord(text: string): string | undefined {
  if (/[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]/.test(text)) return undefined;
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
