// Whether a value read from XML lacks members that the model requires.
import type { LinkedShape } from '../linked-shape.ts';

/** `value` was read by the shape. Amazon S3 calls such documents malformed; other services check their inputs later. */
export function lacksRequired(shape: LinkedShape, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (shape.kind === 'list') return (value as readonly unknown[]).some((item) => lacksRequired(shape.member.shape, item));
  if (shape.kind !== 'structure') return false;
  const values = value as Readonly<Record<string, unknown>>;
  return shape.members.some(({ name, required, shape: member }) => {
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    return given === undefined ? required : lacksRequired(member, given);
  });
}
