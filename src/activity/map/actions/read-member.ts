// Reading values of an event's parameters, whose shape nothing promises.
import type { EventMembers } from './event-facts.ts';

/** The member of that name when it is a string with something in it, or, as in old events of S3, a list of one such string. */
export function textMember(members: EventMembers, name: string): string | undefined {
  const value = members.get(name);
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof single === 'string' && single !== '' ? single : undefined;
}

/** The member of an object, its own and not one of JavaScript's; undefined for anything but an object. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** As `memberOf`, when it is a string with something in it. */
export function textOf(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' && member !== '' ? member : undefined;
}

/**
 * The elements of a list, also as EC2 has them: `{"items": […]}`, and one element alone where its newer operations mark elements with
 * `"tag": 1`. Empty for
 * anything else.
 */
export function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof memberOf(value, 'tag') === 'number') return [value];
  const items = memberOf(value, 'items') ?? memberOf(value, 'item');
  return Array.isArray(items) ? items : [];
}

const spellings = new Map<string, readonly string[]>();

/**
 * `roleArn` and `RoleArn` for `roleArn`: most services log members in lower camel case, some as in their API. For names of tables, not of events: they are kept.
 */
export function bothCases(name: string): readonly string[] {
  let both = spellings.get(name);
  if (both === undefined) {
    const upper = name.slice(0, 1).toUpperCase() + name.slice(1);
    both = upper === name ? [name] : [name, upper];
    spellings.set(name, both);
  }
  return both;
}

/** The first member there is of the names, in either case. */
export function firstMember(
  members: EventMembers,
  names: readonly string[],
): { readonly name: string; readonly value: unknown } | undefined {
  if (members.size === 0) return undefined;
  for (const given of names) {
    for (const name of bothCases(given)) {
      const value = members.get(name);
      if (value !== undefined && value !== null) return { name, value };
    }
  }
  return undefined;
}

/**
 * What stands at `first.second…` of the members: each step in either case, and through the elements of lists. Empty where there is
 * nothing.
 */
export function valuesAt(members: EventMembers, path: string): readonly unknown[] {
  const [first = '', ...rest] = path.split('.');
  let values: readonly unknown[] = [firstMember(members, [first])?.value].filter((value) => value !== undefined);
  for (const step of rest) values = values.flatMap((value) => under(value, step));
  return values.flatMap((value) => (isList(value) ? elementsOf(value) : [value]));
}

function under(value: unknown, step: string): readonly unknown[] {
  const outer = isList(value) ? elementsOf(value) : [value];
  return outer.flatMap((each) => {
    const found = bothCases(step)
      .map((name) => memberOf(each, name))
      .find((inner) => inner !== undefined && inner !== null);
    return found === undefined ? [] : [found];
  });
}

function isList(value: unknown): boolean {
  return Array.isArray(value) || elementsOf(value).length > 0;
}
