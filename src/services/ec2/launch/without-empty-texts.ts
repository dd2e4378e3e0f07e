// Parameters that clients send empty are as good as not sent: Terraform sends `Placement.AvailabilityZone=`.

/** The same object without members that are empty texts, at any depth; lists stay as they are. */
export function withoutEmptyTexts<Input extends object>(input: Input): Input {
  const kept = Object.entries(input).flatMap(([name, value]) => {
    if (value === '' || value === undefined) return [];
    return [[name, isPlain(value) ? withoutEmptyTexts(value) : value] as const];
  });
  return Object.fromEntries(kept) as Input;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
