// The middle one of some numbers.

/** The upper of the two middle ones for an even count. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
