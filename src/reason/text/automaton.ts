// All patterns of several sets as one automaton, walked from its beginning: where each pattern stands, and which sets are met for good.
import { type LiteralTrie, literalTrie, NOWHERE } from './literal-trie.ts';
import type { TextPattern, TextSet } from './text-set.ts';
import { COLON, DIGIT, EITHER_CASE, ONE_IN_PART, RUN, RUN_IN_PART, unitMatches } from './tokens.ts';
import { withAll } from './sorted-numbers.ts';

/** One point of the walk. */
export interface Point {
  /** Tokens of patterns with wildcards inside that are reached, ascending. */
  readonly positions: readonly number[];
  /** Sets that whatever follows is in, ascending. */
  readonly sunk: readonly number[];
  /** Node of the trie of the other patterns. */
  readonly node: number;
}

const END = 0x7fff_ffff;

export interface Automaton {
  readonly trie: LiteralTrie;
  readonly start: Point;
  readonly step: (point: Point, unit: number) => Point;
  /** Units that some pattern tells from others here. */
  readonly units: (point: Point) => ReadonlySet<number>;
  /** Sets that the text so far is in, ascending. */
  readonly accepted: (point: Point) => readonly number[];
}

interface Owned {
  readonly pattern: TextPattern;
  readonly owners: number[];
}

/** The automaton of sets, which are numbered as given. */
export function automatonOf(sets: readonly TextSet[]): Automaton {
  const wild: Owned[] = [];
  const simple: Owned[] = [];
  for (const one of distinctPatterns(sets)) (one.pattern.text === undefined ? wild : simple).push(one);
  const trie = literalTrie(
    simple.map(({ pattern, owners }) => ({ text: pattern.text as string, owners, beginning: pattern.beginning === true })),
  );

  const tokens: number[] = [];
  const patternOf: number[] = [];
  const starts: number[] = [];
  for (const [index, { pattern }] of wild.entries()) {
    starts.push(tokens.length);
    for (const token of pattern.tokens) {
      tokens.push(token);
      patternOf.push(index);
    }
    tokens.push(END);
    patternOf.push(index);
  }
  const ownersAt = (position: number): readonly number[] => (wild[patternOf[position] as number] as Owned).owners;

  const settle = (reached: number[], sunkBefore: readonly number[], node: number): Point => {
    let sunk = node === NOWHERE ? sunkBefore : withAll(sunkBefore, trie.beginning(node));
    let open = reached;
    for (const position of reached) {
      if (tokens[position] !== RUN || tokens[position + 1] !== END) continue;
      sunk = withAll(sunk, ownersAt(position));
      open = open.filter((one) => one !== position);
    }
    if (sunk.length > 0 && open.length > 0) open = open.filter((position) => !ownersAt(position).every((owner) => sunk.includes(owner)));
    return { positions: dominated(open), sunk, node };
  };
  /** Ascending and once each; behind a later run of the same pattern whatever an earlier position can reach is reached already. */
  const dominated = (positions: number[]): readonly number[] => {
    if (positions.length < 2) return positions;
    positions.sort((a, b) => a - b);
    const kept: number[] = [];
    let runOf = -1;
    for (let i = positions.length - 1; i >= 0; i--) {
      const position = positions[i] as number;
      const pattern = patternOf[position] as number;
      if (pattern === runOf || position === kept.at(-1)) continue;
      kept.push(position);
      if (tokens[position] === RUN) runOf = pattern;
    }
    return kept.reverse();
  };

  return {
    trie,
    start: settle(starts, [], trie.root),
    step: ({ positions, sunk, node }, unit) => {
      const reached: number[] = [];
      for (const position of positions) {
        let at = position;
        const token = tokens[at] as number;
        if (token === RUN || token === RUN_IN_PART) {
          if (token === RUN || unit !== COLON) reached.push(at);
          at += 1;
        }
        const wanted = tokens[at] as number;
        if (wanted !== END && wanted !== RUN && wanted !== RUN_IN_PART && unitMatches(wanted, unit)) reached.push(at + 1);
      }
      return settle(reached, sunk, node === NOWHERE ? NOWHERE : trie.child(node, unit));
    },
    units: ({ positions, node }) => {
      const units = new Set<number>();
      for (const position of positions) {
        const token = tokens[position] as number;
        addUnits(units, token);
        if (token === RUN || token === RUN_IN_PART) addUnits(units, tokens[position + 1] as number);
      }
      if (node !== NOWHERE) for (const unit of trie.units(node)) units.add(unit);
      return units;
    },
    accepted: ({ positions, sunk, node }) => {
      let met = sunk;
      for (const position of positions) {
        const token = tokens[position] as number;
        if (token === END || (token === RUN_IN_PART && tokens[position + 1] === END)) met = withAll(met, ownersAt(position));
      }
      return node === NOWHERE ? met : withAll(met, trie.ending(node));
    },
  };
}

function addUnits(units: Set<number>, token: number): void {
  if (token >= 0) {
    if (token === END) return;
    if (token < EITHER_CASE) units.add(token);
    else {
      units.add(token - EITHER_CASE);
      units.add(
        String.fromCharCode(token - EITHER_CASE)
          .toUpperCase()
          .charCodeAt(0),
      );
    }
  } else if (token === RUN_IN_PART || token === ONE_IN_PART) units.add(COLON);
  else if (token === DIGIT) for (let digit = 48; digit < 58; digit++) units.add(digit);
}

function distinctPatterns(sets: readonly TextSet[]): readonly Owned[] {
  const byKey = new Map<string, Owned>();
  for (let set = 0; set < sets.length; set++) {
    for (const pattern of (sets[set] as TextSet).patterns) {
      const known = byKey.get(pattern.key);
      if (known === undefined) byKey.set(pattern.key, { pattern, owners: [set] });
      else if (known.owners.at(-1) !== set) known.owners.push(set);
    }
  }
  return [...byKey.values()];
}
