// Matches names of actions against patterns with `*` and `?`, in any case.

/** Whether the whole of `text` matches. Two pointers and one point of return, so no pattern takes exponential time. */
export function nameMatches(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < given.length) {
    if (wanted[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < wanted.length && (wanted[p] === '?' || wanted[p] === given[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (wanted[p] === '*') p++;
  return p === wanted.length;
}
