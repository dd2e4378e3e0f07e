// An organization of a thousand accounts analyzed: from the text of its files to the findings, and the memory that it takes.
import { analyzeEstate } from '../dist/analyze/analyze-estate.js';
import { loadEstate } from '../dist/estate/load-estate.js';
import { generateOrganization } from './analyze-estate.mjs';

const SIZE = { accounts: 1000, principals: 100_000, resources: 100_000 };
const SECONDS_MAX = 60;
const BYTES_MAX = 2e9;

/** @returns {Promise<{name: string, value: number}[]>} */
export async function run() {
  const files = generateOrganization(SIZE);
  const start = performance.now();
  const loaded = loadEstate(files);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('; '));
  const read = performance.now();
  const analyzed = analyzeEstate(loaded.value.estate, { kind: 'organization' }, { managedPolicy: () => undefined });
  if (!analyzed.ok) throw new Error(analyzed.error);
  const end = performance.now();
  const { findings, paths, coverage } = analyzed.value;
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(`analyze ${SIZE.accounts} accounts, ${SIZE.principals} principals, ${SIZE.resources} resources`);
  console.log(`analyze read ${seconds(read - start)} s, analyzed ${seconds(end - read)} s, peak ${(memory / 1e6).toFixed(0)} MB`);
  console.log(`analyze ${findings.length} findings, ${paths.length} paths, ${coverage.unknown.length} unknown`);
  return [
    { name: 'analyze.seconds-allowed', value: (SECONDS_MAX * 1000) / (end - start) },
    { name: 'analyze.memory-allowed', value: BYTES_MAX / memory },
  ];
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}
