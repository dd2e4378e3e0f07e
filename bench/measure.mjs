// Rates of several functions, taken in turns so that a busy moment of the machine strikes all alike.

const ROUNDS = 7;
const ROUND_MS = 250;

/**
 * Calls a second of each function, the median of several rounds. Functions may be asynchronous.
 * @param {Record<string, () => unknown>} functions
 * @returns {Promise<Record<string, number>>}
 */
export async function rates(functions) {
  const names = Object.keys(functions);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await round(functions[name], ROUND_MS);
  for (let i = 0; i < ROUNDS; i++) for (const name of names) samples[name].push(await round(functions[name], ROUND_MS));
  return Object.fromEntries(names.map((name) => [name, median(samples[name])]));
}

async function round(call, milliseconds) {
  const asynchronous = call() instanceof Promise;
  let batch = 1;
  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < milliseconds) {
    if (asynchronous) for (let i = 0; i < batch; i++) await call();
    else for (let i = 0; i < batch; i++) call();
    calls += batch;
    elapsed = performance.now() - start;
    if (batch < 4096) batch *= 2;
  }
  return (calls * 1000) / elapsed;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
