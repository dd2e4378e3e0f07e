// A list with one of its items exchanged.

export function replaceIn<T>(list: readonly T[], old: T, changed: T): readonly T[] {
  return list.map((one) => (one === old ? changed : one));
}
