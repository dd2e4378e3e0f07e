// What patterns still ask of a text of which the beginning is known, and what they ask of its first twelve digits.
import { textPattern, type TextSet } from '../text/text-set.ts';
import { RUN, RUN_IN_PART, unitMatches } from '../text/tokens.ts';

/** The texts that complete `prefix` to a text of the set. */
export function residual({ patterns }: TextSet, prefix: string): TextSet {
  return {
    patterns: patterns.flatMap(({ tokens }) => positionsAfter(tokens, new Set([0]), prefix).map((at) => textPattern(tokens.slice(at)))),
  };
}

/**
 * Sets that tell apart the runs of `length` digits with which a text may go on behind `prefix`: two that are in the same ones have the same
 * residuals behind them.
 */
export function digitSets({ patterns }: TextSet, prefix: string, length: number): readonly TextSet[] {
  return partSets(patterns, prefix, (tokens, from) => {
    let states = closed(tokens, new Set([from]));
    for (let i = 0; i < length; i++) states = stepped(tokens, states, mayBeDigit);
    return [...states];
  });
}

/** The same for runs of any length that end before a `stop`. */
export function partSetsUntil({ patterns }: TextSet, stop: string): readonly TextSet[] {
  const unit = stop.charCodeAt(0);
  return partSets(patterns, '', (tokens) =>
    tokens.flatMap((token, at) => (isRun(token) || unitMatches(token, unit) ? [at] : [])).concat(tokens.length),
  );
}

function partSets(
  patterns: TextSet['patterns'],
  prefix: string,
  ends: (tokens: readonly number[], from: number) => readonly number[],
): readonly TextSet[] {
  const sets = new Map<string, TextSet>();
  for (const { tokens } of patterns) {
    for (const from of positionsAfter(tokens, new Set([0]), prefix)) {
      for (const to of ends(tokens, from)) {
        const part = tokens.slice(from, to);
        if (part.length === 0 || part.every(isRun)) continue;
        const pattern = textPattern(part);
        sets.set(pattern.key, { patterns: [pattern] });
      }
    }
  }
  return [...sets.values()];
}

function positionsAfter(tokens: readonly number[], from: ReadonlySet<number>, text: string): readonly number[] {
  let states = closed(tokens, new Set(from));
  for (let i = 0; i < text.length && states.size > 0; i++) {
    const unit = text.charCodeAt(i);
    states = stepped(tokens, states, (token) => (token === RUN_IN_PART ? unit !== 58 : isRun(token) || unitMatches(token, unit)));
  }
  return [...states];
}

function stepped(tokens: readonly number[], states: ReadonlySet<number>, matches: (token: number) => boolean): Set<number> {
  const next = new Set<number>();
  for (const at of states) {
    const token = tokens[at];
    if (token !== undefined && matches(token)) next.add(isRun(token) ? at : at + 1);
  }
  return closed(tokens, next);
}

function closed(tokens: readonly number[], states: Set<number>): Set<number> {
  for (const at of states) if (isRun(tokens[at])) states.add(at + 1);
  return states;
}

function isRun(token: number | undefined): boolean {
  return token === RUN || token === RUN_IN_PART;
}

function mayBeDigit(token: number): boolean {
  return token < 0 || (token >= 48 && token <= 57);
}
