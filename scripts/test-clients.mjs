// Runs the scenarios with the real clients that are on this machine, and says which are missing and how to get them.
import { CLIENTS, findClients } from './clients/find-clients.mjs';
import { reportCounts } from './report-counts.mjs';
import { runVitest } from './run-vitest.mjs';

const found = findClients();
const missing = CLIENTS.filter(({ key }) => found[key] === undefined);

for (const { key, name } of CLIENTS) {
  const client = found[key];
  if (client !== undefined) console.log(`found    ${name}: ${client.version} (${client.program})`);
}
for (const client of missing) console.log(`missing  ${client.name}: ${howToGet(client)}`);

process.env['WARIIN_CLIENTS'] = JSON.stringify(found);
const results = await runVitest(['--project', 'clients', ...process.argv.slice(2)]);

if (missing.length > 0) {
  console.log(`\nNOT RUN, as the client is missing: ${missing.map(({ name }) => name).join(', ')}`);
  for (const client of missing) console.log(`  ${client.name}: ${howToGet(client)}`);
}
// Where everything that can be installed is installed, a client that is missing nevertheless must not go unnoticed.
if (process.env['CI'] === 'true') {
  for (const { name, apt } of missing) if (apt !== undefined) results.failures.push(`${name} can be installed, and is missing`);
}
reportCounts('clients', results);

function howToGet({ apt, install }) {
  return install ?? `apt-get install --no-install-recommends ${apt}`;
}
