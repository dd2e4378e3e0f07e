// Whether one pattern matches everything that another does.

/** `*` and `?` are wildcards on both sides. A pattern covers another when it matches it read as text, with its wildcards met by wildcards. */
export function covers(wide: string, narrow: string): boolean {
  let reach = close(new Uint8Array(wide.length + 1).fill(1, 0, 1), wide);
  for (const token of narrow) {
    const next = new Uint8Array(wide.length + 1);
    for (let at = 0; at <= wide.length; at++) {
      if (reach[at] === 0) continue;
      const own = wide[at];
      if (own === '*') next[at] = 1;
      // A run is met by a run alone: one character would not do.
      else if (own !== undefined && token !== '*' && (own === '?' || own === token)) next[at + 1] = 1;
    }
    reach = close(next, wide);
  }
  return reach[wide.length] === 1;
}

function close(reach: Uint8Array, wide: string): Uint8Array {
  for (let at = 0; at < wide.length; at++) if (reach[at] === 1 && wide[at] === '*') reach[at + 1] = 1;
  return reach;
}
