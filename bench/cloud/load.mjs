// Load on a server: some connections that each send their next request when the last is answered.
import { Connection } from './connection.mjs';

/**
 * Sends requests in turn over `clients` connections for some milliseconds. Every answer must have the status 200.
 * @param {number} port
 * @param {readonly Buffer[]} requests
 * @returns {Promise<{ rate: number, latencies: Float64Array }>} answers a second, and how long each took in milliseconds, in order of size
 */
export async function load(port, requests, clients, milliseconds) {
  const latencies = [];
  const begun = performance.now();
  const end = begun + milliseconds;
  const work = async (client) => {
    const connection = new Connection(port);
    try {
      for (let next = client; ; next += clients) {
        const start = performance.now();
        if (start >= end) return;
        expectSuccess(await connection.send(requests[next % requests.length]));
        latencies.push(performance.now() - start);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return { rate: (latencies.length * 1000) / (performance.now() - begun), latencies: Float64Array.from(latencies).sort() };
}

/** Sends each request once, in order, over `clients` connections. */
export async function sendAll(port, requests, clients) {
  let next = 0;
  const work = async () => {
    const connection = new Connection(port);
    while (next < requests.length) expectSuccess(await connection.send(requests[next++]));
    connection.close();
  };
  await Promise.all(Array.from({ length: clients }, work));
}

function expectSuccess({ status, bytes }) {
  if (status < 200 || status > 299) throw new Error(`answered ${bytes.toString('latin1')}`);
}
