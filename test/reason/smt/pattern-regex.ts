// Patterns of policies as regular expressions of SMT-LIB.

/** A piece of a value: text whose wildcards count, text whose wildcards do not, or a variable. */
export type Piece =
  | { readonly kind: 'glob' | 'plain'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly otherwise: string | undefined };

/** Takes a value apart. Without variables in force `${` is text like any other. */
export function piecesOf(value: string, variables: boolean): readonly Piece[] {
  if (!variables) return [{ kind: 'glob', text: value }];
  return value
    .split(/(\$\{[^}]*\})/)
    .filter((text) => text !== '')
    .map((text): Piece => {
      const inside = /^\$\{([^}]*)\}$/.exec(text)?.[1];
      if (inside === undefined) return { kind: 'glob', text };
      if (inside === '*' || inside === '?' || inside === '$') return { kind: 'plain', text: inside };
      const [, key = inside, otherwise] = /^([^,]*?)\s*,\s*'(.*)'\s*$/.exec(inside) ?? [];
      return { kind: 'variable', key: key.toLowerCase(), otherwise };
    });
}

export function quoted(text: string): string {
  return `"${Array.from(text, (letter) => (/[ -~]/.test(letter) && letter !== '"' && letter !== '\\' ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`)).join('')}"`;
}

/** `anyCase`: letters match in both cases. */
export function literalRegex(text: string, anyCase: boolean): string {
  if (!anyCase) return `(str.to_re ${quoted(text)})`;
  return joined(
    Array.from(text, (letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower === upper ? `(str.to_re ${quoted(letter)})` : `(re.union (str.to_re ${quoted(lower)}) (str.to_re ${quoted(upper)}))`;
    }),
  );
}

const NO_COLON = '(re.union (re.range "\\u{0}" "9") (re.range ";" "\\u{ffff}"))';

/** `bounded`: wildcards stop at colons. */
export function globRegex(text: string, bounded = false): string {
  const one = bounded ? NO_COLON : 're.allchar';
  const all = bounded ? `(re.* ${NO_COLON})` : 're.all';
  return joined(
    text
      .split(/([*?])/)
      .filter((part) => part !== '')
      .map((part) => (part === '*' ? all : part === '?' ? one : literalRegex(part, false))),
  );
}

export function joined(parts: readonly string[]): string {
  if (parts.length === 0) return '(str.to_re "")';
  return parts.length === 1 ? (parts[0] as string) : `(re.++ ${parts.join(' ')})`;
}

/** The six parts of an ARN pattern, each with wildcards of its own; undefined for fewer. */
export function arnRegex(pieces: readonly Piece[]): string | undefined {
  let colons = 0;
  const parts = pieces.flatMap((piece) => {
    if (piece.kind !== 'glob') return [literalRegex(piece.kind === 'plain' ? piece.text : '', false)];
    return piece.text
      .split(/(:)/)
      .filter((part) => part !== '')
      .map((part) => {
        const regex = globRegex(part, colons < 5);
        if (part === ':') colons++;
        return regex;
      });
  });
  return colons < 5 ? undefined : joined(parts);
}
