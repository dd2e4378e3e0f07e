// The target of a request as it is read: signatures take a raw byte and its escape for the same, and so must everybody after them.

/** Path or query with every byte beyond ASCII percent-encoded. The text holds one byte in a character, as HTTP's heads are read. */
export function encodedTarget(text: string): string {
  return BEYOND.test(text) ? text.replace(EACH_BEYOND, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`) : text;
}

const BEYOND = /[\x80-\xff]/;
const EACH_BEYOND = /[\x80-\xff]/g;
