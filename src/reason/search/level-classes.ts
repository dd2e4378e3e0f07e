// The classes of one level: those of actions that services have, likely ones, all.
import { atomiseKnownActions } from '../actions/atomise-known-actions.ts';
import type { Budget } from '../budget.ts';
import { atomiseDimension, type DimensionAtom, type DimensionValue } from '../system/atomise-dimension.ts';
import type { Dimension } from '../system/system.ts';
import type { Test } from '../system/test.ts';
import { type Bits, keyOfBits, meets } from './bits.ts';
import { holdsForValue, likelyValues } from './likely-values.ts';

/** Values of one dimension that leave the same boxes standing. */
export interface LevelClass {
  /** Boxes that they do not refute. */
  readonly mask: Bits;
  readonly value: DimensionValue;
}

/** A test with the boxes that have it. */
export interface LevelPart {
  readonly test: Test;
  readonly boxes: Bits;
}

export type ClassesOf = (parts: readonly LevelPart[]) => readonly LevelClass[];

/** So many parts of a level are divided by themselves; then the level is divided as a whole. */
const MOST_PARTIAL = 12;

export const ACTION_LEVEL = 'action';

/** Classes of the tests that are given, which are all tests of a level or some of them; remembered. Throws Undecided beyond the budget. */
export function classesWithin(dimension: Dimension, all: readonly LevelPart[], budget: Budget): ClassesOf {
  return remembered(all, (parts) =>
    classesOf(
      atomiseDimension(
        dimension,
        parts.map(({ test }) => test),
        budget,
      ),
      parts,
    ),
  );
}

/** Classes of the actions that the catalog has. */
export function knownClasses(all: readonly LevelPart[]): ClassesOf {
  return remembered(all, (parts) => classesOf(atomiseKnownActions(parts.map(({ test }) => test)), parts));
}

function remembered(all: readonly LevelPart[], make: ClassesOf): ClassesOf {
  const made = new Map<string, readonly LevelClass[]>();
  return (wanted) => {
    let parts = wanted;
    let key = keyOfParts(all, parts);
    if (made.size >= MOST_PARTIAL && !made.has(key)) {
      parts = all;
      key = keyOfParts(all, all);
    }
    let classes = made.get(key);
    if (classes === undefined) {
      classes = make(parts);
      made.set(key, classes);
    }
    return classes;
  };
}

function keyOfParts(all: readonly LevelPart[], parts: readonly LevelPart[]): string {
  if (parts.length === all.length) return '';
  const own = new Set(parts);
  return all.map((part) => (own.has(part) ? 1 : 0)).join('');
}

/** Classes for the boxes that are left, with the likely ones first. */
export function* waysOf(
  dimension: Dimension,
  parts: readonly LevelPart[],
  known: ClassesOf | undefined,
  classes: ClassesOf | undefined,
  live: Bits,
  wanted: Bits,
): Iterable<LevelClass> {
  const left = parts.filter(({ boxes }) => meets(boxes, live));
  if (known !== undefined) yield* known(left);
  if (classes === undefined) return;
  if (known === undefined) {
    const tests = left.map(({ test }) => test);
    const liked = left.filter(({ boxes }) => meets3(boxes, live, wanted)).map(({ test }) => test);
    for (const value of likelyValues(dimension, liked, tests)) {
      const mask = fullMask(live.length);
      for (const { test, boxes } of left) if (!holdsForValue(test, value)) refute(mask, boxes);
      yield { mask, value };
    }
  }
  yield* classes(left);
}

function classesOf(atoms: readonly DimensionAtom[], parts: readonly LevelPart[]): readonly LevelClass[] {
  const classes = new Map<string, LevelClass>();
  const words = parts[0]?.boxes.length ?? 0;
  for (const { holds, value } of atoms) {
    const mask = fullMask(words);
    for (let i = 0; i < parts.length; i++) if (holds[i] !== true) refute(mask, (parts[i] as LevelPart).boxes);
    const key = keyOfBits(mask);
    if (!classes.has(key)) classes.set(key, { mask, value });
  }
  return [...classes.values()];
}

function fullMask(words: number): Bits {
  return new Int32Array(words).fill(-1);
}

function refute(mask: Bits, boxes: Bits): void {
  for (let word = 0; word < mask.length; word++) mask[word] = (mask[word] as number) & ~(boxes[word] as number);
}

function meets3(a: Bits, b: Bits, c: Bits): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number) & (c[i] as number)) !== 0) return true;
  return false;
}
