// What a variable of a policy must be for its value to be a text.

/** The part of a value that a variable stands for, if it is the only one and what surrounds it is text. */
export function valueWithin(template: string, value: string): string | undefined {
  const [before = '', after = '', ...more] = template.split(/\$\{[^}]*\}/);
  if (more.length > 0 || !value.startsWith(before) || !value.endsWith(after)) return undefined;
  return before.length + after.length < value.length ? value.slice(before.length, value.length - after.length) : undefined;
}
