// Finds the known name that somebody most likely meant.

/** Names longer than this are not compared. */
const LONGEST = 64;

/** The name that differs only in case, or by at most two edits; undefined if none comes that close. */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  if (text.length > LONGEST) return undefined;
  const lower = text.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.ceil(text.length / 2));
  for (const name of names) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance >= bestDistance) continue;
    best = name;
    bestDistance = distance;
  }
  return best;
}

/** Levenshtein distance, one row at a time. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left.charCodeAt(i - 1) === right.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
