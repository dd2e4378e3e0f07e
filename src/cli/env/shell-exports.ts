// Variables as a POSIX shell takes them.

/** Undefined values are unset. `who` stands in a comment. */
export function shellExports(variables: ReadonlyMap<string, string | undefined>, who: string): string {
  const lines = [...variables].map(([name, value]) => (value === undefined ? `unset ${name}` : `export ${name}=${quote(value)}`));
  return `# ${who}\n${lines.join('\n')}\n`;
}

/** In single quotes, unless it needs none. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
