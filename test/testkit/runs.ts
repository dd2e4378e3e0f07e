// How many cases a property gets: `RUNS=50` makes them fifty times as many in each.

/** `usual` is the number for `npm test`. */
export function runs(usual: number): number {
  return Math.ceil(usual * Number(process.env['RUNS'] ?? '1'));
}
