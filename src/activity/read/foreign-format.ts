// What an object is that is no log, as its first bytes tell, and how to make a log of it.

/** So many bytes tell it. */
export const HEAD_LENGTH = 512;

const UTF_16 = 'it is text in UTF-16, as `>` of PowerShell writes it; write it in UTF-8';
const REPACK = 'decompress it, or compress it with gzip';

/** How files of a format begin, a character for a byte. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['\xff\xfe', UTF_16],
  ['\xfe\xff', UTF_16],
  ['PK\x03\x04', 'it is a zip archive; unpack it'],
  ['\x28\xb5\x2f\xfd', `it is compressed with zstd; ${REPACK}`],
  ['BZh', `it is compressed with bzip2; ${REPACK}`],
  ['\xfd7zXZ\0', `it is compressed with xz; ${REPACK}`],
  ['\x04\x22\x4d\x18', `it is compressed with lz4; ${REPACK}`],
  ['PAR1', 'it is a file in Parquet; ask a database for it (--athena, --trino), or read the logs of the trail'],
];
/** Where a tar archive says what it is. */
const TAR_AT = 257;

/** Answers of APIs that carry events as texts. */
const WRAPPERS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^\s*\{\s*(?:"NextToken"\s*:\s*"[^"]*"\s*,\s*)?"Events"\s*:/,
    'the answer of `aws cloudtrail lookup-events`',
    '.Events[].CloudTrailEvent',
  ],
  [/^\s*\{\s*"events"\s*:/, 'an answer of CloudWatch Logs', '.events[].message'],
  [/^\s*\{[^{}]*"logEvents"\s*:/, 'what CloudWatch Logs sends to a subscriber', '.logEvents[].message'],
];

/** `head`: the first bytes, decompressed. A sentence; undefined for what is not told. `isJson`: it can be read, and has no events. */
export function foreignFormat(head: Uint8Array, isJson: boolean): string | undefined {
  const text = Buffer.from(head).toString('latin1');
  if (!isJson) return formatOf(text);
  const found = WRAPPERS.find(([begin]) => begin.test(text));
  if (found === undefined) return undefined;
  const [, what, path] = found;
  return `it is ${what}, with each event as a text in it; take them out: \`jq -r '${path}' FILE > events.ndjson\``;
}

function formatOf(text: string): string | undefined {
  // Without a mark: each of the first characters of JSON is one byte, and one that is 0.
  if (text.length > 1 && /^[[{\s]$/.test(text.slice(0, 2).replace('\0', ''))) return UTF_16;
  if (text.startsWith('ustar', TAR_AT)) return 'it is a tar archive; unpack it';
  return FORMATS.find(([begin]) => text.startsWith(begin))?.[1];
}
