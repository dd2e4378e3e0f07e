// Divides all texts into classes that the given sets cannot tell apart, with a short text of each.
import { type Budget, Undecided } from '../budget.ts';
import { type Automaton, automatonOf, type Point } from './automaton.ts';
import { NOWHERE } from './literal-trie.ts';
import { withAll } from './sorted-numbers.ts';
import type { TextSet } from './text-set.ts';

export interface TextAtom {
  /** Numbers of the sets that have the texts of this class, ascending. */
  readonly sets: readonly number[];
  readonly text: string;
}

/**
 * The classes of all texts, or of those of `within`: no two have the same sets, none is empty, and together they are everything.
 * Breadth first, so that texts are short. Throws Undecided beyond the budget.
 */
export function atomiseText(sets: readonly TextSet[], budget: Budget, within?: TextSet): readonly TextAtom[] {
  const automaton = automatonOf(sets);
  const { trie } = automaton;
  const domain = within && automatonOf([within]);
  const atoms = new Map<string, TextAtom>();
  const points: Point[] = [automaton.start];
  const inside: (Point | undefined)[] = [domain?.start];
  const cameFrom: number[] = [-1];
  const cameBy: number[] = [0];
  const seen = new Set([keyOf(automaton.start, domain?.start)]);

  const textTo = (index: number): string => {
    let text = '';
    for (let at = index; (cameFrom[at] as number) >= 0; at = cameFrom[at] as number)
      text = String.fromCharCode(cameBy[at] as number) + text;
    return text;
  };
  /** Whether the class has a text by now. `text` is only asked for until there is one. */
  const note = (met: readonly number[], text: () => string | undefined): boolean => {
    const key = met.join(',');
    if (atoms.has(key)) return true;
    const found = text();
    if (found === undefined) return false;
    if (atoms.size >= budget.atoms) throw new Undecided('too many classes of values');
    atoms.set(key, { sets: met, text: found });
    return true;
  };
  /** All that begins with the text at a point where only the trie tells texts apart. */
  const readOff = (index: number): void => {
    const { sunk: before, node: top } = points[index] as Point;
    const begin = textTo(index);
    const waiting: [node: number, rest: string, sunk: readonly number[], at: Point | undefined, noted: boolean][] = [];
    waiting.push([top, '', before, inside[index], false]);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [node, rest, above, at] = next;
      let noted = next[4];
      if (domain !== undefined && at !== undefined && isDead(at)) continue;
      const ending = node === NOWHERE ? NONE : trie.ending(node);
      const sunk = node === NOWHERE ? above : withAll(above, trie.beginning(node));
      const has = (point: Point | undefined): boolean => domain === undefined || domain.accepted(point as Point).length > 0;
      if (ending.length > 0) note(withAll(sunk, ending), () => (has(at) ? begin + rest : undefined));
      if (!noted || sunk !== above) {
        noted = note(sunk, () => {
          const units = new Set(node === NOWHERE ? NONE : trie.units(node));
          const other = continuation(domain, at, units);
          return other === undefined ? (ending.length === 0 && has(at) ? begin + rest : undefined) : begin + rest + other;
        });
      }
      if (node === NOWHERE) continue;
      for (const unit of trie.units(node)) {
        waiting.push([trie.child(node, unit), rest + String.fromCharCode(unit), sunk, at && (domain as Automaton).step(at, unit), noted]);
      }
    }
  };

  for (let index = 0; index < points.length; index++) {
    const point = points[index] as Point;
    const at = inside[index];
    if (point.positions.length === 0) {
      readOff(index);
      continue;
    }
    if (domain === undefined || domain.accepted(at as Point).length > 0) note(automaton.accepted(point), () => textTo(index));
    const units = new Set(automaton.units(point));
    if (domain !== undefined) for (const unit of domain.units(at as Point)) units.add(unit);
    for (const unit of [otherUnit(units), ...units]) {
      const within = at && (domain as Automaton).step(at, unit);
      if (within !== undefined && isDead(within)) continue;
      const next = automaton.step(point, unit);
      const key = keyOf(next, within);
      if (seen.has(key)) continue;
      if (points.length >= budget.states) throw new Undecided('the patterns of one key overlap in too many ways');
      seen.add(key);
      points.push(next);
      inside.push(within);
      cameFrom.push(index);
      cameBy.push(unit);
    }
  }
  return [...atoms.values()];
}

const NONE: readonly number[] = [];
/** Longest text that is thought out to bring a beginning into the domain. */
const LONGEST = 40;

/** Texts of the domain no longer begin so. */
function isDead({ positions, sunk, node }: Point): boolean {
  return positions.length === 0 && sunk.length === 0 && node === NOWHERE;
}

/** A text of at least one unit that does not begin with one of `units` and ends within the domain; undefined if there is none. */
function continuation(domain: Automaton | undefined, from: Point | undefined, units: ReadonlySet<number>): string | undefined {
  if (domain === undefined || from === undefined) return String.fromCharCode(otherUnit(units));
  let layer: readonly (readonly [Point, string])[] = [[from, '']];
  const seen = new Set<string>();
  for (let length = 1; length <= LONGEST && layer.length > 0; length++) {
    const next: (readonly [Point, string])[] = [];
    for (const [point, text] of layer) {
      const told = domain.units(point);
      const other = otherUnit(length === 1 ? new Set([...told, ...units]) : told);
      for (const unit of [other, ...told]) {
        if (length === 1 && units.has(unit)) continue;
        const reached = domain.step(point, unit);
        if (isDead(reached)) continue;
        const whole = text + String.fromCharCode(unit);
        if (domain.accepted(reached).length > 0) return whole;
        const key = keyOf(reached, undefined);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push([reached, whole]);
      }
    }
    layer = next;
  }
  return undefined;
}

function keyOf({ positions, sunk, node }: Point, within: Point | undefined): string {
  const own = `${positions.join(',')}|${sunk.join(',')}|${node}`;
  return within === undefined ? own : `${own}|${keyOf(within, undefined)}`;
}

const PLEASANT = Array.from('axbcdefghijklmnopqrstuvwyz0123456789-_.AXBCDEFGHIJKLMNOPQRSTUVWYZ', (letter) => letter.charCodeAt(0));

/** A unit that is none of these; letters first, so that examples can be read. */
function otherUnit(units: ReadonlySet<number>): number {
  for (const unit of PLEASANT) if (!units.has(unit)) return unit;
  for (let unit = 0x4e00; ; unit++) if (!units.has(unit)) return unit;
}
