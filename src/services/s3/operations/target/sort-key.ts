// Keys of objects as parts of row keys: they sort as S3 lists them, by the bytes of UTF-8.

/** Text of one character per byte. NUL is left out of it, as it separates parts of row keys; prefixes of keys give prefixes. */
export function sortKey(key: string): string {
  const bytes = isAscii(key) ? key : Buffer.from(key, 'utf8').toString('latin1');
  if (!bytes.includes('\0') && !bytes.includes('\x01')) return bytes;
  return bytes.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** Sorts after every sort key that begins with the prefix, and before all later ones. */
export function afterAll(prefix: string): string {
  return `${prefix}\u0100`;
}
