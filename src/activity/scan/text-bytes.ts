// Text as bytes: UTF-8, in which surrogates that stand alone are written as if they were characters, so that nothing of a string is lost.

/** A mark of byte order is text here: it does not stand at the beginning of a file. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function encodeText(text: string): { readonly bytes: Uint8Array; readonly surrogates: boolean } {
  if (!/\p{Surrogate}/u.test(text)) return { bytes: encoder.encode(text), surrogates: false };
  const units: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) units.push(...encoder.encode(character));
    else units.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return { bytes: Uint8Array.from(units), surrogates: true };
}

/** The inverse, also where there are no surrogates. */
export function decodeSurrogates(bytes: Uint8Array): string {
  if (!bytes.includes(0xed)) return decoder.decode(bytes);
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0xed || (bytes[at + 1] ?? 0) < 0xa0) continue;
    const unit = 0xd000 | (((bytes[at + 1] ?? 0) & 63) << 6) | ((bytes[at + 2] ?? 0) & 63);
    text += decoder.decode(bytes.subarray(from, at)) + String.fromCharCode(unit);
    from = at + 3;
    at += 2;
  }
  return text + decoder.decode(bytes.subarray(from));
}
