// Ascending lists of numbers as sets.

/** The union of two; the first one itself if it has all. */
export function withAll(list: readonly number[], more: readonly number[]): readonly number[] {
  if (more.length === 0) return list;
  if (list.length === 0) return more;
  const missing = more.filter((one) => !list.includes(one));
  return missing.length === 0 ? list : [...list, ...missing].sort((a, b) => a - b);
}
