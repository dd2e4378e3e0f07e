// The values of an option that takes lists.

/** Values of a repeatable option, also with commas between them; each once, without those that are empty. */
export function listValues(given: readonly string[] | undefined): readonly string[] {
  return [...new Set((given ?? []).flatMap((text) => text.split(',')).map((text) => text.trim()))].filter((text) => text !== '');
}
