// Which folders become one does not depend on the order: against the definition, over the whole set at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectTree } from './object-tree.ts';

const LIMIT = 3;

function shown(objects: readonly (readonly string[])[]): Map<string, string[]> {
  const merge = (group: string[], into: string[]): void => void into.push(...group);
  const tree = objectTree<string[]>({ open: () => [], merge }, LIMIT);
  for (const parts of objects) tree.groupOf(parts).push(`${objects.indexOf(parts)}:${parts.join('/')}`);
  const result = new Map<string, string[]>();
  tree.visit((folder, name, group) => {
    result.set(JSON.stringify([...folder, name ?? '*']), group.toSorted());
  });
  return result;
}

/** The outermost folder of an object in which there are more than so many distinct names, of objects and of folders each. */
function defined(objects: readonly (readonly string[])[]): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const parts of objects) {
    let place = parts;
    for (let depth = 0; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth);
      const inside = objects.filter((other) => other.length > depth && folder.every((name, index) => other[index] === name));
      const names = new Set(inside.map((other) => `${other.length > depth + 1}${other[depth]}`));
      if (names.size <= LIMIT) continue;
      place = [...folder, '*'];
      break;
    }
    const key = JSON.stringify(place);
    result.set(key, [...(result.get(key) ?? []), `${objects.indexOf(parts)}:${parts.join('/')}`]);
  }
  return new Map([...result].map(([key, ids]) => [key, ids.toSorted()]));
}

const name = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
const objects = fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { maxLength: 40 });

test('folders become one by what was ever in them', () => {
  fc.assert(
    fc.property(objects, (all) => {
      expect(shown(all)).toEqual(defined(all));
    }),
  );
});
