// Decodes a JSON string that the scanner has found to be well formed.

/** The value of the string literal that stands at `start`, quotes included, up to `end`. */
export function decodeJsonString(text: string, start: number, end: number): string {
  const last = end - 1;
  let value = '';
  let chunk = start + 1;
  for (let position = text.indexOf('\\', chunk); position >= 0 && position < last; position = text.indexOf('\\', chunk)) {
    value += text.slice(chunk, position) + decodeEscape(text, position);
    chunk = position + escapeLength(text, position);
  }
  return value + text.slice(chunk, last);
}

/** The length of the escape at `position`: `\uXXXX` or two characters. Each stands for one UTF-16 code unit. */
export function escapeLength(text: string, position: number): number {
  return text.charCodeAt(position + 1) === 0x75 ? 6 : 2;
}

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function decodeEscape(text: string, position: number): string {
  switch (text.charCodeAt(position + 1)) {
    case 0x62:
      return '\b';
    case 0x66:
      return '\f';
    case 0x6e:
      return '\n';
    case 0x72:
      return '\r';
    case 0x74:
      return '\t';
    case 0x75:
      return String.fromCharCode(Number.parseInt(text.slice(position + 2, position + 6), 16));
    default:
      return text.charAt(position + 1);
  }
}
