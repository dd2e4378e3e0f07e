// Text of recorded names as patterns that match that text alone.

/** IAM stores tab, line ends and U+0020 to U+00FF (IAM API Reference, CreatePolicy, PolicyDocument): the rest cannot be named. */
function storable(unit: number): boolean {
  return (unit >= 0x20 && unit <= 0xff) || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** Nothing but characters that may stand as they are: no `*`, `?` or `$`, and nothing that is not stored. */
const PLAIN = /^[\t\n\r -#%-)+->@-\u00ff]*$/;

/** Whether a pattern that is the text matches that text alone. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * The text with `*`, `?` and, where it could begin a variable, `$` written as `${*}`, `${?}` and `${$}`. Runs of characters that no policy can hold become
 * `*`: `nameable` tells whether there were none.
 */
export function escapePattern(text: string): { readonly pattern: string; readonly nameable: boolean } {
  if (isPlainText(text)) return { pattern: text, nameable: true };
  let pattern = '';
  let nameable = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (!storable(text.charCodeAt(at))) {
      if (!pattern.endsWith('*')) pattern += '*';
      nameable = false;
    } else if (character === '*' || character === '?' || (character === '$' && !/^[0-9A-Za-z]?$/.test(text[at + 1] ?? ''))) {
      pattern += `\${${character}}`;
    } else pattern += character;
  }
  return { pattern, nameable };
}

/** Whether a policy can hold the text. */
export function isNameable(text: string): boolean {
  return escapePattern(text).nameable;
}

/** A condition value that is that text alone; undefined where no policy can hold it. */
export function escapeValue(text: string): string | undefined {
  const { pattern, nameable } = escapePattern(text);
  return nameable ? pattern : undefined;
}
