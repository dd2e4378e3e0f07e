// Bytes as condition values state them: base64 with its padding.

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes as a text with one unit a byte; undefined when the text is not base64. */
export function readBase64(text: string): string | undefined {
  return BASE64.test(text) ? atob(text) : undefined;
}
