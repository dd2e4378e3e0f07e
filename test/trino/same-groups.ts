// Whether two sets of groups are the same, and where they first differ.
import type { ActivityGroup } from '../../src/activity/activity-group.ts';

/** Nothing when they are equal as sets; else for people what differs, a few of each kind. */
export function differences(got: readonly ActivityGroup[], expected: readonly ActivityGroup[]): readonly string[] {
  const [left, right] = [textsOf(got), textsOf(expected)];
  const extra = [...left].filter((text) => !right.has(text));
  const missing = [...right].filter((text) => !left.has(text));
  const counts = got.length === expected.length ? [] : [`${got.length} groups instead of ${expected.length}`];
  return [
    ...counts,
    ...(extra.length + missing.length === 0 ? [] : [`${extra.length} that should not be there, ${missing.length} that are missing`]),
    ...extra
      .sort()
      .slice(0, 3)
      .map((text) => `not expected: ${text}`),
    ...missing
      .sort()
      .slice(0, 3)
      .map((text) => `missing:      ${text}`),
  ];
}

function textsOf(groups: readonly ActivityGroup[]): ReadonlySet<string> {
  return new Set(groups.map((group) => JSON.stringify(sorted(group))));
}

/** Members in the order of their names. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
