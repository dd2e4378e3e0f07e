// The patterns that stand for the recorded resources, as wide as was asked and no wider.
import { sharedFolders } from './shared-folders.ts';
import { escapePattern, isNameable } from './escape-pattern.ts';
import { exactPattern, namePattern } from './exact-pattern.ts';
import type { ResourceDetail } from './generated-policy.ts';
import { type ResourceShape, resourceShape } from './resource-shape.ts';
import { soundPattern } from './sound-pattern.ts';

export interface ResourcePattern {
  readonly pattern: string;
  /** For people: why it is wider than what was asked; absent when it is not. */
  readonly note?: string;
}

/** An action with a resource that it was authorized on: an ARN or `*`. */
export interface ActionResourcePair {
  readonly action: string;
  readonly resource: string;
  /** As in `UsedAction`. */
  readonly patterns: true | undefined;
}

function noteOn({ resource, patterns }: ActionResourcePair, detail: ResourceDetail): string | undefined {
  const head = resource.split(':', 5).join(':');
  if (patterns !== true && head.includes('*')) return `the event itself has \`*\` where an account or a Region stands: ${head}`;
  // A whole type is as wide as it was asked to be, whatever the names.
  return detail === 'type' || isNameable(resource) ? undefined : '`*` stands for characters that no policy can hold (beyond U+00FF)';
}

/** Asked for each pair that was given. Prefixes are those of all resources of a type, whatever the action, so that actions share them. */
export function resourcePatterns(
  pairs: readonly ActionResourcePair[],
  detail: ResourceDetail,
): (pair: ActionResourcePair) => ResourcePattern {
  const shapes = new Map<string, ResourceShape | undefined>();
  const shapeOf = ({ action, resource }: ActionResourcePair): ResourceShape | undefined => {
    const id = `${action} ${resource}`;
    if (!shapes.has(id)) shapes.set(id, resourceShape(action, resource));
    return shapes.get(id);
  };
  const folders = detail === 'prefix' ? foldersByParent(pairs.flatMap((pair) => shapeOf(pair) ?? [])) : undefined;
  const sound = new Map<string, ResourcePattern>();
  return (pair) => {
    if (detail === 'any' || pair.resource === '*') return { pattern: '*' };
    const shape = detail === 'exact' ? undefined : shapeOf(pair);
    const wanted =
      shape === undefined
        ? exactPattern(pair.resource, pair.patterns)
        : folders === undefined
          ? typePattern(shape)
          : prefixPattern(shape, folders, pair.patterns);
    if (wanted === undefined) return { pattern: '*', note: `${JSON.stringify(pair.resource)} is no ARN` };
    const known = sound.get(wanted) ?? soundPattern(wanted);
    sound.set(wanted, known);
    const note = known.note ?? noteOn(pair, detail);
    return note === undefined ? known : { ...known, note };
  };
}

function typePattern({ head, pieces }: ResourceShape): string {
  return head + pieces.map((piece) => escapePattern(piece).pattern).join('*');
}

/** Folders by what stands before the last name of the shape. */
type FoldersByParent = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

function foldersByParent(shapes: readonly ResourceShape[]): FoldersByParent {
  const byParent = new Map<string, { readonly names: Set<string>; readonly rootToo: boolean }>();
  for (const shape of shapes) {
    const parent = parentOf(shape);
    const family = byParent.get(parent) ?? { names: new Set<string>(), rootToo: shape.names.length > 1 };
    byParent.set(parent, family);
    family.names.add(shape.names.at(-1) ?? '');
  }
  return new Map([...byParent].map(([parent, { names, rootToo }]) => [parent, sharedFolders(names, rootToo)]));
}

function parentOf({ family, names }: ResourceShape): string {
  return JSON.stringify([family, ...names.slice(0, -1)]);
}

/** All names stay but the last, of which the folder stays. */
function prefixPattern(shape: ResourceShape, folders: FoldersByParent, patterns: true | undefined): string {
  const { head, pieces, names } = shape;
  const last = names.at(-1) ?? '';
  const folder = folders.get(parentOf(shape))?.get(last);
  const service = head.split(':')[2] ?? '';
  const ending = folder === undefined ? namePattern(last, service, patterns) : `${namePattern(folder, service, patterns)}*`;
  let pattern = head;
  for (const [i, piece] of pieces.entries()) {
    pattern += escapePattern(piece).pattern;
    const name = names[i];
    if (name !== undefined) pattern += i === names.length - 1 ? ending : namePattern(name, service, patterns);
  }
  return pattern;
}
