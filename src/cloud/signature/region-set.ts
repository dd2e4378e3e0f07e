// The regions that a SigV4A signature is good for.

/** Reads `X-Amz-Region-Set`, names and patterns by comma. The first is the region, if it is not a pattern. */
export function readRegionSet(text: string): { readonly regionSet: readonly string[]; readonly region?: string } {
  const regionSet = text.split(',').map((region) => region.trim());
  const [first] = regionSet;
  return first === undefined || first.includes('*') ? { regionSet } : { regionSet, region: first };
}

/** Whether the set takes in a region. `us-*` takes in `us-east-1`; a star stands only at the end. */
export function inRegionSet(region: string, set: readonly string[]): boolean {
  return set.some((pattern) => (pattern.endsWith('*') ? region.startsWith(pattern.slice(0, -1)) : pattern === region));
}
