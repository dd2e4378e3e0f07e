// Makes command lines that can be pasted: words quoted where a shell would read more into them, and names for the files.

/** The word itself if it is harmless, else in single quotes. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A name for a file about something: its ARN, id or name, URL-encoded but for its colons. A saved answer so named is recognised as being about
 * that resource.
 */
export function fileNamedAfter(name: string): string {
  let encoded = '';
  for (const character of name) encoded += /[A-Za-z0-9_@+=:,.-]/.test(character) ? character : percentEncoded(character);
  return `${encoded}.json`;
}

function percentEncoded(character: string): string {
  if (/^[\ud800-\udfff]$/.test(character)) return '_';
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
}
