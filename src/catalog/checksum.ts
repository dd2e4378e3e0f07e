// FNV-1a over UTF-16 code units: tells damaged generated text from whole text. Not a security measure.

/** 32-bit checksum of `text`, or of several texts one after the other when the result is passed on as `seed`. */
export function checksum(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
