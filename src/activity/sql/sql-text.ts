// Text that stands for itself in SQL: literals and quoted names, which no input can break out of.

/** A string literal, as Trino and Athena (queries) read it: a quote is written twice, and nothing else has a meaning. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A quoted name, as Trino and Athena (queries) read it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `('a', 'b')`. */
export function sqlList(texts: readonly string[]): string {
  return `(${texts.map(sqlLiteral).join(', ')})`;
}
