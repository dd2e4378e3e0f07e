// Values for several variables, in all combinations or as many as are wanted.

export interface Combinations {
  /** A value for each variable, in the order of the variables; undefined: it has none. */
  readonly combinations: readonly (readonly (string | undefined)[])[];
  /** Whether these are all. */
  readonly all: boolean;
}

/** `candidates`: what a variable may be, given what those before it are. */
export function combine(
  variables: readonly string[],
  candidates: (chosen: readonly (string | undefined)[], variable: string) => readonly (string | undefined)[],
  most: number,
): Combinations {
  const combinations: (readonly (string | undefined)[])[] = [];
  const choose = (chosen: readonly (string | undefined)[]): boolean => {
    const variable = variables[chosen.length];
    if (variable === undefined) return combinations.push(chosen) < most;
    return candidates(chosen, variable).every((value) => choose([...chosen, value]));
  };
  const all = choose([]);
  return { combinations, all };
}
