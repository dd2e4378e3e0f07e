// The filter of lists by whether images have tags.

/** `wanted` as the API has it: `TAGGED`, `UNTAGGED`, `ANY`; absent: any. */
export function hasTagStatus(tags: readonly string[] | undefined, wanted: string | undefined): boolean {
  const tagged = tags !== undefined && tags.length > 0;
  return wanted === 'TAGGED' ? tagged : wanted === 'UNTAGGED' ? !tagged : true;
}
