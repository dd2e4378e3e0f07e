// Whether a text holds `*` or `?`; `${*}` and its like are the characters themselves.

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text.replaceAll(/\$\{[*?$]\}/g, ''));
}
