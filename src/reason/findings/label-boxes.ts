// All ways, in labels, in which a formula can be true for one caller's group of actions.
import { type Bits, intersect, keyOfBits } from '../search/bits.ts';
import type { Formula } from '../search/formula.ts';
import { firstPath, type LabelledClass, nextStage, type Path, truthBefore, visit, type Walk } from '../layers/walk.ts';
import { type LabelledKey, minimal } from './condition-labels.ts';

/** Labels of open keys; of each key the smallest that the values of the path have. */
export interface LabelBox {
  /** By lower-case key; keys without a label are not in it. */
  readonly labels: ReadonlyMap<string, readonly number[]>;
  readonly path: Path;
}

/** A stage with no label, or that nobody looks at, tells nothing apart: there the first way is taken. */
export function labelBoxes(
  walk: Walk,
  keys: ReadonlyMap<string, LabelledKey>,
  start: Bits,
  formula: Formula,
  admits: (dimension: string, found: LabelledClass) => boolean,
): readonly LabelBox[] {
  const known = new Map<string, readonly LabelBox[]>();
  const failed = new Set<string>();
  const from = (first: number, live: Bits): readonly LabelBox[] => {
    const truth = truthBefore(walk, first, formula, live);
    if (truth === 'false') return NONE;
    if (truth === 'true') return ALL;
    const at = nextStage(walk, first, live);
    const stage = walk.stages[at];
    if (stage === undefined) return NONE;
    const key = keys.get(stage.dimension);
    if (key === undefined) {
      const path = firstPath(walk, at, live, formula, admits, failed);
      return path === undefined ? NONE : [{ labels: NO_LABELS, path }];
    }
    const nodeKey = `${at} ${keyOfBits(live)}`;
    const before = known.get(nodeKey);
    if (before !== undefined) return before;
    visit(walk);
    const boxes = new Map<string, LabelBox>();
    const tried = new Set<string>();
    for (const found of stage.classes()) {
      const next = intersect(live, found.mask);
      const smallest = minimal(found.labels, key.isWithin);
      const tryKey = `${keyOfBits(next)} ${smallest.join(',')}`;
      if (tried.has(tryKey)) continue;
      tried.add(tryKey);
      for (const rest of from(at + 1, next)) {
        const labels = smallest.length === 0 ? rest.labels : new Map([[key.name, smallest], ...rest.labels]);
        const boxKey = [...labels].map(([name, numbers]) => `${name} ${numbers.join(',')}`).join(';');
        if (!boxes.has(boxKey)) boxes.set(boxKey, { labels, path: [[stage.dimension, found.value], ...rest.path] });
      }
    }
    const list = [...boxes.values()];
    known.set(nodeKey, list);
    return list;
  };
  return from(0, start);
}

const NO_LABELS: LabelBox['labels'] = new Map();
const NONE: readonly LabelBox[] = [];
const ALL: readonly LabelBox[] = [{ labels: NO_LABELS, path: [] }];
